import { groupReportSubmitted } from '../catalogue/reports';
import { records } from '../shared/drafts';

/** C29: the working group's analysis of a quarter; meets DL-21. */
export const submitGroupReport = records(groupReportSubmitted, {
  name: 'submit-group-report',
  number: 'C29',
  title: { ru: 'Представить отчёт рабочей группы', en: "Submit the group's report" },
  example: { occurredOn: '2026-04-07', quarter: '2026-Q1', meetings: 3, analysis: 'Мероприятия выполняются в срок' },
});
