import { setTimeout as pause } from 'node:timers/promises';
import { BACKWARDS, END, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { ConfigRefused } from '@kurator/platform';
import { collect, waitMs } from './calls';
import { placeOfDelivered } from './events';
import { failureOf, reasonOf, within } from './failure';
import type { Place } from './position';
import { heard, subscribe } from './told';
import { LEADER, versionOf, type Wire } from './wire';

/** The first that says when a subscription has caught up (trap 4), and gives events of a stream their place. */
const OLDEST = { major: 23, minor: 10 };

function refuse(ru: string, en: string): ConfigRefused {
  return new ConfigRefused(`EVENTSTORE_URL: ${ru}`, `EVENTSTORE_URL: ${en}`);
}

function checkVersion({ hosts }: Wire, version: string): void {
  const [, major = '0', minor = '0'] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  const [given, oldest] = [Number(major) * 1000 + Number(minor), OLDEST.major * 1000 + OLDEST.minor];
  if (given >= oldest) return;
  throw refuse(
    `сервер событий ${hosts} версии «${version}» не поддерживается, нужен EventStoreDB 23.10 или новее либо KurrentDB`,
    `the event store at ${hosts} has version "${version}", which is not supported: EventStoreDB 23.10 or newer or KurrentDB is needed`,
  );
}

/** The last of everything that the server's log holds, whoever wrote it: proves that we may read it. */
async function endOf({ client, times }: Wire): Promise<Place | null> {
  let place: Place | null = null;
  const call = client.readAll({ ...LEADER, direction: BACKWARDS, fromPosition: END, maxCount: 1 });
  await collect<AllStreamResolvedEvent>(call, times, (delivered) => {
    place = placeOfDelivered(delivered);
    return true;
  });
  return place;
}

function refusalOf({ hosts }: Wire, error: unknown): unknown {
  return failureOf(error) !== 'denied'
    ? error
    : refuse(
        `сервер событий ${hosts} не принял имя и пароль или не даёт читать поток $all (нужны права администратора или список доступа)`,
        `the event store at ${hosts} refuses the name and password, or the right to read $all (administrators have it, or an access list)`,
      );
}

/**
 * Waits for the server, up to `startMs`, and makes sure that it is one that we can work with.
 * @returns the end of its log
 * @throws ConfigRefused when it stays silent, refuses us or is too old
 */
export async function greet(wire: Wire): Promise<Place | null> {
  const { client, hosts, times } = wire;
  const over = AbortSignal.timeout(times.startMs);
  for (let failures = 0; ; failures++) {
    try {
      checkVersion(wire, await within(times.callMs, versionOf(client)));
      return await endOf(wire);
    } catch (error) {
      if (failureOf(error) !== 'again') throw refusalOf(wire, error);
      if (over.aborted)
        throw refuse(
          `сервер событий ${hosts} не отвечает (${reasonOf(error)}); проверьте адрес и tls, запустите сервер`,
          `the event store at ${hosts} does not answer (${reasonOf(error)}); check the address and tls, start the server`,
        );
      await pause(waitMs(wire, failures));
    }
  }
}

/** A server that others fill is searched for our first event; it tells how far it has come in between. */
const SEARCH_MS = 60_000;

/** Where a log that shares the server with others begins: its first event, or else the end of what there is. */
export async function originOf(wire: Wire, end: Place | null): Promise<Place | null> {
  if (wire.prefix === '') return null;
  const call = subscribe(wire, null, undefined);
  try {
    for (;;) {
      const step = await within(SEARCH_MS, call.told.next());
      if (step.done) return end;
      const told = heard(step.value, wire.prefix);
      if (told?.kind === 'caught-up') return end;
      if (told?.kind === 'event') return told.found.place;
    }
  } finally {
    call.end();
  }
}
