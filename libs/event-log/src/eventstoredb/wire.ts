import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { Address } from './address';
import type { TellDropped } from '../port';
import type { Place } from './position';

/** How long what may take, ms. */
export interface Times {
  /** One call without a sign of life. */
  readonly callMs: number;
  /** All attempts of an append or a read together. */
  readonly patienceMs: number;
  /** Waiting for the server at the start. */
  readonly startMs: number;
  /** First and longest wait between two attempts. */
  readonly backOffMs: { readonly first: number; readonly longest: number };
  /** A subscriber that has heard nothing looks at the head itself this often. */
  readonly quietMs: number;
}
/** A leader's death took 5.6 s to get over (trap 32); a server gives a write up after 2 s itself. */
export const TIMES: Times = {
  callMs: 4000,
  patienceMs: 15_000,
  startMs: 30_000,
  backOffMs: { first: 50, longest: 2000 },
  quietMs: 250,
};

/** One connection and what every call over it has to know. */
export interface Wire {
  readonly client: EventStoreDBClient;
  readonly hosts: string;
  readonly times: Times;
  /** Streams of this log begin with it on the server: several logs may share one. */
  readonly prefix: string;
  /** Nothing of this log lies before it; null: it may begin where the server's log does. */
  readonly origin: Place | null;
  readonly closed: () => boolean;
  /** Between 0 and 1: waits of many processes must not fall together. */
  readonly chance: () => number;
  /** A subscription ended and is begun again. */
  readonly dropped: TellDropped;
}

/** What the client keeps to itself: its types hide the two, a server's version and an orderly end need them. */
interface Inner {
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
  getChannel(): Promise<{ close(): void }>;
}
const inner = (client: EventStoreDBClient): Inner => client as unknown as Inner;

/**
 * The process's one client for a log: its promises of appends lie in one map for all clients, and an error on one would
 * reject the appends of another (trap 15).
 */
export const clientOf = ({ connection }: Address): EventStoreDBClient =>
  EventStoreDBClient.connectionString(connection);

/**
 * Every call goes to the leader: a follower's reads lag, and its head would look like a log that was restored. A leader that
 * changes is an error like any other; the client finds the next one when it is asked again (trap 7).
 */
export const LEADER = { requiresLeader: true } as const;

export const versionOf = async (client: EventStoreDBClient): Promise<string> =>
  (await inner(client).capabilities).serverVersion;

/** For calls to end; one that the client holds back must not hold up the end of the process. */
const LAST_MS = 1000;

/** Ends the calls that are left, then the connection, which `dispose` leaves open. */
export async function hangUp(client: EventStoreDBClient): Promise<void> {
  await Promise.race([client.dispose(), pause(LAST_MS, undefined, { ref: false })]);
  // The only way in which it fails: no node was ever found, so there is no connection to close.
  const channel = await inner(client)
    .getChannel()
    .catch(() => null);
  channel?.close();
}
