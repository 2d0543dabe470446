import { dutiesAhead, type FamilyView } from '@kurator/family';
import type { FamilyProjection } from '@kurator/read-models';
import { dutyChanges } from './duty-changes';
import { emergencyChanges } from './emergencies';
import { levelOverdueChanges } from './level-overdue';
import { measureChanges } from './measures';
import { outcomeChanges } from './outcomes';
import { resultChanges } from './results';
import { visitChanges } from './visits';

export { dutyChanges, type Ending } from './duty-changes';
export { compliance, rulesOf, type Compliance, type ComplianceSums, type RuleFigures } from './compliance';
export { CASELOAD_DEFINITION, QUALITY_DEFINITIONS, type QualityDefinition } from './definitions';
export { monthsOf, reachedOn, type Stay } from './months';

/**
 * Process and quality (spec 8.2 F) as dated changes: duties by due day (`d|`), measures (`m|`), visits (`p|`), outcomes
 * (`o|`), repeats and lengths of registrations (`r|`, `l|`), emergencies (`e|`), results of OKTYABRSKY 15.1 (ST-41, ST-43), and the stock of overdue levels. None of
 * it has documents.
 */
export const quality: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'quality',
  version: 2,
  collections: [],
  render: (view) => {
    const duties = dutiesAhead(view);
    return {
      documents: {},
      changes: [
        ...dutyChanges(view, duties),
        ...measureChanges(view),
        ...visitChanges(view),
        ...outcomeChanges(view),
        ...levelOverdueChanges(view),
        ...emergencyChanges(view),
        ...resultChanges(view),
      ],
    };
  },
};
