import { setTimeout as pause } from 'node:timers/promises';
import { status, type ServerDuplexStream, type ServerReadableStream, type sendUnaryData } from '@grpc/grpc-js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb';
import { end, failure, refusedCall, type Faults } from './faults';
import { appendAnswer, batchAnswer, identifier, nameOf, proposedOf } from './messages';
import type { Outcome, Proposed, Store } from './store';

type Expected = number | 'no-stream';
interface Asked {
  readonly stream: string;
  readonly expected: Expected | null;
  readonly events: Proposed[];
}
/** What is asked by a call that does not begin with its options. */
const nothing = (): Asked => ({ stream: '', expected: null, events: [] });

/** `any` and `exists` are not spoken here: nothing that is tested against the double may use them. */
const unspoken = () => failure(status.UNIMPLEMENTED, 'the double takes an exact revision or none');
const gone = () => failure(status.UNAVAILABLE, 'the connection is gone');

/** The revision that an append expects; null for what is not spoken. */
function expectedOf(noStream: boolean, revision: string | null): Expected | null {
  if (noStream) return 'no-stream';
  return revision === null ? null : Number(revision);
}
function askedBy(options: AppendReq.Options): Asked {
  const revision = options.hasRevision() ? options.getRevision() : null;
  const stream = nameOf(options.getStreamIdentifier());
  return { stream, expected: expectedOf(options.hasNoStream(), revision), events: [] };
}
function askedByBatch(options: BatchAppendReq.Options): Asked {
  const revision = options.hasStreamPosition() ? options.getStreamPosition() : null;
  const stream = nameOf(options.getStreamIdentifier());
  return { stream, expected: expectedOf(options.hasNoStream(), revision), events: [] };
}

/** What an append comes to: an outcome, or how its answer is lost although it is stored. */
type Came = Outcome | 'silent' | 'broken';

async function carriedOut(store: Store, faults: Faults, expected: Expected, asked: Asked): Promise<Came> {
  const outcome = await store.append(asked.stream, expected, asked.events);
  if (faults.slowMs > 0) await pause(faults.slowMs);
  if (faults.loseAnswers.count === 0) return outcome;
  faults.loseAnswers.count -= 1;
  return faults.loseAnswers.how;
}

/** Streams.Append.cs: one append in a call of its own. */
export const append =
  (store: Store, faults: Faults) =>
  (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void => {
    const refused = refusedCall(faults, call.metadata);
    if (refused) return answer(refused);
    let asked = nothing();
    const finish = async (): Promise<void> => {
      const { expected } = asked;
      if (expected === null) return answer(unspoken());
      const came = await carriedOut(store, faults, expected, asked);
      if (came === 'silent') return;
      if (came === 'broken') return answer(gone());
      if (came.kind !== 'too-large') return answer(null, appendAnswer(came, expected));
      answer(failure(status.INVALID_ARGUMENT, 'Maximum Append Size of 1048576 Exceeded.'));
    };
    call.on('data', (message: AppendReq) => {
      const options = message.getOptions();
      const proposed = message.getProposedMessage();
      if (options) asked = askedBy(options);
      else if (proposed) asked.events.push(proposedOf(proposed));
    });
    call.on('end', () => void finish());
  };

/** Streams.BatchAppend.cs, `NotHandledReason.TooBusy`: the next appends are not taken. */
function isBusy(faults: Faults): boolean {
  if (faults.busy === 0) return false;
  faults.busy -= 1;
  return true;
}

/** One of the many appends of a call; answers nothing when its answer is lost. */
async function oneOfMany(store: Store, faults: Faults, asked: Asked): Promise<BatchAppendResp | 'silent' | 'broken'> {
  const { expected } = asked;
  if (expected === null) throw unspoken();
  if (isBusy(faults)) return batchAnswer('busy', expected);
  const came = await carriedOut(store, faults, expected, asked);
  return typeof came === 'string' ? came : batchAnswer(came, expected);
}

/**
 * Streams.BatchAppend.cs: many appends over one call, taken in the order in which they come and answered by their
 * correlation ids. A `NotLeader` ends the whole call (`writer.TryComplete(ex)`), an unknown revision one append.
 */
export const batchAppend =
  (store: Store, faults: Faults) =>
  (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void => {
    const open = new Map<string, Asked>();
    const finish = async (asked: Asked, request: BatchAppendReq): Promise<void> => {
      const answer = await oneOfMany(store, faults, asked);
      if (answer === 'broken') throw gone();
      if (answer === 'silent' || call.destroyed) return;
      answer.setCorrelationId(request.getCorrelationId()).setStreamIdentifier(identifier(asked.stream));
      call.write(answer);
    };
    call.on('data', (request: BatchAppendReq) => {
      const refused = refusedCall(faults, call.metadata);
      if (refused) return end(call, refused);
      const id = JSON.stringify(request.getCorrelationId()?.toObject());
      const options = request.getOptions();
      if (options) open.set(id, askedByBatch(options));
      const asked = open.get(id) ?? nothing();
      asked.events.push(...request.getProposedMessagesList().map(proposedOf));
      if (!request.getIsFinal()) return;
      open.delete(id);
      finish(asked, request).catch((error: Error) => end(call, error));
    });
    call.on('end', () => call.end());
  };
