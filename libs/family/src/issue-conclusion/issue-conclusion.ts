import { conclusionIssued } from '../catalogue/verification';
import { records } from '../shared/drafts';
import { surveyClause, violationIf } from '../shared/violations';
import { currentEpisode } from '../state';

/** C08: Issue a conclusion. */
export const issueConclusion = records(conclusionIssued, {
  name: 'issue-conclusion',
  number: 'C08',
  title: { ru: 'Вынести заключение', en: 'Issue a conclusion' },
  violations: (_body, state, { profile }) =>
    violationIf(!currentEpisode(state)?.surveyed, 'NO_SURVEY', surveyClause(profile)),
  example: {
    occurredOn: '2026-02-06',
    result: 'CONFIRMED',
    issuer: { agencyId: 'kdn-1', officerId: 'off-1' },
    familyCriteria: [{ code: 'FG-01', present: true }],
    dangerLevel: 'MEDIUM',
    conclusionText: 'Обстоятельства подтверждены',
    recommendedTrack: 'SOP',
  },
});
