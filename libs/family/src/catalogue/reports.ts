import { code, int, oneOf, opt, reject, text, token, uuid, type Rejection } from '@kurator/kernel';
import { resolution } from '../shared/structures';
import { currentEpisode, type FamilyState } from '../state';
import { event } from './declare';

/** A quarter as reports name it, `2026-Q1`. */
export const quarter = () => token(7, '\\d{4}-Q[1-4]');

export const curatorReportSubmitted = event({
  name: 'curator-report-submitted',
  group: 'H',
  title: { ru: 'Представлен отчёт куратора', en: 'The curator reported' },
  source: 'KOCHKI 2.2.5, 4.8, 6.3; MARIEL 5.4',
  fields: {
    quarter: quarter(),
    measuresPlanned: int(0, 10_000),
    measuresDone: int(0, 10_000),
    measuresNotDone: int(0, 10_000),
    familyObligations: text(),
    dynamics: oneOf('BETTER', 'SAME', 'WORSE'),
    conclusions: text(),
    proposals: text(),
    proposedDecision: code('decisionTypes'),
  },
});

export const groupReportSubmitted = event({
  name: 'group-report-submitted',
  group: 'H',
  title: { ru: 'Представлен отчёт рабочей группы', en: 'The working group reported' },
  source: 'KOCHKI 3.4.3',
  fields: { quarter: quarter(), meetings: int(0, 1000), analysis: text() },
});

type Approved = { readonly quarter: string; readonly reportEventId: string };
/** Only a report of the same quarter can be approved (spec C29). */
const reported = (state: FamilyState, { quarter: of, reportEventId }: Approved): Rejection | null =>
  currentEpisode(state)?.monitoring.reports[reportEventId] === of
    ? null
    : reject('WRONG_STATE', { needed: 'curator-report-submitted', quarter: of }, 'reportEventId');

export const curatorReportApproved = event({
  name: 'curator-report-approved',
  group: 'H',
  title: { ru: 'Утверждён отчёт куратора', en: "The curator's report was approved" },
  source: 'KOCHKI 2.2.5',
  fields: { quarter: quarter(), reportEventId: uuid(), resolution, remarks: opt(text()) },
  possible: (state, { data }) => reported(state, data),
});
