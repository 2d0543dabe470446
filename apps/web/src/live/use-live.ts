import { useEffect } from 'react';
import { codeOf, ConnectionLost, ProblemError } from '../api/problem';
import { queries } from '../api/queries';
import { inspectionCase } from '../session/inspection';
import { connection } from './connection';
import { readFeed } from './feed';

/** Lists are read again this often at most while decisions come in, ms. */
const TOGETHER = 700;
/** How often it is looked whether there is something to follow by now, ms; a part of {@link AGAIN}. */
const SOON = 200;
/** Pause before the feed is asked for again, ms. */
const AGAIN = 2_000;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Reads again what an event may have changed: its family at once, everything across families together. */
function makeRefresher() {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const lists = (): void => {
    timer = null;
    void queries.invalidateQueries({ queryKey: ['list'] });
    void queries.invalidateQueries({ queryKey: ['figures'] });
  };
  return (familyId: string): void => {
    void queries.invalidateQueries({ queryKey: ['family', familyId] });
    timer ??= setTimeout(lists, TOGETHER);
  };
}

/** True while nothing may be read: an inspector has not named the inspection yet. */
const isWaiting = (needsCase: boolean): boolean =>
  connection.position === null || (needsCase && inspectionCase.get() === null);

/** @returns true when it makes no sense to ask again: the role has no feed */
async function followOnce(signal: AbortSignal, changed: (familyId: string) => void): Promise<boolean> {
  const { position } = connection;
  if (position === null) return false;
  try {
    for await (const event of readFeed(position, signal)) {
      connection.position = event.position;
      changed(event.familyId);
    }
    return false;
  } catch (error) {
    if (signal.aborted || error instanceof ConnectionLost) return false;
    if (error instanceof ProblemError) return codeOf(error) === 'FORBIDDEN_ROLE';
    throw error;
  }
}

/** Until there is something to follow; a server that goes away meanwhile is noticed by asking for nothing but a sign of life. */
async function untilReadable(signal: AbortSignal, needsCase: boolean): Promise<void> {
  for (let waited = 0; isWaiting(needsCase) && !signal.aborted; waited += SOON) {
    await pause(SOON, signal);
    if (waited % AGAIN === 0) await connection.look();
  }
}

async function follow(signal: AbortSignal, needsCase: boolean): Promise<void> {
  const changed = makeRefresher();
  while (!signal.aborted) {
    await untilReadable(signal, needsCase);
    if (await followOnce(signal, changed)) return;
    await pause(AGAIN, signal);
  }
}

/**
 * What others record appears by itself while the page is open; after a lost connection everything is read again.
 * @param needsCase for whoever reads under the number of an inspection only
 */
export function useLive(needsCase: boolean): void {
  useEffect(() => {
    const leaving = new AbortController();
    void follow(leaving.signal, needsCase);
    const back = connection.lost.subscribe(() => {
      if (!connection.lost.get()) void queries.invalidateQueries();
    });
    return () => {
      leaving.abort();
      back();
    };
  }, [needsCase]);
}
