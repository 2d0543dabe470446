import type { Fact } from '@kurator/kernel';
import { childId, familyId, firstName, idOf, lastName } from './templates';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A history with holes where a family's own ids, names and address stand. */
interface Mould {
  readonly parts: readonly string[];
  /** What stands between the parts: an index into the texts of a family. */
  readonly holes: readonly number[];
  /** How many ids of the history nobody outside it knows: events, commands, programmes. */
  readonly ids: number;
}

/** Texts that are a family's own, in a fixed order. */
const ownTexts = (number: number): readonly string[] => [
  familyId(number),
  childId(number),
  `"last":"${lastName(number)}"`,
  `"first":"${firstName(number)}"`,
  `п. Нагрузочный, д. ${number}"`,
];

function mouldOf(number: number, facts: readonly Fact[]): Mould {
  const text = JSON.stringify(facts);
  const own = ownTexts(number);
  const others = [...new Set(text.match(UUID))].filter((id) => !own.includes(id));
  const places = new Map([...own, ...others].map((value, index) => [value, index]));
  const parts: string[] = [];
  const holes: number[] = [];
  let end = 0;
  for (const { 0: value, index } of text.matchAll(new RegExp(`${UUID.source}|${own.slice(2).join('|')}`, 'g'))) {
    parts.push(text.slice(end, index));
    holes.push(places.get(value) as number);
    end = index + value.length;
  }
  return { parts: [...parts, text.slice(end)], holes, ids: others.length };
}

function cast({ parts, holes, ids }: Mould, number: number): readonly Fact[] {
  const texts = [...ownTexts(number), ...Array.from({ length: ids }, (_, n) => idOf(`family/${number}/id/${n}`))];
  const text = parts.map((part, n) => part + (texts[holes[n] as number] ?? '')).join('');
  return JSON.parse(text) as readonly Fact[];
}

/**
 * Histories by example: the rules decide one family of each kind, every other one of its kind has the same facts on the
 * same days under ids, names and an address of its own.
 * @param kinds after so many families everything but those repeats
 * @param decided the history of one family, by the rules
 */
export function replayed(
  kinds: number,
  decided: (number: number) => readonly Fact[],
): (number: number) => readonly Fact[] {
  const moulds = new Map<number, Mould>();
  return (number) => {
    const kind = number % kinds;
    let mould = moulds.get(kind);
    if (!mould) moulds.set(kind, (mould = mouldOf(kind, decided(kind))));
    return cast(mould, number);
  };
}
