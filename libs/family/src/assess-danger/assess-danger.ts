import { dangerLevelAssessed } from '../catalogue/verification';
import { records } from '../shared/drafts';
import { SON } from '../shared/examples';
import { violationIf } from '../shared/violations';
import { currentEpisode } from '../state';

/** C07: Assess the level of danger. */
export const assessDanger = records(dangerLevelAssessed, {
  name: 'assess-danger',
  number: 'C07',
  title: { ru: 'Определить уровень опасности', en: 'Assess the level of danger' },
  violations: ({ level }, state) =>
    violationIf(level === 'CRITICAL' && !currentEpisode(state)?.threat, 'CRITICAL_WITHOUT_EMERGENCY', '3.3'),
  example: {
    occurredOn: '2026-02-06',
    level: 'MEDIUM',
    justification: 'Факты подтверждены, семье нужна помощь',
    appliesTo: [SON],
  },
});
