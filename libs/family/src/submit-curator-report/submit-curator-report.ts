import { curatorReportSubmitted } from '../catalogue/reports';
import { records } from '../shared/drafts';

/** C29: the curator's analysis of a quarter; meets DL-22, starts DL-23. */
export const submitCuratorReport = records(curatorReportSubmitted, {
  name: 'submit-curator-report',
  number: 'C29',
  title: { ru: 'Представить отчёт куратора', en: "Submit the curator's report" },
  example: {
    occurredOn: '2026-04-07',
    quarter: '2026-Q1',
    measuresPlanned: 6,
    measuresDone: 4,
    measuresNotDone: 2,
    familyObligations: 'Посещение занятий обеспечено',
    dynamics: 'BETTER',
    conclusions: 'Обстановка улучшается',
    proposals: 'Продолжить работу',
    proposedDecision: 'DT-KEEP',
  },
});
