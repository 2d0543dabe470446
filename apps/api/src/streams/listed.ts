import type { Histories } from '@kurator/event-log';
import { standing } from '@kurator/family';
import { addDays, type LocalDate } from '@kurator/kernel';
import { monthBefore, parsePeriodId, periodStream, type PeriodId } from '@kurator/period';
import type { Filter, ReadModelStore } from '@kurator/read-models';
import { REGION, type Listed, type SentBefore } from '@kurator/regulation';
import { minorsOn, type BankRow } from '@projections/regional-bank';
import { Problem } from '../http/problem';
import { everyDoc } from '../queries/own-duties';
import type { Register } from '../queries/register';
import type { StreamRequest } from './stream-request';

/** Months that are looked back for the information before this one. */
const LOOK_BACK = 24;

/** What counts stand on: the read models, and the log that they must have caught up with. */
export interface Counting {
  readonly register: Pick<Register, 'read' | 'fresh'>;
  readonly head: () => Promise<string | null>;
  readonly histories: Pick<Histories, 'load'>;
}

/** The period of a command and the day that its counts are of: the sending day, or the last day of what has ended. */
function countedIn({ id, body }: StreamRequest): PeriodId & { readonly on: LocalDate } {
  const period = parsePeriodId(id);
  if (period === null) throw new Error(`${id} is no period`);
  return { ...period, on: period.kind === 'month' ? String(body['occurredOn']) : period.to };
}
const within = (unit: string): Filter => (unit === REGION ? {} : { municipality: { eq: unit } });

/** Minors who live in a family on a day. */
async function minorsAtHome(store: ReadModelStore, familyId: string, on: LocalDate): Promise<number> {
  const where = { familyId: { eq: familyId }, to: { gt: on }, from: { lte: on } };
  const { items } = await store.find('bank', { where, limit: 1 });
  return items[0] === undefined ? 0 : minorsOn(items[0] as unknown as BankRow, on);
}

/** Rows of families that are registered without a minor of theirs: one for each minor living in them (CG-41). */
async function rowsOfWholeFamilies(
  store: ReadModelStore,
  { unit, from, on }: PeriodId & { on: LocalDate },
): Promise<number> {
  const last = new Map<string, LocalDate>();
  const where = { ...within(unit), minors: { eq: 0 }, to: { gt: from }, from: { lte: on } };
  for (const { id, to } of await everyDoc(store, 'registrations', where)) {
    const familyId = id.slice(0, id.indexOf('/'));
    const until = String(to) > on ? on : addDays(String(to), -1);
    if (until > (last.get(familyId) ?? '')) last.set(familyId, until);
  }
  let rows = 0;
  for (const [familyId, day] of last) rows += await minorsAtHome(store, familyId, day);
  return rows;
}

const STOCKS = ['s|families', 's|minors'];

async function counted(
  store: ReadModelStore,
  period: PeriodId & { on: LocalDate },
): Promise<Omit<Listed, 'asOfPosition'>> {
  const { unit, from, on } = period;
  const stocks = await store.sums({ unit, keys: STOCKS, after: null, upTo: on });
  const left = await store.sums({ unit, keys: ['f|minors|out'], after: addDays(from, -1), upTo: on });
  const [families = 0, minors = 0] = STOCKS.map((key) => stocks.get(key) ?? 0);
  const rows = minors + (left.get('f|minors|out') ?? 0) + (await rowsOfWholeFamilies(store, period));
  return { families, minors, rows };
}

/**
 * Counts what a list or an information says, from read models that have caught up with the log: families and minors on
 * the register on the day, and the rows of F-M7 (registered on the last day, or deregistered in the quarter).
 * @throws Problem 503 READ_MODEL_BEHIND
 */
export async function listedBy({ register, head }: Counting, request: StreamRequest): Promise<Listed> {
  const asOfPosition = (await head()) ?? '';
  if (asOfPosition !== '' && (await register.fresh(asOfPosition)) !== 'FRESH')
    throw new Problem(503, 'READ_MODEL_BEHIND', { params: { position: asOfPosition } });
  return { ...(await register.read((store) => counted(store, countedIn(request)))), asOfPosition };
}

const FLOWS = ['inFirst', 'inRepeated', 'inTransfer', 'out'] as const;
const keysOf = (who: string): readonly string[] => FLOWS.map((flow) => `f|${who}|${flow}`);

async function flowsSince(store: ReadModelStore, unit: string, span: { after: LocalDate; upTo: LocalDate }) {
  const sums = await store.sums({ unit, keys: [...keysOf('families'), ...keysOf('minors')], ...span });
  const of = (who: string, flow: string): number => sums.get(`f|${who}|${flow}`) ?? 0;
  const came = (who: string): number => of(who, 'inFirst') + of(who, 'inRepeated') + of(who, 'inTransfer');
  return {
    familiesIn: came('families'),
    familiesOut: of('families', 'out'),
    minorsIn: came('minors'),
    minorsOut: of('minors', 'out'),
  };
}

/** The monthly information that was sent last before this day, and what came and went since (CG-30). */
export async function sentBefore(
  { register, histories }: Counting,
  request: StreamRequest,
): Promise<SentBefore | null> {
  const { unit, period, on } = countedIn(request);
  for (let months = 0; months <= LOOK_BACK; months += 1) {
    const { facts } = await histories.load(periodStream(unit, monthBefore(period, months)));
    const sent = standing(facts).findLast(({ type, occurredOn }) => type === 'monthly-info-sent' && occurredOn <= on);
    if (sent === undefined) continue;
    const { families, minors } = sent.data as { families: number; minors: number };
    const flows = await register.read((store) => flowsSince(store, unit, { after: sent.occurredOn, upTo: on }));
    return { sentOn: sent.occurredOn, families, minors, ...flows };
  }
  return null;
}
