import { NO_STREAM, type WrongExpectedVersionError } from '@eventstore/db-client';
import { serialise } from '../limits';
import {
  EventRefused,
  LogUnavailable,
  RevisionConflict,
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type StoredEvent,
} from '../port';
import { persistently } from './calls';
import { toServer } from './events';
import { failureOf, NoAnswer, reasonOf } from './failure';
import { makePipe, type Pipe } from './pipe';
import { comparePlaces, placeOf, type Place } from './position';
import { readStream } from './read-stream';
import { LEADER, type Wire } from './wire';

/** An append that the client still holds after this long lies in no connection any more: the client pings every 10 s. */
const HELD_MS = 30_000;

/** Events of one stream, appended together. */
export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/** Asks the client for an append; its promise may stay open for ever (trap 16). */
export const asked = ({ client, prefix }: Wire, { stream, expected, events }: Append): Promise<unknown> =>
  // Without credentials of its own: those would force the slower path of one call for one append (trap 28).
  client.appendToStream(`${prefix}${stream}`, events.map(toServer), {
    ...LEADER,
    expectedRevision: expected === 'no-stream' ? NO_STREAM : BigInt(expected),
    // An instant by our clock, which the server compares with its own: only a long one survives clocks that differ.
    deadline: 24 * 3_600_000,
  });

/** What became of a call, or nothing within the time. */
async function send(wire: Wire, pipe: Pipe, append: Append): Promise<void> {
  await pipe.enter();
  let left = (how: 'answered' | 'lost'): void => pipe.answered(how);
  const call = asked(wire, append);
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const gone = pipe.abandon();
      const held = setTimeout(gone, HELD_MS).unref();
      left = () => (clearTimeout(held), gone());
      reject(new NoAnswer(`no answer to an append within ${wire.times.callMs} ms`));
    }, wire.times.callMs);
  });
  const answered = call
    .then(
      () => left('answered'),
      (error: unknown) => {
        left(failureOf(error) === 'again' ? 'lost' : 'answered');
        throw error;
      },
    )
    .finally(() => clearTimeout(timer));
  await Promise.race([answered, silence]);
}

/** The client's refusals that are final, in the port's words. */
export function refusal({ stream, expected }: Append, error: unknown): unknown {
  switch (failureOf(error)) {
    case 'conflict': {
      const { actualVersion } = error as WrongExpectedVersionError;
      const actual = typeof actualVersion === 'bigint' ? Number(actualVersion) : 'no-stream';
      return new RevisionConflict(stream, expected, actual);
    }
    case 'too-large':
      return new EventRefused('BATCH_TOO_LARGE', `the server allows less in one append: ${reasonOf(error)}`);
    case 'deleted':
      return new EventRefused(
        'BAD_NAME',
        `stream ${stream} was deleted on the server for good: nobody can write to it`,
      );
    default:
      return error;
  }
}

const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sameBytes = (stored: readonly StoredEvent[], sent: readonly NewEvent[]): boolean =>
  stored.every(({ data, metadata }, i) => sameText(data, sent[i]?.data) && sameText(metadata, sent[i]?.metadata));

/**
 * Appends in the order of the calls; our limits lie below a server's and are kept before any I/O (trap 19). UNAVAILABLE and silence mean that nobody knows: the same ids go again with the same
 * revision, and the server finds them at their place whatever happened meanwhile (row 2: it compares ids where the expected
 * revision is older than the tip, trap 29). Deciding again with a new revision would write twice (trap 20).
 */
export function appender(wire: Wire, tip: Place | null) {
  const pipe = makePipe();
  let newest = tip;

  async function store(job: Append): Promise<void> {
    try {
      await persistently(wire, () => send(wire, pipe, job));
    } catch (error) {
      if (error instanceof LogUnavailable) pipe.giveUp(error.message);
      throw refusal(job, error);
    }
  }
  /**
   * The server says yes to known ids also when other bytes came with them, and does not say that it wrote nothing: what
   * stands there now is looked at. A place that was answered before is a repetition of the same bytes.
   */
  async function result({ stream, events }: Append, first: number): Promise<Appended> {
    const to = first + events.length - 1;
    const stored = (await readStream(wire, stream, { from: first, to })) ?? [];
    const last = stored.at(-1);
    if (last === undefined || stored.some(({ eventId }, i) => eventId !== events[i]?.eventId.toLowerCase()))
      throw new LogUnavailable(`what was just appended to ${stream} at ${first} is not there`);
    const place = placeOf(last.position);
    const known = newest !== null && comparePlaces(place, newest) <= 0;
    if (!known) newest = place;
    const positions = stored.map(({ position }) => position);
    return { revision: to, position: last.position, positions, repeated: known || !sameBytes(stored, events) };
  }

  return async (stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> => {
    serialise(stream, expected, events);
    await store({ stream, expected, events });
    return result({ stream, expected, events }, expected === 'no-stream' ? 0 : expected + 1);
  };
}
