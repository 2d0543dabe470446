import { dutiesAhead, type FamilyView } from '@kurator/family';
import type { FamilyProjection } from '@kurator/read-models';
import { dutyChanges } from './duty-changes';
import { emergencyChanges } from './emergencies';
import { levelOverdueChanges } from './level-overdue';
import { measureChanges } from './measures';
import { outcomeChanges } from './outcomes';
import { resultChanges } from './results';
import { visitChanges } from './visits';

export { dutyChanges, type Standing } from './duty-changes';
export {
  compliance,
  ofPeriod,
  rulesOf,
  runningOf,
  type Compliance,
  type ComplianceSums,
  type RuleFigures,
  type RunningTerms,
} from './compliance';
export { CASELOAD_DEFINITION, QUALITY_DEFINITIONS, type QualityDefinition } from './definitions';
export { qualityFigureAt, type QualityFigure, type QualitySource } from './figure-at';
export { monthsOf, reachedOn, type Stay } from './months';

/**
 * Process and quality (spec 8.2 F) as dated changes. Stocks, by the month in which they are due or began (ADR 031):
 * duties (`d|`), measures (`m|`), emergencies that kept their terms (`k|`), and the stock of overdue levels. Flows: visits (`p|`), outcomes (`o|`), repeats
 * and lengths of registrations (`r|`, `l|`), emergencies (`e|`), results of OKTYABRSKY 15.1 (ST-41, ST-43). None of it
 * has documents.
 */
export const quality: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'quality',
  version: 3,
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
        ...emergencyChanges(view, duties),
        ...resultChanges(view),
      ],
    };
  },
};
