import { setTimeout as pause } from 'node:timers/promises';
import { isPassing, nameOfSession, transactionIn } from '@kurator/mongodb';
import type { ClientSession } from 'mongodb';
import { unpackRows } from '../packed-rows';
import { CheckpointMoved, FencedOff, type WriteBatch } from '../port';
import { figuresOfText } from '../stored/changes';
import { Figures } from '../stored/figures';
import { readCodes, type CodeBook } from './codes';
import { guarded } from './errors';
import { loadFamilies, type Loading } from './load-families';
import type { Place, StoredState } from './place';
import { checkOwner, nextEpoch, readState, StateMoved } from './state';
import { applyBatch, writeCodes } from './write-batch';
import { writeSums } from './write-sums';

/** Tries of a batch, and the first wait between two of them; longer troubles are a matter for the engine's own back-off. */
const TRIES = 6;
const FIRST_WAIT_MS = 20;
/** Figures kept in memory by a load before they are added to the collection: 16 MB at most. */
const MOST_SUMS = 150_000;
/** Families read at once. */
const PAGE = 1000;

/** The one writer of a version within this process. Its calls must not overlap. */
export interface Writer {
  write(batch: WriteBatch): Promise<void>;
  load(bytes: Uint8Array): Promise<void>;
  acquire(): Promise<number>;
  finishLoad(): Promise<void>;
  close(): Promise<void>;
}

/** What this process knows without asking; nothing after an error, when nobody knows what was carried out. */
interface Known {
  /** All transactions of this writer: whoever takes over can end the one that was left open. */
  readonly session: ClientSession;
  state: StoredState | null;
  codes: CodeBook | null;
}

async function attempt(place: Place, known: Known, seen: StoredState, batch: WriteBatch): Promise<void> {
  const codes = (known.codes ??= await readCodes(place));
  known.state = await transactionIn(known.session, (session) => applyBatch(place, { session }, { codes, seen }, batch));
  codes.settle();
}

const stays = (error: unknown, left: number): boolean =>
  left === 0 || !(error instanceof StateMoved || isPassing(error));

/**
 * After an error with an unknown outcome: the number of commits says whether the batch was carried out.
 * @throws FencedOff, CheckpointMoved when somebody else has written
 */
function wasCarriedOut(now: StoredState, seen: StoredState, batch: WriteBatch): boolean {
  if (now.epoch !== batch.epoch)
    throw new FencedOff(`the lease is at epoch ${now.epoch}, the writer at ${batch.epoch}`);
  if (now.batches === seen.batches) return false;
  if (now.batches === seen.batches + 1) return true;
  throw new CheckpointMoved('somebody else writes these read models');
}

/**
 * Writes a batch, as often as it takes to know that it was written once: by the labels of the driver's errors, and after
 * a network error without one as well (design/event-sourcing.md (d) 33).
 */
async function writeBatch(place: Place, known: Known, batch: WriteBatch): Promise<void> {
  const seen = (known.state ??= await readState(place));
  if (seen.epoch !== batch.epoch) known.state = null;
  checkOwner(seen, batch);
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await attempt(place, known, seen, batch);
    } catch (error) {
      known.state = null;
      known.codes = null;
      if (stays(error, left)) throw error;
    }
    await pause(FIRST_WAIT_MS * 2 ** (TRIES - 1 - left));
    if (wasCarriedOut(await readState(place), seen, batch)) return;
  }
}

async function flush(place: Place, { codes, sums }: Loading): Promise<void> {
  await writeCodes(place, {}, codes);
  codes.settle();
  await writeSums(place, {}, codes, sums);
  sums.clear();
}

/**
 * Begins a load, or goes on with one that another process has left: what that one had not added to the figures yet is
 * gone with it, so that they are added up anew from what the families say.
 */
async function beginLoading(place: Place): Promise<Loading> {
  const codes = await readCodes(place);
  const loading = { codes, sums: new Figures(), again: (await place.families.findOne({})) !== null };
  await place.sums.deleteMany({});
  for (let last = ''; ;) {
    const page = await place.families.find({ _id: { $gt: last } }, { sort: { _id: 1 }, limit: PAGE }).toArray();
    for (const { changes } of page) loading.sums.addAll(figuresOfText(changes), 1);
    if (loading.sums.size > MOST_SUMS) await flush(place, loading);
    if (page.length < PAGE) return loading;
    last = page.at(-1)?._id ?? last;
  }
}

/** @param bulk true while the version is filled from zero */
export function openWriter(place: Place, bulk: boolean): Writer {
  const known: Known = { session: place.client.startSession(), state: null, codes: null };
  let loading: Loading | null = null;
  let epoch: number | null = null;
  /** @throws FencedOff when another process has taken the load over meanwhile */
  const isLoading = async (): Promise<boolean> => {
    const state = await readState(place);
    if (epoch !== null && state.epoch !== epoch) throw new FencedOff('another process goes on with this load');
    return bulk && state.loading;
  };
  return {
    write: (batch) =>
      guarded(async () => {
        // What is folded by log while families are loaded gives no number to a unit or key.
        if (loading && batch.families.length > 0) {
          await flush(place, loading);
          loading = null;
        }
        return writeBatch(place, known, batch);
      }),
    load: (bytes) =>
      guarded(async () => {
        if (!(await isLoading())) throw new Error('the load has ended');
        const mine = (loading ??= await beginLoading(place));
        await loadFamilies(place, unpackRows(bytes), mine);
        if (mine.sums.size > MOST_SUMS) await flush(place, mine);
      }),
    acquire: () =>
      guarded(async () => {
        known.state = null;
        return (epoch = await nextEpoch(place, nameOfSession(known.session)));
      }),
    finishLoad: () =>
      guarded(async () => {
        if (await isLoading()) await flush(place, (loading ??= await beginLoading(place)));
        loading = null;
        known.codes = null;
        known.state = null;
        // With a majority, as everything before it then is.
        await place.state.updateOne({ _id: 'state' }, { $set: { loading: false } });
      }),
    close: () => known.session.endSession(),
  };
}
