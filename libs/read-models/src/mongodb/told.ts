import type { Told, ToldQuery } from '../port';
import { figuresOfText, namedFigures } from '../stored/changes';
import { mayTell } from '../stored/may-tell';
import { readCodes, type CodeBook } from './codes';
import type { Place, StoredFamily, Within } from './place';

/** Families read at once. */
const CHUNK = 1000;
type Put = <T>(question: () => Promise<T>) => Promise<T>;

function pageAfter({ families }: Place, { session }: Within, last: string | null): Promise<StoredFamily[]> {
  const filter = last === null ? {} : { _id: { $gt: last } };
  return families.find(filter, { session, sort: { _id: 1 }, limit: CHUNK, batchSize: CHUNK }).toArray();
}

function toldTo(codes: CodeBook, { unit }: ToldQuery, { _id, changes }: StoredFamily): Told {
  const named = namedFigures(codes, figuresOfText(changes));
  return { family: _id, changes: named.flatMap(([of, key, date, n]) => (of === unit ? [{ unit, key, date, n }] : [])) };
}

/** What the families of a page tell, as far as it is meant. */
function* toldOn(page: readonly StoredFamily[], codes: CodeBook, query: ToldQuery): Generator<Told> {
  const isMeant = (key: string): boolean => query.keyPrefixes.some((prefix) => key.startsWith(prefix));
  const likely = mayTell(codes.codesOf(isMeant));
  for (const family of page) {
    if (!likely.test(family.changes)) continue;
    const told = toldTo(codes, query, family);
    if (told.changes.some(({ key }) => isMeant(key))) yield told;
  }
}

/** Every family that tells a unit something of the keys asked for, with all that it tells it; in a fixed order. */
export async function* toldBy(place: Place, within: Within, query: ToldQuery, put: Put): AsyncGenerator<Told> {
  for (let last: string | null = null; ;) {
    const page: StoredFamily[] = await put(() => pageAfter(place, within, last));
    // After the page: a family of a later commit may use numbers that an older book does not have.
    yield* toldOn(page, await put(() => readCodes(place, within)), query);
    if (page.length < CHUNK) return;
    last = page.at(-1)?._id ?? null;
  }
}
