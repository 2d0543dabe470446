import type { Fact } from '@kurator/kernel';
import { familyLinks, OWN, personLinks, type Link } from './merges';

type Value = Readonly<Record<string, unknown>>;
const DESCRIBED = ['name', 'birthDate', 'birthMonth'] as const;
const isObject = (value: unknown): value is Value => typeof value === 'object' && value !== null;

/** The description of a person where the stream first gives one. */
function description(facts: readonly Fact[], personId: string): Value {
  const search = (value: unknown): Value | undefined => {
    if (Array.isArray(value)) return firstFound(value, search);
    if (!isObject(value)) return undefined;
    const described = value['personId'] === personId && DESCRIBED.some((name) => value[name] !== undefined);
    return described ? value : firstFound(Object.values(value), search);
  };
  const { name, birthDate, birthMonth } = firstFound(facts, ({ data }) => search(data)) ?? {};
  return { name, birthDate, birthMonth };
}
function firstFound<T, R>(items: readonly T[], search: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = search(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What of persons reads otherwise: whose id stands for whose, and how those who were kept are described. */
interface Renaming {
  readonly of: ReadonlyMap<string, string>;
  readonly described: ReadonlyMap<string, Value>;
}

function renaming(facts: readonly Fact[], links: readonly Link[]): Renaming {
  const of = new Map<string, string>();
  for (const { kept, absorbed } of links) {
    const final = of.get(kept) ?? kept;
    for (const [id, now] of of) if (now === absorbed) of.set(id, final);
    of.set(absorbed, final);
  }
  return { of, described: new Map([...of.values()].map((id) => [id, description(facts, id)])) };
}

/** Who stands in a list twice by now is there once; a kept record's own item goes before that of an absorbed one. */
function once(items: readonly unknown[], were: readonly unknown[]): readonly unknown[] {
  const whose = (item: unknown): unknown => (isObject(item) ? item['personId'] : item);
  const changed = items.map((item, n) => whose(item) !== whose(were[n]));
  if (!changed.includes(true)) return items;
  const leading = (id: unknown): number => {
    const own = items.findIndex((item, n) => whose(item) === id && !changed[n]);
    return own < 0 ? items.findIndex((item) => whose(item) === id) : own;
  };
  return items.filter((item, n) => typeof whose(item) !== 'string' || leading(whose(item)) === n);
}

function renamed(value: unknown, names: Renaming): unknown {
  if (typeof value === 'string') return names.of.get(value) ?? value;
  if (Array.isArray(value)) {
    const were: readonly unknown[] = value;
    return once(
      were.map((item) => renamed(item, names)),
      were,
    );
  }
  if (!isObject(value)) return value;
  const now: Value = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renamed(inner, names)]));
  return now['personId'] === value['personId'] ? now : redescribed(now, names);
}
/** The kept record says who somebody is; what the other one said of name and birth counts no more. */
function redescribed(value: Value, { described }: Renaming): Value {
  const own = described.get(String(value['personId'])) ?? {};
  return Object.fromEntries(Object.entries(value).map(([name, said]) => [name, name in own ? own[name] : said]));
}

/** Details of the absorbed record: they would undo what was recorded about the kept one since. */
function withoutDetails(fact: Fact, { of }: Renaming): Fact {
  if (fact.type !== 'person-details-recorded' || !of.has(String(fact.data['personId']))) return fact;
  const { name: _n, birthDate: _b, birthMonth: _m, role: _r, ...data } = fact.data;
  return { ...fact, data };
}

const mentions = (value: unknown, names: Renaming): boolean =>
  typeof value === 'string'
    ? names.of.has(value)
    : isObject(value) && Object.values(value).some((inner) => mentions(inner, names));

function named(fact: Fact, names: Renaming): Fact {
  if (!mentions(fact.data, names)) return fact;
  const bare = withoutDetails(fact, names);
  return { ...bare, data: renamed(bare.data, names) as Fact['data'] };
}

/** All that the links, as far as they pass, declare to be one with a record. */
export function oneWith(
  record: string,
  links: readonly Link[],
  passes: (link: Link) => boolean = () => true,
): readonly string[] {
  const all = new Set([record]);
  for (let size = 0; size !== all.size;) {
    size = all.size;
    for (const link of links.filter(passes))
      if (all.has(link.kept) || all.has(link.absorbed)) all.add(link.kept).add(link.absorbed);
  }
  return [...all];
}

type Subject = { readonly kind: string; readonly personId?: string };
const subjectOf = ({ kind, personId = kind }: Subject): string => (kind === 'FAMILY' ? kind : personId);
const REGISTERING: ReadonlySet<string> = new Set(['recognized-SOP', 'deregistered', 'resolution-annulled-by-court']);

interface Links {
  readonly families: readonly Link[];
  readonly persons: readonly Link[];
}

/**
 * The records that a fact about registration speaks of, by subject: those that were known as one when it was recorded.
 * A subject of which it speaks wholly is left out.
 */
function recordsOf(fact: Fact, at: number, { links, of }: { links: Links; of: Renaming['of'] }): Fact['records'] {
  const known = (link: Link): boolean => link.at < at && !fact.adopted?.by.includes(link.eventId);
  const origin = fact.adopted?.from ?? OWN;
  const spoken = new Map<string, Set<string>>();
  for (const key of (fact.data['subjects'] as readonly Subject[]).map(subjectOf)) {
    const said = pairs(oneWith(origin, links.families, known), oneWith(key, links.persons, known));
    const now = of.get(key) ?? key;
    spoken.set(now, new Set([...(spoken.get(now) ?? []), ...said]));
  }
  const whole = (key: string): number => pairs(oneWith(origin, links.families), oneWith(key, links.persons)).length;
  const partial = [...spoken].filter(([key, said]) => said.size < whole(key));
  return partial.length === 0 ? undefined : Object.fromEntries(partial.map(([key, said]) => [key, [...said]]));
}
const pairs = (families: readonly string[], keys: readonly string[]): readonly string[] =>
  families.flatMap((family) => keys.map((key) => `${family}/${key}`));

/**
 * The facts of a history in which records were merged: one person under one id, and facts about registration with the
 * records that they speak of.
 * @param facts those that stand, corrected
 * @param belonging as recorded, the facts about facts among them
 */
export function identified(facts: readonly Fact[], belonging: readonly Fact[]): readonly Fact[] {
  const links = { families: familyLinks(belonging), persons: personLinks(belonging) };
  if (links.families.length + links.persons.length === 0) return facts;
  const names = renaming(facts, links.persons);
  const places = new Map(belonging.map(({ eventId }, at) => [eventId, at]));
  return facts.map((fact) => {
    const said = names.of.size === 0 ? fact : named(fact, names);
    if (!REGISTERING.has(fact.type)) return said;
    const records = recordsOf(fact, places.get(fact.eventId) ?? belonging.length, { links, of: names.of });
    return records ? { ...said, records } : said;
  });
}
