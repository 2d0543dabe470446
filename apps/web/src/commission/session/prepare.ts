import { missingIn, toBody } from '../../forms/body';
import type { CommandSchema } from '../../forms/schema';
import type { Errors, Item, Protocol } from './session-state';

/** One line of `POST /decisions`. */
export interface DecisionLine {
  readonly commandId: string;
  readonly familyId: string;
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly ifMatch?: number;
}
/** A protocol that can be sent, or what is still empty in it: in its head, and by question. */
export type Prepared =
  | { readonly lines: readonly DecisionLine[] }
  | { readonly head: Errors; readonly items: Readonly<Record<string, Errors>> };

const NUMBER = 'resolution.number';
const isOfHead = (path: string): boolean => /^(resolution|votes)\b/.test(path) && path !== NUMBER;

interface Known {
  readonly schemaOf: (command: string) => CommandSchema | null;
  readonly timeZone: string;
  /** Words under an empty field. */
  readonly missing: string;
}

/** What is decided about one family, with the head of the protocol in it. */
function bodyOf(item: Item, { resolution, votes }: Protocol, { schemaOf, timeZone }: Known) {
  const found = schemaOf(item.command ?? '');
  if (found === null) return { data: {}, empty: ['command', ...(item.number.trim() === '' ? [NUMBER] : [])] };
  const head = { occurredOn: resolution['sessionOn'], resolution: { ...resolution, number: item.number }, votes };
  const data = toBody(found.schema, { ...item.values, ...head }, timeZone);
  return { data, empty: missingIn(found.schema, data) };
}

/**
 * Makes the lines of a protocol, the first one of each family with the revision that was seen: the next ones of the same
 * family come after it and would meet another.
 */
export function prepared(protocol: Protocol, known: Known): Prepared {
  const bodies = protocol.items.map((item) => ({ item, ...bodyOf(item, protocol, known) }));
  const told = (paths: readonly string[]): Errors => Object.fromEntries(paths.map((path) => [path, known.missing]));
  if (bodies.some(({ empty }) => empty.length > 0))
    return {
      head: told(bodies.flatMap(({ empty }) => empty.filter(isOfHead))),
      items: Object.fromEntries(
        bodies.map(({ item, empty }) => [item.commandId, told(empty.filter((path) => !isOfHead(path)))]),
      ),
    };
  const met = new Set<string>();
  const lines = bodies.map(({ item: { commandId, familyId, command, revision }, data }) => {
    const isFirst = !met.has(familyId);
    met.add(familyId);
    const seen = isFirst && revision !== null ? { ifMatch: revision } : {};
    return { commandId, familyId, command: command ?? '', data, ...seen };
  });
  return { lines };
}
