import { send } from '../api/client';
import { ConnectionLost, problemOf } from '../api/problem';
import { connection } from './connection';

/** One thing that somebody recorded, as the feed tells it. */
export interface FeedEvent {
  readonly familyId: string;
  readonly type: string;
  readonly position: string;
}

/**
 * The events of a stream in the format of server-sent events. `EventSource` would do, but it says neither our headers nor
 * why a stream was refused.
 * @param body as it arrives, in pieces that may end anywhere
 */
export async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<FeedEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of body) {
    const blocks = (rest + decoder.decode(piece, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      // A line that begins with a colon only keeps the connection alive.
      if (data !== undefined) yield JSON.parse(data.slice('data: '.length)) as FeedEvent;
    }
  }
}

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

/**
 * Reads the feed from a position on until it ends.
 * @throws ProblemError when it is refused, ConnectionLost when it breaks off; an abort stays an abort
 */
export async function* readFeed(from: string, signal: AbortSignal): AsyncGenerator<FeedEvent> {
  const url = new URL('/api/v1/feed', location.origin);
  url.searchParams.set('from', from);
  const response = await send(new Request(url, { headers: { accept: 'text/event-stream' }, signal }));
  if (!response.ok || response.body === null) throw problemOf(await response.json(), response.status);
  try {
    yield* eventsOf(piecesOf(response.body));
  } catch (error) {
    // A stream that breaks off in the middle is a TypeError, like a server that is not there.
    if (!(error instanceof TypeError)) throw error;
    connection.lose();
    throw new ConnectionLost('feed', { cause: error });
  }
}
