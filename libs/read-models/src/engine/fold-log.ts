import type { StoredEvent } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import type { CollectionSpec, Doc, ReadModelStore, WriteBatch } from '../port';
import type { LogKey, LogProjection, Projection } from '../projection';

export const logProjections = <View>(projections: readonly Projection<View>[]): readonly LogProjection[] =>
  projections.filter((projection) => projection.kind === 'log');

/** The collections of all projections, as a store is opened with them. */
export const collectionsOf = <View>(projections: readonly Projection<View>[]): readonly CollectionSpec[] =>
  projections.flatMap(({ kind, collections }) =>
    kind === 'log' ? collections.map((one) => ({ ...one, byLog: true as const })) : collections,
  );

interface Step {
  readonly projection: LogProjection;
  readonly fact: Fact;
  readonly stream: string;
  readonly key: LogKey;
}

async function stepsOf(
  projections: readonly LogProjection[],
  events: readonly StoredEvent[],
  decode: (event: StoredEvent) => Fact | Promise<Fact>,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const event of events) {
    const handling = projections.filter(({ handles }) => handles.includes(event.type));
    if (handling.length === 0) continue;
    const fact = await decode(event);
    for (const projection of handling)
      for (const key of projection.keysOf(fact, event.stream))
        steps.push({ projection, fact, stream: event.stream, key });
  }
  return steps;
}

/** Collections whose documents are new whenever they are written. */
const writtenOnce = (projections: readonly LogProjection[]): ReadonlySet<string> =>
  new Set(projections.flatMap(({ collections }) => collections.flatMap(({ name, once }) => (once ? [name] : []))));

/** The documents that the steps start from, one read per collection whose documents may be there. */
async function startingDocuments(
  store: ReadModelStore,
  steps: readonly Step[],
  once: ReadonlySet<string>,
): Promise<Map<string, Map<string, Doc | null>>> {
  const ids = new Map<string, Set<string>>();
  for (const { key } of steps) ids.set(key.collection, (ids.get(key.collection) ?? new Set()).add(key.id));
  const documents = new Map<string, Map<string, Doc | null>>();
  for (const [collection, wanted] of ids) {
    const found = once.has(collection) ? [] : await store.get(collection, [...wanted]);
    documents.set(collection, new Map(found.map((doc) => [doc.id, doc])));
  }
  return documents;
}

/**
 * Folds the projections by log over a batch in log order, in memory.
 * @param events every one newer than the store's checkpoint: a fold, unlike a rendering, may not see an event twice
 * @returns each document touched as it is after the batch, null when it is to be removed
 */
export async function foldLog(
  source: { readonly store: ReadModelStore; readonly decode: (event: StoredEvent) => Fact | Promise<Fact> },
  projections: readonly LogProjection[],
  events: readonly StoredEvent[],
): Promise<WriteBatch['documents']> {
  if (projections.length === 0) return [];
  const steps = await stepsOf(projections, events, source.decode);
  const documents = await startingDocuments(source.store, steps, writtenOnce(projections));
  const beside = ({ collection, id }: LogKey): Doc | null => documents.get(collection)?.get(id) ?? null;
  for (const { projection, fact, stream, key } of steps) {
    const next = projection.evolve(beside(key), fact, stream, { key, beside });
    documents.get(key.collection)?.set(key.id, next);
  }
  return [...documents].flatMap(([collection, byId]) => [...byId].map(([id, doc]) => ({ collection, id, doc })));
}
