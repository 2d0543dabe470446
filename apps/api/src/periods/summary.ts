import type { Candidate } from '@kurator/family';
import {
  balanceBroken,
  frozenPeriod,
  notEnded,
  quarterSummaryFormed,
  REGION,
  reportsOf,
  summaryOf,
  type Frozen,
  type ReportSubmitted,
} from '@kurator/period';
import { countsAt } from '../figures';
import { atThisMoment, type Moment } from './catch-up';
import { checksumOf, frozen, quarterQuestion } from './freeze';
import { carriedInto, factsOf, laterFrozen, type PeriodParts } from './period-parts';
import { demand } from './refusals';
import { regionOfReports } from './region';
import { contributingRows, rowsOfRegion } from './rows';
import { eventOf, type Taken } from './step';

/** The last report of every unit that has one, by unit. */
async function lastReports(parts: PeriodParts, period: string): Promise<ReadonlyMap<string, ReportSubmitted>> {
  const found = new Map<string, ReportSubmitted>();
  for (const { oktmo: unit } of parts.regulation().municipalities()) {
    const report = reportsOf(await factsOf(parts, { unit, period })).at(-1);
    if (report) found.set(unit, report);
  }
  return found;
}

/** Units without a report are frozen as the register counts them, in version 1. */
async function freezeMissing(parts: PeriodParts, period: string, missing: readonly string[], moment: Moment) {
  const { reads, position: asOfPosition } = moment;
  const found: Frozen[] = [];
  for (const unit of missing) {
    const question = quarterQuestion(unit, period);
    const [counts] = await countsAt(parts, reads, [question]);
    if (counts === undefined) continue;
    const carried = await carriedInto(parts, { unit, period });
    const rows = await contributingRows(reads, question);
    found.push(frozen({ unit, version: 1, asOfPosition, counts, carried, rows }));
  }
  return found;
}

async function freezeRegion(
  parts: PeriodParts,
  period: string,
  { reads, position }: Moment,
  units: readonly Frozen[],
): Promise<Frozen> {
  const [counted] = await countsAt(parts, reads, [quarterQuestion(REGION, period)]);
  if (counted === undefined) throw new Error('one question has one answer');
  const counts = await regionOfReports(parts, period, { counted, position, used: units });
  const carried = await carriedInto(parts, { unit: REGION, period });
  const rows = rowsOfRegion(units.map((unit) => unit.rows));
  return frozen({ unit: REGION, version: 1, asOfPosition: position, counts, carried, rows });
}

/** Everything that the summary freezes, at one moment of the read models. */
async function freezeAll(parts: PeriodParts, period: string, moment: Moment) {
  const reports = await lastReports(parts, period);
  const missing = parts
    .regulation()
    .municipalities()
    .map(({ oktmo }) => oktmo)
    .filter((oktmo) => !reports.has(oktmo))
    .sort();
  const own = await freezeMissing(parts, period, missing, moment);
  const used = [...reports.values()].map((report) => report.frozen);
  const region = await freezeRegion(parts, period, moment, [...used, ...own]);
  return { reports: [...reports.values()], missing, region, own };
}

/**
 * The ministry forms the region's summary (IRKUTSK 52, spec 8.5), without every report too: a unit without one counts
 * with the register's figures, marked. From here on the quarter is frozen.
 * @returns the event `quarter-summary-formed` to record
 * @throws Problem 409 PERIOD_FROZEN, 422 BALANCE_BROKEN, WRONG_STATE, 503
 */
export async function summarise({ parts, step, history }: Taken): Promise<Candidate> {
  const { period, actor } = step;
  if (summaryOf(history.facts)) demand(frozenPeriod(period));
  const later = await laterFrozen(parts, step);
  if (later !== null) demand(frozenPeriod(later));
  demand(notEnded(period, step.body.occurredOn));
  const { reports, missing, region, own } = await atThisMoment(parts, (moment) => freezeAll(parts, period, moment));
  demand(balanceBroken(region.figures));
  const usedReports = reports.map(({ unit, institution, version }) => ({ unit, institution, version }));
  const parted = [...reports.map((report) => report.frozen.checksum), ...[region, ...own].map((one) => one.checksum)];
  return eventOf(parts, step, history, {
    type: quarterSummaryFormed.name,
    data: {
      ...{ period, version: 1, usedReports, missing, asOfPosition: region.asOfPosition },
      checksum: checksumOf(parted),
      ...(actor.officerId === undefined ? {} : { signedBy: actor.officerId }),
      frozen: [region, ...own],
    },
  });
}
