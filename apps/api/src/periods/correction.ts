import type { Candidate } from '@kurator/family';
import { reject } from '@kurator/kernel';
import { differencesOf, quarterSummaryFormed, REGION, reportCorrected } from '@kurator/period';
import { countsAt, type Counts } from '../figures';
import { authorsOf, type Recounted } from './authors';
import { atThisMoment, type Moment } from './catch-up';
import { checksumOf, frozen, quarterQuestion } from './freeze';
import { carriedInto, frozenVersions, type PeriodParts } from './period-parts';
import { demand } from './refusals';
import { contributingRows, rowsOfRegion, type Rows } from './rows';
import { eventOf, type Taken } from './step';

/** A frozen unit as it is counted now, beside what was frozen of it; null when nothing was. */
async function recounted(
  parts: PeriodParts,
  { unit, period }: { unit: string; period: string },
  { reads, position: asOfPosition }: Moment,
  rowsOf: () => Promise<Rows>,
): Promise<Recounted | null> {
  const was = (await frozenVersions(parts, { unit, period })).at(-1);
  if (was === undefined) return null;
  const [counts] = await countsAt(parts, reads, [quarterQuestion(unit, period)]);
  const carried = await carriedInto(parts, { unit, period });
  const version = was.version + 1;
  const is = frozen({ unit, version, asOfPosition, counts: counts as Counts, carried, rows: await rowsOf() });
  return { was, is, linked: carried !== null, differences: differencesOf(unit, was.figures, is.figures) };
}

/** Every frozen unit of the quarter, the region last, counted again at one moment. */
async function recountAll(parts: PeriodParts, period: string, moment: Moment) {
  const oktmos = parts.regulation().municipalities();
  const found: Recounted[] = [];
  for (const unit of oktmos.map(({ oktmo }) => oktmo).sort()) {
    const rows = () => contributingRows(moment.reads, quarterQuestion(unit, period));
    const one = await recounted(parts, { unit, period }, moment, rows);
    if (one !== null) found.push(one);
  }
  const rows = rowsOfRegion(found.map(({ is }) => is.rows));
  const region = await recounted(parts, { unit: REGION, period }, moment, () => Promise.resolve(rows));
  if (region === null) throw new Error(`the summary of ${period} has frozen no region`);
  const differences = await authorsOf(parts, { period, now: moment.position }, [...found, region]);
  return { region, changed: found.filter((one) => one.differences.length > 0), differences };
}

/**
 * The ministry corrects a summary (spec 8.5): what is known now becomes version n + 1 of the region and of every unit
 * whose figures differ, with every difference; the versions before stay as they were.
 * @returns the event `report-corrected` to record
 * @throws Problem 422 NOTHING_TO_CORRECT, WRONG_STATE without a summary, 503
 */
export async function correct({ parts, step, history }: Taken): Promise<Candidate> {
  const { period, body } = step;
  const summary = history.facts.find((fact) => fact.type === quarterSummaryFormed.name);
  if (summary === undefined) demand(reject('WRONG_STATE', { needed: quarterSummaryFormed.name, period }));
  const { region, changed, differences } = await atThisMoment(parts, (moment) => recountAll(parts, period, moment));
  if (differences.length === 0) demand(reject('NOTHING_TO_CORRECT', { period }));
  const { was, is } = region;
  const frozenNow = [is, ...changed.map((one) => one.is)];
  return eventOf(parts, step, history, {
    type: reportCorrected.name,
    data: {
      ...{ period, reportEventId: summary?.eventId, oldVersion: was.version, newVersion: is.version, differences },
      ...{ reason: body['reason'], asOfPosition: is.asOfPosition, frozen: frozenNow },
      checksum: checksumOf(frozenNow.map(({ checksum }) => checksum)),
    },
  });
}
