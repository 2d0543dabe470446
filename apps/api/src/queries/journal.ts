import { inTerritory, type Viewer } from '@kurator/access';
import type { Histories } from '@kurator/event-log';
import { absorbedBy, marksOf, OPEN_END, standing } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import type { JournalRow } from '@projections/journal';
import { notFresh, pageOf, positionOf, refusal, sortOf, unknownSort } from './lists';
import { isRefusal, type JournalParams, type QueryAnswer } from './queries';
import type { Register } from './register';

/** What the journal stands on: its numbers, and the families in the clear. */
export interface JournalSource {
  readonly register: Register;
  readonly histories: Pick<Histories, 'loadAll'>;
}

const SORTS = { no: 'no' };

/** Roles that read every journal of their territory; the others keep one of their own (spec 9.4). */
const ALL: ReadonlySet<string> = new Set([
  'COMMISSION_SECRETARY',
  'COMMISSION_CHAIR',
  'COMMISSION_SYSTEM',
  'INSPECTOR',
]);

function mayRead({ register }: JournalSource, holderId: string, viewer: Viewer): boolean {
  const holder = register.regulation().agency(holderId);
  if (holder === null || !inTerritory(viewer, holder.municipality)) return false;
  return holderId === viewer.agencyId || viewer.roles.some((role) => ALL.has(role));
}

const resultOf = (facts: readonly Fact[], entryId: string) => {
  const result = facts.findLast((f) => f.type === 'journal-result-recorded' && f.data['entryEventId'] === entryId);
  if (result === undefined) return {};
  return { result: result.data['result'], resultCode: result.data['resultCode'], resultOn: result.occurredOn };
};

/** An entry as it stands: corrected text in place of the first one; an annulled one keeps its number and its text. */
function entryOf({ id, familyId, no }: JournalRow, facts: readonly Fact[], stands: readonly Fact[]) {
  const entry = stands.find((f) => f.eventId === id) ?? facts.find((f) => f.eventId === id);
  if (entry === undefined) return { no, eventId: id, familyId };
  const { paperNo = null, journalKind, fromWhom, problem } = entry.data;
  const annulled = (marksOf(facts).get(id)?.annulledBy ?? null) !== null;
  return {
    no,
    paperNo,
    eventId: id,
    familyId,
    entryOn: entry.occurredOn,
    journalKind,
    fromWhom,
    problem,
    ...resultOf(stands, id),
    ...(annulled ? { annulled } : {}),
  };
}

/** The facts among which an entry stands: of an absorbed family those of the one that keeps it. */
async function living(histories: JournalSource['histories'], familyId: string): Promise<readonly Fact[]> {
  const { facts } = await histories.loadAll(`family-${familyId}`);
  const absorbed = absorbedBy(facts);
  return absorbed ? living(histories, absorbed.keptFamilyId) : facts;
}

/** The rows with their texts; a family with several of them is opened once. */
async function unsealed({ histories }: JournalSource, rows: readonly JournalRow[], asOf: string) {
  const families = new Map<string, { readonly facts: readonly Fact[]; readonly stands: readonly Fact[] }>();
  for (const { familyId } of rows) {
    if (families.has(familyId)) continue;
    const facts = await living(histories, familyId);
    families.set(familyId, { facts, stands: standing(facts).filter(({ occurredOn }) => occurredOn <= asOf) });
  }
  return rows.map((row) => {
    const { facts = [], stands = [] } = families.get(row.familyId) ?? {};
    return entryOf(row, facts, stands);
  });
}

/**
 * `GET /journals/{holderId}/{year}`: the journal of an agency in the order of its numbers (MARIEL App. 1). What a family's
 * destroyed key sealed is shown as erased. With `asOf` the entries of the days up to it, with the results of those days.
 * @returns a page; 404 for an agency that does not exist, keeps its journal elsewhere, or that the viewer does not serve
 */
export async function journal(source: JournalSource, params: JournalParams, viewer: Viewer): Promise<QueryAnswer> {
  const { register } = source;
  const { holderId, year, limit, cursor, asOf } = params;
  if (!mayRead(source, holderId, viewer)) return refusal(404, 'JOURNAL_NOT_FOUND', { holderId });
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  const sort = sortOf(params.sort, SORTS);
  if (sort === null) return unknownSort(SORTS);
  return register.read(async (store) => {
    const position = await positionOf(store);
    const known = { holderId: { eq: holderId }, year: { eq: year } };
    const where = asOf === undefined ? known : { ...known, entryOn: { lte: asOf } };
    const query = { where, sort, limit, ...(cursor === undefined ? {} : { cursor }) };
    const page = await pageOf(store, 'journal', query, (doc) => doc as unknown as JournalRow);
    if (isRefusal(page as QueryAnswer)) return page as QueryAnswer;
    const { items, ...rest } = page as Exclude<typeof page, { code: string }>;
    const day = asOf ?? register.today(register.regulation().agency(holderId)?.municipality ?? 'REGION');
    return { items: await unsealed(source, items, asOf ?? OPEN_END), ...rest, position, asOf: day };
  });
}
