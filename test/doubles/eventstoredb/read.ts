import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { end, failure, refusedCall, type Faults } from './faults';
import { eventMessage, identifier, nameOf } from './messages';
import { PAGE, write, type ReadCall } from './read-call';
import { placeAt, type Record, type Store } from './store';
import { tell, type Subscriptions } from './subscribe';

const MOST = Number.MAX_SAFE_INTEGER;

type Options = ReadReq.Options;
const backwards = (options: Options): boolean => options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;

const notFound = (name: string): ReadResp =>
  new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(identifier(name)));
const countOf = (options: Options): number => Math.min(MOST, Number(options.getCount()));

/** Enumerators.ReadStreamForwards.cs and its twin: a missing stream is a message, not an error. */
async function readStream(call: ReadCall, store: Store, options: Options): Promise<void> {
  const asked = options.getStream() as ReadReq.Options.StreamOptions;
  const name = nameOf(asked.getStreamIdentifier());
  const direction = backwards(options) ? 'backward' : 'forward';
  const from = asked.hasRevision() ? { from: Number(asked.getRevision()) } : {};
  const found = await store.stream(name, { direction, limit: countOf(options), ...from });
  if (found === null) await write(call, notFound(name));
  for (const record of found ?? []) if (!(await write(call, eventMessage(record)))) return;
}

/** ReadAllResult.Error, as 23.10 was seen to answer a position at which no event begins. */
const misplaced = () => failure(status.UNKNOWN, 'Unexpected ReadAllResult: Error');

/** The place from which a read of everything starts; 0 is the beginning, null the end. @throws misplaced */
function startOf(options: Options): number | null {
  const all = options.getAll() as ReadReq.Options.AllOptions;
  if (all.hasStart()) return 0;
  const position = all.getPosition();
  if (!position) return null;
  const place = placeAt(BigInt(position.getCommitPosition()));
  if (place === null) throw misplaced();
  return place;
}

/** Forwards a place comes along ((d) 27; seen on 23.10); beyond the end there is nothing. */
async function* onwards(store: Store, start: number): AsyncGenerator<Record> {
  for (let after = Math.max(0, start - 1); ;) {
    const page = await store.after(after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after += page.length;
  }
}
/** Backwards a place stays out, and none beyond the end is known (seen on 23.10). */
async function* back(store: Store, start: number | null): AsyncGenerator<Record> {
  const end = (await store.last()) + 1;
  if (start !== null && start > end) throw misplaced();
  for (let before = start ?? end; before > 1; before -= PAGE) {
    const from = Math.max(0, before - 1 - PAGE);
    yield* (await store.after(from, before - 1 - from)).toReversed();
  }
}
async function* everything(store: Store, options: Options): AsyncGenerator<Record> {
  const start = startOf(options);
  if (backwards(options)) yield* back(store, start);
  else if (start !== null) yield* onwards(store, start);
}

async function readAll(call: ReadCall, store: Store, options: Options): Promise<void> {
  let left = countOf(options);
  for await (const record of everything(store, options)) {
    if (left-- <= 0 || !(await write(call, eventMessage(record)))) return;
  }
}

/** Streams.Read.cs: streams, everything, and subscriptions to everything with a filter; the rest is not spoken. */
export const read =
  (store: Store, faults: Faults, subscriptions: Subscriptions) =>
  (call: ReadCall): void => {
    const options = call.request.getOptions() as Options;
    const work = async (): Promise<void> => {
      const refused = refusedCall(faults, call.metadata);
      if (refused) throw refused;
      if (options.hasSubscription()) return tell({ call, store, faults }, subscriptions, startOf(options));
      if (faults.slowMs > 0) await pause(faults.slowMs);
      await (options.hasAll() ? readAll(call, store, options) : readStream(call, store, options));
    };
    work().then(
      () => call.end(),
      (error: Error) => end(call, error),
    );
  };
