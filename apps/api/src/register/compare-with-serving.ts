import { setTimeout as pause } from 'node:timers/promises';
import type { LogReader, Position } from '@kurator/event-log';
import {
  collectionsOf,
  compareStores,
  signatureOf,
  type Compared,
  type LoadableStore,
  type Made,
  type ReadModelStore,
  type StoreVersions,
} from '@kurator/read-models';
import { lawParts, lawSignature, type RenderedLaw } from '../law-changes/rendered-law';
import type { LawSource } from './law';
import { projections } from './projections';

/** A version that is built and does not serve yet. */
export interface Fresh {
  readonly store: LoadableStore;
  readonly made: Made;
  readonly law: LawSource;
  /** To the log's head, or to a place of it. */
  readonly catchUp: (until?: Position) => Promise<void>;
  readonly signal: AbortSignal;
}

/** What the living one is found by. */
export interface Living {
  readonly versions: StoreVersions;
  readonly log: LogReader;
  readonly renderedLaw: (version: string) => RenderedLaw;
}

/** How long the living one is waited for: who keeps it at the log needs milliseconds. */
const WAIT_MS = 5_000;
const LOOK_MS = 100;

/** The version to hold against: of this program, else of the one that it is exchanged for. */
async function livingVersion(versions: StoreVersions): Promise<string | null> {
  return (await versions.servingFor(signatureOf(projections))) ?? (await versions.serving())?.name ?? null;
}

/** Brings the new one to the log's head, and waits until the old one has come as far. */
async function levelled(log: LogReader, old: ReadModelStore, fresh: Fresh): Promise<boolean> {
  const { store, catchUp, signal } = fresh;
  await catchUp();
  const { position } = await store.checkpoint();
  for (let waited = 0; waited <= WAIT_MS; waited += LOOK_MS) {
    signal.throwIfAborted();
    const there = (await old.checkpoint()).position;
    if (position === null || (there !== null && log.compare(there, position) >= 0)) return true;
    await pause(LOOK_MS, undefined, { signal });
  }
  return false;
}

/**
 * Holds a new version against the living one, in every projection that both have in the same version under the same law.
 * @returns null when there is nothing to be held against
 */
export async function compareWithServing(
  { versions, log, renderedLaw }: Living,
  fresh: Fresh,
): Promise<Compared | null> {
  const name = await livingVersion(versions);
  const made = name === null ? null : await versions.madeOf(name);
  const law = name === null ? null : await renderedLaw(name).get();
  if (name === null || made === null || law === null) return null;
  if (lawSignature(law) !== lawSignature(lawParts(fresh.law))) return null;
  const same = projections.filter((one) => made.projections[one.name] === fresh.made.projections[one.name]);
  if (same.length === 0) return null;
  const old = await versions.open(name, collectionsOf(same));
  try {
    return await compareStores({
      ...{ old, fresh: fresh.store, projections: same, signal: fresh.signal },
      figures: same.length === projections.length,
      level: async (until) => {
        if (until === undefined) return levelled(log, old, fresh);
        await fresh.catchUp(until);
        return true;
      },
    });
  } finally {
    await old.close();
  }
}
