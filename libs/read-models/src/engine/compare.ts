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
  /** Brings both stores to the same place of the log. @returns false when nobody keeps the old one at the log */
  readonly level: () => Promise<boolean>;
  readonly signal?: AbortSignal;
}

const PAGE = 500;
/** Both stores go on meanwhile: what differs is looked at again, so often. */
const LOOKS = 4;
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
    collections: new Map([[collection, projection]]),
    read: (store: ReadModelStore, query: RenderingsQuery) => store.logDocuments(collection, query),
  }));
  return [{ collections: families, read: (store, query) => store.renderings(query) }, ...byLog];
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
/** Looks at some again, when both stores are at the same place. */
async function lookAgain(options: CompareOptions, part: Part, suspects: readonly string[]): Promise<Again> {
  const levelled = await options.level();
  const found = async (store: ReadModelStore) =>
    new Map((await part.read(store, { ids: suspects })).map((one) => [idOf(one), one]));
  const [before, after] = [await found(options.old), await found(options.fresh)];
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
    for (let look = 0; look < LOOKS && left.length > 0; look += 1) {
      last = await lookAgain(options, part, left);
      skipped += last.skipped;
      left = [...new Set(last.found.map(({ id }) => id))];
    }
    differences.push(...last.found);
  }
  return { families, documents, differences, skipped };
}
