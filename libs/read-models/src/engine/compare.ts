import type { Position } from '@kurator/event-log';
import type { LogDocument, ReadModelStore, Rendering, RenderingsQuery } from '../port';
import type { Projection } from '../projection';
import { ofOneStore, sideBySide } from './side-by-side';

/** What two stores say differently of one thing. */
export interface Difference {
  readonly projection: string;
  readonly collection: string;
  /** Family, or document of a projection by log. */
  readonly id: string;
}
/** What was held against each other, and what differs. */
export interface Compared {
  readonly families: number;
  readonly documents: number;
  readonly differences: readonly Difference[];
  /** What could not be compared: the old store is behind in it. */
  readonly skipped: number;
}
export interface CompareOptions {
  readonly old: ReadModelStore;
  readonly fresh: ReadModelStore;
  /** Those that both stores hold in the same version. */
  readonly projections: readonly Pick<Projection<never>, 'name' | 'kind' | 'collections'>[];
  /** Dated changes of all projections are one thing: they can be compared when every projection can. */
  readonly figures: boolean;
  /**
   * Brings the new store to the log's head, and waits until the old one has come as far; with a place of the old one, brings
   * the new one exactly there. @returns false when nobody keeps the old one at the log
   */
  readonly level: (until?: Position) => Promise<boolean>;
  readonly signal?: AbortSignal;
}

const PAGE = 500;
/** Both stores go on meanwhile: what differs is looked at again, so often. */
const LOOKS = 4;
/** How often an old store that moves on is asked for what it says at one place of the log. */
const STILL = 50;
/** Things that are looked at again at most: a projection that differs at all mostly differs everywhere. */
const MOST = 2000;
const FIGURES = 'figures';

type Said = (one: Rendering | LogDocument | undefined, collection: string) => string;
const saidBy: Said = (one, collection) => {
  if (one === undefined) return '';
  if ('checksum' in one) return one.checksum;
  return collection === FIGURES ? one.figures : (one.said[collection] ?? '');
};

interface Part {
  /** What it says is of a place of the log, and may change with every event. */
  readonly byLog: boolean;
  /** Of which projection each collection is. */
  readonly collections: ReadonlyMap<string, string>;
  readonly read: (store: ReadModelStore, query: RenderingsQuery) => Promise<readonly (Rendering | LogDocument)[]>;
}
const idOf = (one: Rendering | LogDocument): string => ('family' in one ? one.family : one.id);

/** Families as one part, each collection of a projection by log as another. */
function partsOf({ projections, figures }: CompareOptions): readonly Part[] {
  const named = (kind: string) =>
    projections
      .filter((one) => one.kind === kind)
      .flatMap(({ name, collections }) => collections.map((collection) => [collection.name, name] as const));
  const families = new Map([...named('family'), ...(figures ? [[FIGURES, FIGURES] as const] : [])]);
  const byLog = named('log').map(([collection, projection]) => ({
    byLog: true,
    collections: new Map([[collection, projection]]),
    read: (store: ReadModelStore, query: RenderingsQuery) => store.logDocuments(collection, query),
  }));
  return [{ byLog: false, collections: families, read: (store, query) => store.renderings(query) }, ...byLog];
}

/** Collections in which the two say something else. */
const differing = (part: Part, one: Rendering | LogDocument | undefined, other: Rendering | LogDocument | undefined) =>
  [...part.collections.keys()].filter((collection) => saidBy(one, collection) !== saidBy(other, collection));

/** Looks at everything once. @returns how much that was, and ids of what differs */
async function firstLook({ old, fresh, signal }: CompareOptions, part: Part) {
  const all = (store: ReadModelStore) => ofOneStore(PAGE, idOf, (after) => part.read(store, { after, limit: PAGE }));
  const suspects: string[] = [];
  let seen = 0;
  for await (const [one, other] of sideBySide(all(old), all(fresh), idOf)) {
    signal?.throwIfAborted();
    seen += 1;
    const there = one ?? other;
    if (there && differing(part, one, other).length > 0 && suspects.length < MOST) suspects.push(idOf(there));
  }
  return { seen, suspects };
}

/** Whether the old store, which stands still somewhere behind, was rendered from the same of a family. */
const isSame = (one: Rendering | LogDocument | undefined, other: Rendering | LogDocument | undefined): boolean =>
  one !== undefined && other !== undefined && 'family' in one && 'family' in other && one.revision === other.revision;

interface Again {
  readonly found: readonly Difference[];
  readonly skipped: number;
}
type Found = ReadonlyMap<string, Rendering | LogDocument>;
const foundIn = async (part: Part, store: ReadModelStore, ids: readonly string[]): Promise<Found> =>
  new Map((await part.read(store, { ids })).map((one) => [idOf(one), one]));

/**
 * What the old store says at one place of the log, and the new one at the very same: a number that every event raises would
 * differ for ever while events come. Both are at that place or behind it.
 * @returns null when the old one moved on at every try
 */
async function atOnePlace({ old, fresh, level }: CompareOptions, part: Part, ids: readonly string[]) {
  for (let tries = 0; tries < STILL; tries += 1) {
    const { position } = await old.checkpoint();
    const before = await foundIn(part, old, ids);
    if (position === null || (await old.checkpoint()).position !== position) continue;
    await level(position);
    return [before, await foundIn(part, fresh, ids)] as const;
  }
  return null;
}

/** Looks at some again, when both stores are at the same place. */
async function lookAgain(options: CompareOptions, part: Part, suspects: readonly string[]): Promise<Again> {
  const { old, fresh, level } = options;
  const levelled = await level();
  const looked =
    part.byLog && levelled
      ? await atOnePlace(options, part, suspects)
      : ([await foundIn(part, old, suspects), await foundIn(part, fresh, suspects)] as const);
  if (looked === null) return { found: [], skipped: suspects.length };
  const [before, after] = looked;
  const comparable = suspects.filter((id) => levelled || isSame(before.get(id), after.get(id)));
  const differences = comparable.flatMap((id) =>
    differing(part, before.get(id), after.get(id)).map((collection) => ({
      ...{ projection: part.collections.get(collection) ?? '', collection, id },
    })),
  );
  return { found: differences, skipped: suspects.length - comparable.length };
}

/**
 * Holds what a new store says against the living one, family by family and document by document. What was written between
 * two looks differs in the first only: a difference is what stays one.
 * @throws the signal's reason
 */
export async function compareStores(options: CompareOptions): Promise<Compared> {
  const differences: Difference[] = [];
  let [families, documents, skipped] = [0, 0, 0];
  for (const [n, part] of partsOf(options).entries()) {
    const { seen, suspects } = await firstLook(options, part);
    if (n === 0) families += seen;
    else documents += seen;
    let left = suspects;
    let last: Again = { found: [], skipped: 0 };
    for (let look = 0; look < (part.byLog ? 1 : LOOKS) && left.length > 0; look += 1) {
      last = await lookAgain(options, part, left);
      skipped += last.skipped;
      left = [...new Set(last.found.map(({ id }) => id))];
    }
    differences.push(...last.found);
  }
  return { families, documents, differences, skipped };
}
