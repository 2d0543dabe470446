import { opt } from '@kurator/kernel';
import { curatorReportApproved } from '../catalogue/reports';
import { draft, envelope, useCase } from '../shared/drafts';
import { EVENT, resolutionOn, VOTES } from '../shared/examples';
import { adopted } from '../shared/resolutions';
import { votes } from '../shared/structures';

/** C29: the commission approves the curator's material of a quarter (KOCHKI 2.2.5); meets DL-23. */
export const approveCuratorReport = useCase({
  name: 'approve-curator-report',
  number: 'C29',
  title: { ru: 'Утвердить отчёт куратора', en: "Approve the curator's report" },
  body: { ...curatorReportApproved.fields, votes: opt(votes) },
  emits: ['resolution-adopted', 'curator-report-approved'],
  example: {
    occurredOn: '2026-04-14',
    resolution: resolutionOn('12/3', '2026-04-14'),
    votes: VOTES,
    quarter: '2026-Q1',
    reportEventId: EVENT,
  },
  decide: ({ votes: cast, ...sent }, state, c) => [
    ...adopted(
      { resolution: sent.resolution, votes: cast },
      { decisionType: 'DT-REPORT-APPROVE', subjects: [{ kind: 'FAMILY' }] },
      { state, c },
    ),
    draft(curatorReportApproved, envelope(state, c), { data: sent }),
  ],
});
