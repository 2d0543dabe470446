import type { Erased, Fact, Field, Fields } from '@kurator/kernel';
import { familyEvent } from '../catalogue';
import { oneWith } from '../merging/identified';
import { personLinks } from '../merging/merges';

const ERASED: Erased = { $erased: true };
const DESTRUCTION = 'personal-data-destroyed';
/** True for the fact after which nothing recorded before reads as it did. */
export const isDestruction = ({ type }: Pick<Fact, 'type'>): boolean => type === DESTRUCTION;

/** Whose values are destroyed by the log; `everyone`: the family's addresses and free texts as well. */
export interface Destroyed {
  readonly persons: ReadonlySet<string>;
  readonly everyone: boolean;
}
/** The persons whom an act names, with the records that were one with theirs by then. */
function destroyedIn(act: Pick<Fact, 'data'>, before: readonly Fact[]): readonly string[] {
  const links = personLinks(before);
  return (act.data['persons'] as readonly string[]).flatMap((id) => oneWith(id, links));
}
/** What a stream's destructions cover; null when there was none. */
export function destroyedBy(facts: readonly Fact[]): Destroyed | null {
  const acts = facts.flatMap((fact, at) => (isDestruction(fact) ? [{ ...fact, at }] : []));
  if (acts.length === 0) return null;
  return {
    persons: new Set(acts.flatMap((act) => destroyedIn(act, facts.slice(0, act.at)))),
    everyone: acts.some(({ data }) => data['everyone'] === true),
  };
}

type Value = Readonly<Record<string, unknown>>;
function isGone(field: Field<unknown>, beside: Value, gone: Destroyed): boolean {
  const { sealed } = field;
  if (!sealed) return false;
  const owner = 'person' in sealed ? beside[sealed.person] : undefined;
  return typeof owner === 'string' ? gone.persons.has(owner) : gone.everyone;
}

function without(value: unknown, field: Field<unknown>, { beside, gone }: { beside: Value; gone: Destroyed }): unknown {
  if (value === undefined || value === null) return value;
  if (field.sealed) return isGone(field, beside, gone) ? ERASED : value;
  const { shape } = field;
  if (shape.kind === 'list')
    return (value as readonly unknown[]).map((one) => without(one, shape.of, { beside, gone }));
  const inner = fieldsInside(field, beside);
  return inner ? blanked(value as Value, inner, gone) : value;
}
/** The fields of an object; a proposed or confirmed replacement holds those of the event that it replaces once more. */
function fieldsInside({ shape }: Field<unknown>, beside: Value): Fields | undefined {
  if (shape.kind === 'object') return shape.fields;
  return shape.kind === 'document' ? familyEvent(String(beside['targetType']))?.fields : undefined;
}

const blanked = (data: Value, fields: Fields, gone: Destroyed): Value =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const field = fields[name];
      return [name, field ? without(value, field, { beside: data, gone }) : value];
    }),
  );

/**
 * The acts that cover a fact: of a merged history only those of the stream that the fact came from, and those by which
 * the family that had taken it over destroyed what it then had.
 */
function covering(acts: readonly Act[], { adopted }: Fact, at: number): readonly Act[] {
  return acts.filter((act) => {
    if (act.adopted?.from === adopted?.from) return true;
    return (act.adopted?.by.length ?? 0) === 0 && at < act.at;
  });
}
interface Act extends Fact {
  /** Place in the stream as recorded. */
  readonly at: number;
}

/** What the destructions of a merged history cover, fact by fact. */
function goneOf(facts: readonly Fact[]): (fact: Fact, at: number) => Destroyed {
  const acts = facts.flatMap((fact, at): readonly Act[] => (isDestruction(fact) ? [{ ...fact, at }] : []));
  const persons = new Map(acts.map((act) => [act, destroyedIn(act, facts.slice(0, act.at))]));
  return (fact, at) => {
    const own = covering(acts, fact, at);
    return {
      persons: new Set(own.flatMap((act) => persons.get(act) ?? [])),
      everyone: own.some(({ data }) => data['everyone'] === true),
    };
  };
}

/**
 * The facts without the values whose destruction the log records. The keys are destroyed a moment later, or at the next
 * start; nothing that is rendered in between, or from a restored vault, may show what is gone (architecture decision 6).
 */
export function erased(facts: readonly Fact[]): readonly Fact[] {
  if (!facts.some(isDestruction)) return facts;
  const gone = goneOf(facts);
  return facts.map((fact, at) => {
    const fields = familyEvent(fact.type)?.fields;
    return fields ? { ...fact, data: blanked(fact.data, fields, gone(fact, at)) } : fact;
  });
}
