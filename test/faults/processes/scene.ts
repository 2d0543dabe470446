import { setTimeout as pause } from 'node:timers/promises';
import { batchOf } from '../load';
import type { Crew } from './crew';
import type { House } from './house';
import type { Ledger } from './ledger';

/** Few: a double looks through all documents for each question. */
export const FAMILIES = 8;

export interface Scene {
  readonly house: House;
  readonly crew: Crew;
  readonly ledger: Ledger;
  /** Asked of a worker that was killed. */
  readonly jobs: string[];
  /** Senders that are not stopped yet. */
  readonly sending: Set<() => Promise<void>>;
}
/**
 * Somebody who sends one batch after the other, without end, to whichever API process there is; the same one again as long
 * as it is not stored, as callers do: new ones all the time would pile up what has to be decided when it is back.
 */
export function load({ ledger, sending }: Scene, name: string) {
  let [answered, goesOn] = [0, true];
  const done = (async () => {
    for (let n = 0; goesOn;) {
      const lines = batchOf(`${name} batch ${n}`, FAMILIES);
      const answers = await ledger.push(lines, (count) => (answered += count));
      const stored = answers.filter(({ status }) => status === 201).length;
      if (stored === lines.length) n += 1;
      // The API is away, or the engines are.
      else await pause(200);
    }
  })();
  // Looked at at the end; a failure must not end the run before.
  done.catch(() => undefined);
  const stop = (): Promise<void> => {
    goesOn = false;
    sending.delete(stop);
    return done;
  };
  sending.add(stop);
  return { answered: () => answered, stop };
}
export type Load = ReturnType<typeof load>;
