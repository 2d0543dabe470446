import { dangerLevelAssessed } from '../catalogue/verification';
import { records } from '../shared/drafts';
import { SON } from '../shared/examples';
import type { Profile } from '@kurator/regulation';
import { param, violationIf } from '../shared/violations';
import { isOpenEmergency } from '../emergencies';

/** Only a regulation that defines danger levels speaks of a critical one (MARIEL 3.3). */
function levelsClause(profile: Profile): string | null {
  const levels = param(profile, 'dangerLevels');
  return Array.isArray(levels?.value) ? levels.clause : null;
}

/** C07: Assess the level of danger. */
export const assessDanger = records(dangerLevelAssessed, {
  name: 'assess-danger',
  number: 'C07',
  title: { ru: 'Определить уровень опасности', en: 'Assess the level of danger' },
  violations: ({ level }, state, { profile }) =>
    violationIf(
      level === 'CRITICAL' && !state.emergencies.some(isOpenEmergency),
      'CRITICAL_WITHOUT_EMERGENCY',
      levelsClause(profile),
    ),
  example: {
    occurredOn: '2026-02-06',
    level: 'MEDIUM',
    justification: 'Факты подтверждены, семье нужна помощь',
    appliesTo: [SON],
  },
});
