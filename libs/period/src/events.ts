import {
  date,
  int,
  list,
  object,
  opt,
  ref,
  text,
  token,
  uuid,
  wholeDocument,
  type EventType,
  type Fields,
  type Infer,
} from '@kurator/kernel';
import type { Difference } from './differences';
import type { Frozen } from './frozen';

const period = token(7, '\\d{4}-Q[1-4]');
const oktmo = token(8);
/** The figures of a unit have no schema of their own: the register computes them, nobody sends them. */
const frozen = wholeDocument<Frozen>('frozen quarter');

const event = <N extends string, F extends Fields>(declared: {
  readonly name: N;
  readonly title: EventType<unknown>['title'];
  readonly source: string;
  readonly fields: F;
}) =>
  ({ ...declared, group: 'N', version: 1, upcasts: [], possible: () => null }) as const satisfies EventType<unknown>;

export const quarterReportSubmitted = event({
  name: 'quarter-report-submitted',
  title: { ru: 'Представлен квартальный отчёт', en: 'A quarter was reported' },
  source: 'IRKUTSK 51',
  fields: { unit: oktmo, institution: ref(), period, version: int(1), asOfDate: date(), signedBy: ref(), frozen },
});
export const quarterSummaryFormed = event({
  name: 'quarter-summary-formed',
  title: { ru: 'Сформирована сводка за квартал', en: "A quarter's summary was formed" },
  source: 'IRKUTSK 52',
  fields: {
    period,
    version: int(1),
    usedReports: list(object({ unit: oktmo, institution: ref(), version: int(1) }), 0, 1000),
    /** Units whose institution has not reported: their figures are the register's own. */
    missing: list(oktmo, 0, 1000),
    asOfPosition: token(64),
    checksum: token(64),
    signedBy: opt(ref()),
    /** The region first, then every unit of `missing`. */
    frozen: wholeDocument<readonly Frozen[]>('frozen quarters'),
  },
});
export const reportCorrected = event({
  name: 'report-corrected',
  title: { ru: 'Сводка за квартал исправлена', en: "A quarter's summary was corrected" },
  source: 'Spec 8.5 (proposal)',
  fields: {
    reportEventId: uuid(),
    period,
    oldVersion: int(1),
    newVersion: int(2),
    reason: text(2000),
    asOfPosition: token(64),
    checksum: token(64),
    differences: wholeDocument<readonly Difference[]>('differences of figures'),
    /** The region first, then every unit whose figures differ. */
    frozen: wholeDocument<readonly Frozen[]>('frozen quarters'),
  },
});
export type ReportSubmitted = Infer<typeof quarterReportSubmitted.fields>;
export type SummaryFormed = Infer<typeof quarterSummaryFormed.fields>;
export type ReportCorrected = Infer<typeof reportCorrected.fields>;

/** Events of the streams `period-<unit>-<quarter>` (spec 3.4 N, 8.5). */
export const quarterEvents: readonly EventType<unknown>[] = [
  quarterReportSubmitted,
  quarterSummaryFormed,
  reportCorrected,
];
