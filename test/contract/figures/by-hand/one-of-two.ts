import type { Fact, LocalDate } from '@kurator/kernel';
import type { Entered } from './history';

type Data = Readonly<Record<string, unknown>>;
type Named = { readonly kind?: string; readonly personId?: string };
const renumbered = (facts: readonly Entered[]): readonly Entered[] =>
  facts.map((fact, revision) => ({ ...fact, revision }));
const subjectsIn = ({ data }: Fact): readonly Named[] => (data['subjects'] as readonly Named[] | undefined) ?? [];
const keyOf = ({ kind, personId = '' }: Named): string => (kind === 'FAMILY' ? 'FAMILY' : personId);

const PLACES = ['reported', 'recognized-SOP', 'transfer-accepted'];
/** Where the kept family was on a day, by its facts that say where it is; before them, where it first was. */
function placeOn(kept: readonly Fact[], on: LocalDate): string | undefined {
  const said = kept
    .filter(({ type }) => PLACES.includes(type))
    .map((fact) => ({
      on: fact.occurredOn,
      place: fact.type === 'reported' ? (fact.data['municipality'] as string) : fact.municipality,
    }));
  const earliest = said.reduce<(typeof said)[0] | undefined>(
    (a, b) => (a === undefined || b.on < a.on ? b : a),
    undefined,
  );
  const latest = said
    .filter((one) => one.on <= on)
    .reduce<(typeof said)[0] | undefined>((a, b) => (a === undefined || b.on >= a.on ? b : a), undefined);
  return (latest ?? earliest)?.place;
}

const enteredBy = (fact: Fact, ...entries: readonly string[]): Entered => ({
  ...fact,
  entries: Object.fromEntries(subjectsIn(fact).map((named) => [keyOf(named), entries])),
});
/** A fact in the place where the kept family was on its day. */
function placedBy(kept: readonly Fact[], fact: Fact): Fact {
  const municipality = placeOn(kept, fact.occurredOn) ?? fact.municipality;
  const data = fact.type === 'reported' ? { ...fact.data, municipality } : fact.data;
  return { ...fact, data, municipality };
}

/**
 * One family from two that were entered apart: the facts of the first, of the second in the place where the first one
 * was, and what was decided since about both. @param kept without corrections of the places
 */
export const oneFamily = (kept: readonly Fact[], other: readonly Fact[], since: readonly Fact[]): readonly Entered[] =>
  renumbered([
    ...kept.map((fact) => enteredBy(fact, 'first')),
    ...other.map((fact) => enteredBy(placedBy(kept, fact), 'second')),
    ...since,
  ]);

/** A family that had absorbed another one: its own facts, the other's, and what was decided since about both. */
export interface Pair {
  readonly own: readonly Fact[];
  readonly other: readonly Fact[];
  readonly since: readonly Fact[];
}
/** One family from three: the second had absorbed the third before the first absorbed the second. */
export const oneOfThree = (kept: readonly Fact[], second: Pair, since: readonly Fact[]): readonly Entered[] =>
  renumbered([
    ...kept.map((fact) => enteredBy(fact, 'first')),
    ...second.own.map((fact) => enteredBy(placedBy(kept, fact), 'second')),
    ...second.other.map((fact) => enteredBy(placedBy(kept, fact), 'third')),
    ...second.since.map((fact) => enteredBy(placedBy(kept, fact), 'second', 'third')),
    ...since,
  ]);

/** The first thing that a stream says of a person's birth. */
function bornAs(stream: readonly Fact[], id: string): string | undefined {
  for (const { data } of stream)
    for (const person of [data, ...((data['persons'] as readonly Data[] | undefined) ?? [])])
      if (person['personId'] === id && person['birthMonth'] !== undefined) return person['birthMonth'] as string;
  return undefined;
}

/** A list in which one of two was there under both names holds him once. */
function once(list: readonly Data[], kept: string): readonly Data[] {
  const own = list.filter(({ personId }) => personId === kept);
  const first = own[0];
  return list.filter((one) => one['personId'] !== kept || one === first);
}

/**
 * One child from two descriptions of it: everywhere under the kept name, with the birth of the kept one; registered
 * while one of the two is. @param since decided about the one child
 */
export function oneChild(
  stream: readonly Fact[],
  [kept, absorbed]: readonly [kept: string, absorbed: string],
  since: readonly Fact[],
): readonly Entered[] {
  const born = bornAs(stream, kept);
  const put = [...stream, ...since].flatMap((fact, n): readonly Entered[] => {
    const { data, type } = fact;
    if (type === 'person-details-recorded' && data['personId'] === absorbed) return [];
    const text = JSON.stringify(data).replaceAll(absorbed, kept);
    const said = JSON.parse(text) as Data;
    const lists = Object.entries(said).flatMap(([name, value]) =>
      name === 'persons' || name === 'subjects' ? [[name, once(value as readonly Data[], kept)] as const] : [],
    );
    const persons = lists.map(([name, list]): readonly [string, readonly Data[]] => [
      name,
      name === 'subjects' ? list : list.map((one) => (one['personId'] === kept ? { ...one, birthMonth: born } : one)),
    ]);
    const own = said['personId'] === kept && data['personId'] === absorbed ? { birthMonth: born } : {};
    const names = [kept, absorbed].filter((id) => subjectsIn(fact).some(({ personId }) => personId === id));
    // What was decided later is about the one child, under whichever name.
    const entries = names.length === 1 && n < stream.length ? { [kept]: names } : {};
    return [{ ...fact, data: { ...said, ...Object.fromEntries(persons), ...own }, entries }];
  });
  return renumbered(put);
}
