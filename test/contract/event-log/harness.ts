import { randomUUID } from 'node:crypto';
import type { EventLog, JsonObject, NewEvent } from '@kurator/event-log';

/** What an adapter brings to the contract suite. */
export interface Harness {
  log(): EventLog;
  /** Closes the log and opens the same one again, as a restart of the process would. */
  restart(): Promise<void>;
  /** Closes the log and removes what it stored. */
  dispose(): Promise<void>;
}
export type OpenHarness = () => Promise<Harness>;
/** A number of the contract, or as much of it as this adapter is asked for. */
export type Scaled = (count: number) => number;

export const anEvent = (data: JsonObject = { n: 1 }, type = 'family-identified'): NewEvent => ({
  eventId: randomUUID(),
  type,
  data,
  metadata: { schemaVersion: 1 },
});
export const events = (count: number, from = 0): NewEvent[] =>
  Array.from({ length: count }, (_, i) => anEvent({ n: from + i }));

/** The error with which a promise is refused; a promise that succeeds fails the test. */
export async function errorOf(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error('expected a refusal, got an answer');
  return outcome;
}

/** Spreads single events over streams, many at a time. */
export async function fill(log: EventLog, count: number, stream: (i: number) => string): Promise<void> {
  const revisions = new Map<string, number>();
  const waiting: Promise<unknown>[] = [];
  for (let i = 0; i < count; i++) {
    const name = stream(i);
    const revision = revisions.get(name);
    revisions.set(name, (revision ?? -1) + 1);
    waiting.push(log.append(name, revision ?? 'no-stream', [anEvent({ n: i })]));
  }
  await Promise.all(waiting);
}
