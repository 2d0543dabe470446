import { accessTo, type Viewer } from '@kurator/access';
import { PositionUnknown, type Position } from '@kurator/event-log';
import { isLocalDate, localDateOf, quarterSpan, type Fact, type LocalDate } from '@kurator/kernel';
import { leaves } from '@kurator/period';
import type { ReadModelReads, ReadModelStore } from '@kurator/read-models';
import { zoneOfUnit } from '@kurator/regulation';
import { figureAt, quarterFigures } from '@projections/quarterly-summary';
import {
  contributionsAt,
  countsAt,
  countsOfFamily,
  familiesBetween,
  shownPosition,
  type Contribution,
  type Counts,
  type Question,
} from '../figures';
import type { PeriodParts } from '../periods/period-parts';
import { changesCursor, changesPlace, type ChangesPlace } from './changes-cursor';
import { notFresh, refusal, refusedFigures, wrongParameter } from './lists';
import type { ChangesParams, QueryAnswer, QueryRefusal } from './queries';
import { namesOf } from './work';

/** What a figure's changes are read from. */
export type ChangesReads = Pick<PeriodParts, 'histories' | 'log' | 'register' | 'regulation' | 'now'>;

const looksLikeDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A position as it was given, or the last one of a local day of the unit; null before the first event. */
async function positionFor(
  reads: ChangesReads,
  unit: string,
  { name, given }: { readonly name: string; readonly given: string },
): Promise<Position | null | QueryRefusal> {
  const { log, regulation, now } = reads;
  if (looksLikeDate(given)) {
    if (!isLocalDate(given)) return wrongParameter(name);
    const zone = zoneOfUnit(regulation(), unit, now());
    return log.lastRecorded((recordedAt) => localDateOf(recordedAt, zone) <= given);
  }
  try {
    const head = await log.head();
    return head === null || log.compare(given, head) > 0 ? refusal(400, 'POSITION_UNKNOWN') : given;
  } catch (error) {
    if (error instanceof PositionUnknown) return refusal(400, 'POSITION_UNKNOWN');
    throw error;
  }
}
const isRefused = (found: Position | null | QueryRefusal): found is QueryRefusal =>
  typeof found === 'object' && found !== null;

/** Two positions of the log and the figure that is asked about. */
interface Asked {
  readonly question: Question;
  readonly path: string;
  /** Null: before the first event. */
  readonly from: Position | null;
  readonly to: Position;
}
const valueOf = (counts: Counts, path: string): number => leaves(quarterFigures(counts)).get(path) ?? 0;

const told = ({ type, occurredOn, recordedAt, position }: Fact) => ({ type, occurredOn, recordedAt, position });

/** A family whose share changed between the positions, with the facts that were recorded between them. */
async function changeOf(reads: ChangesReads, family: string, { question, path, from, to }: Asked) {
  const positions = from === null ? [to] : [to, from];
  const [now, then] = (await contributionsAt(reads, family, positions)) as [Contribution, Contribution?];
  const is = valueOf(countsOfFamily(now, question), path);
  const was = then === undefined ? 0 : valueOf(countsOfFamily(then, question), path);
  if (is === was) return null;
  const { facts } = await reads.histories.load(`family-${family}`);
  const between = ({ position }: Fact): boolean =>
    (from === null || reads.log.compare(position, from) > 0) && reads.log.compare(position, to) <= 0;
  return { familyId: family, was, is, n: is - was, facts: facts.filter(between).map(told) };
}
type Change = NonNullable<Awaited<ReturnType<typeof changeOf>>>;

async function changesOf(reads: ChangesReads, snapshot: ReadModelReads, asked: Asked) {
  const items: Change[] = [];
  for (const family of (await familiesBetween(reads, asked.from, asked.to)).toSorted()) {
    const change = await changeOf(reads, family, asked);
    if (change !== null) items.push(change);
  }
  const [counts] = await countsAt(reads, snapshot, [asked.question], asked.to);
  const is = valueOf(counts as Counts, asked.path);
  return { was: is - items.reduce((sum, { n }) => sum + n, 0), is, items };
}

/** Who may see families sees which they are; for everyone else a change has no name. */
const mayName = (viewer: Viewer): boolean => {
  const access = accessTo('figure-families', viewer);
  return access === 'R' || (access === 'CASE' && viewer.inspectionCase !== undefined);
};

/** The families by the names that the bank has for them now. */
async function named(store: ReadModelStore, items: readonly Change[]) {
  const names = await namesOf(store, items);
  return items.map((item) => ({ ...item, name: names.get(item.familyId) ?? null }));
}

const spanOf = (period: string, today: LocalDate): Question['span'] => {
  const { from, to } = quarterSpan(period);
  return { from, to: to < today ? to : today };
};

/** The positions of a cursor are the log's own: a text that no page gave may name others. */
async function fromCursor({ log }: ChangesReads, cursor: string): Promise<ChangesPlace | QueryRefusal> {
  const place = changesPlace(cursor);
  if (place === null) return wrongParameter('cursor');
  try {
    const head = await log.head();
    const beyond = head === null || log.compare(place.to, head) > 0;
    const reversed = place.from !== null && log.compare(place.from, place.to) > 0;
    return beyond || reversed ? wrongParameter('cursor') : place;
  } catch (error) {
    if (error instanceof PositionUnknown) return wrongParameter('cursor');
    throw error;
  }
}

/** Both positions, in their order, and how much was shown before: what the cursor says, else the parameters. */
async function between(
  reads: ChangesReads,
  { unit, from: first, to: last, cursor }: ChangesParams,
): Promise<ChangesPlace | QueryRefusal> {
  if (cursor !== undefined) return fromCursor(reads, cursor);
  const from = await positionFor(reads, unit, { name: 'from', given: first });
  if (isRefused(from)) return from;
  const to = last === undefined ? await reads.log.head() : await positionFor(reads, unit, { name: 'to', given: last });
  if (isRefused(to)) return to;
  const reversed = to === null || (from !== null && reads.log.compare(from, to) > 0);
  return reversed ? wrongParameter('to') : { from, to, shown: 0 };
}

/** What cannot be asked, or not of this unit by this user. */
async function refusedChanges(
  { register }: ChangesReads,
  { unit, figure, period, after }: ChangesParams,
  viewer: Viewer,
): Promise<QueryRefusal | null> {
  const refused = refusedFigures(viewer, unit) ?? (await notFresh(register, after));
  if (refused) return refused;
  if (figureAt(figure) === null) return wrongParameter('figure');
  return quarterSpan(period).from > register.today(unit) ? wrongParameter('period') : null;
}

/**
 * `GET /statistics/changes`: why a figure of a quarter was one number at a position of the log (or at the end of a day)
 * and is another at a later one: the families that make the difference and their facts recorded in between. Counted from
 * all that was known at each, without freezes.
 * @returns `was`, `is` and a page of the families, or 400, 403 for another territory, 503 READ_MODEL_BEHIND
 */
export async function changes(reads: ChangesReads, params: ChangesParams, viewer: Viewer): Promise<QueryAnswer> {
  const { unit, figure: path, period, limit } = params;
  const { register } = reads;
  const refused = await refusedChanges(reads, params, viewer);
  if (refused) return refused;
  const place = await between(reads, params);
  if ('status' in place) return place;
  const { shown, ...positions } = place;
  const behind = await notFresh(register, positions.to);
  if (behind) return behind;
  return register.read((store) =>
    store.snapshot(async (snapshot) => {
      const asked = { question: { unit, span: spanOf(period, register.today(unit)) }, path, ...positions };
      const { items, ...values } = await changesOf(reads, snapshot, asked);
      const page = items.slice(shown, shown + limit);
      const more = shown + page.length < items.length;
      return {
        ...{ unit, period, figure: path, ...positions, ...values },
        items: mayName(viewer)
          ? await named(store, page)
          : page.map((item) => ({ ...item, familyId: null, name: null })),
        nextCursor: more ? changesCursor({ ...positions, shown: shown + page.length }) : null,
        total: items.length,
        position: await shownPosition(snapshot),
        asOf: asked.question.span.to,
      };
    }),
  );
}
