import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty as GoogleEmpty } from 'google-protobuf/google/protobuf/empty_pb';
import {
  AllStreamPosition,
  MaximumAppendSizeExceeded,
  StreamIdentifier,
  UUID,
  WrongExpectedVersion,
} from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb';
import { offsetOf, type Outcome, type Proposed, type Record } from './store';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Enumerators.cs, `ConvertToRecordedEvent`: the place is known because the event commits itself (ResolvedEvent.cs). */
function recordedEvent(record: Record): ReadResp.ReadEvent.RecordedEvent {
  const event = new ReadResp.ReadEvent.RecordedEvent();
  const offset = String(offsetOf(record.place));
  event.setId(new UUID().setString(record.id));
  event.setStreamIdentifier(identifier(record.stream));
  event.setStreamRevision(String(record.revision));
  event.setCommitPosition(offset);
  event.setPreparePosition(offset);
  event.setData(Buffer.from(record.data, 'utf8'));
  event.setCustomMetadata(Buffer.from(record.metadata, 'utf8'));
  const map = event.getMetadataMap();
  map.set('type', record.type);
  map.set('created', '17700000000000000');
  map.set('content-type', record.json ? 'application/json' : 'application/octet-stream');
  return event;
}
export function eventMessage(record: Record): ReadResp {
  const read = new ReadResp.ReadEvent();
  read.setEvent(recordedEvent(record));
  read.setCommitPosition(String(offsetOf(record.place)));
  return new ReadResp().setEvent(read);
}
export const identifier = (stream: string): StreamIdentifier =>
  new StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
export const nameOf = (id: StreamIdentifier | undefined): string => text(id?.getStreamName_asU8() ?? new Uint8Array());
export const checkpointMessage = (place: number): ReadResp => {
  const offset = String(offsetOf(place));
  return new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition(offset).setPreparePosition(offset));
};

type Message = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;
export const proposedOf = (message: Message): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  json: message.getMetadataMap().get('content-type') === 'application/json',
  data: text(message.getData_asU8()),
  metadata: text(message.getCustomMetadata_asU8()),
});

const wrongVersion = (actual: number | 'no-stream', expected: number | 'no-stream'): WrongExpectedVersion => {
  const wrong = new WrongExpectedVersion();
  if (actual === 'no-stream') wrong.setCurrentNoStream(new GoogleEmpty());
  else wrong.setCurrentStreamRevision(String(actual));
  if (expected === 'no-stream') wrong.setExpectedNoStream(new GoogleEmpty());
  else wrong.setExpectedStreamPosition(String(expected));
  return wrong;
};
function packed(name: string, bytes: Uint8Array): Any {
  const any = new Any();
  any.pack(bytes, name);
  return any;
}
const TOO_LARGE = 1024 * 1024;

/** Status.cs and Streams.BatchAppend.cs, `ConvertMessage`. */
export function batchAnswer(outcome: Outcome | 'busy', expected: number | 'no-stream'): BatchAppendResp {
  const answer = new BatchAppendResp();
  const refuse = (message: string, details: Any): BatchAppendResp =>
    answer.setError(new Status().setMessage(message).setDetails(details));
  if (outcome === 'busy')
    return refuse('Server Is Busy', packed('google.protobuf.Empty', new GoogleEmpty().serializeBinary()));
  if (outcome.kind === 'conflict') {
    const bytes = wrongVersion(outcome.actual, expected).serializeBinary();
    return refuse('WrongExpectedVersion', packed('event_store.client.WrongExpectedVersion', bytes));
  }
  if (outcome.kind === 'too-large') {
    const bytes = new MaximumAppendSizeExceeded().setMaxappendsize(TOO_LARGE).serializeBinary();
    return refuse('MaximumAppendSizeExceeded', packed('event_store.client.MaximumAppendSizeExceeded', bytes));
  }
  const offset = String(offsetOf(outcome.place));
  const position = new AllStreamPosition().setCommitPosition(offset).setPreparePosition(offset);
  const success = new BatchAppendResp.Success().setCurrentRevision(String(outcome.revision)).setPosition(position);
  return answer.setSuccess(success);
}

/** Streams.Append.cs: the answer to one append in a call of its own. */
export function appendAnswer(
  outcome: Exclude<Outcome, { kind: 'too-large' }>,
  expected: number | 'no-stream',
): AppendResp {
  if (outcome.kind === 'stored') {
    const offset = String(offsetOf(outcome.place));
    const position = new AppendResp.Position().setCommitPosition(offset).setPreparePosition(offset);
    return new AppendResp().setSuccess(
      new AppendResp.Success().setCurrentRevision(String(outcome.revision)).setPosition(position),
    );
  }
  const wrong = new AppendResp.WrongExpectedVersion();
  if (outcome.actual !== 'no-stream') wrong.setCurrentRevision(String(outcome.actual));
  if (expected !== 'no-stream') wrong.setExpectedRevision(String(expected));
  return new AppendResp().setWrongExpectedVersion(wrong);
}
