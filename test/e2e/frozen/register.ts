import { emptyHistory, type EventLog, type Histories, type History } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import { extend } from '../../../libs/event-log/src/history-reader';
import type { LoadableStore } from '@kurator/read-models';
import type { PeriodParts } from '../../../apps/api/src/periods/period-parts';
import type { Register } from '../../../apps/api/src/queries/register';
import { world } from '../../../libs/family/src/testing';
import { rendered, writeAll } from '../../contract/figures/region';

/** The day after all stories, in every municipality. */
export const TODAY = '2028-06-01';

interface Placed {
  readonly stream: string;
  readonly position: string;
}
/** The real period steps and queries over the real read models; only the log is a list. */
export interface FrozenRegister {
  readonly parts: PeriodParts;
  /** Records facts at the head of the log. */
  append(stream: string, facts: readonly Omit<Fact, 'position' | 'hash' | 'previousHash'>[]): void;
  /** Records facts of families, and renders all that each of them says now. */
  record(families: ReadonlyMap<string, readonly Fact[]>): Promise<void>;
  factsOf(family: string): readonly Fact[];
}

/** @param store empty read models */
export async function openRegister(store: LoadableStore): Promise<FrozenRegister> {
  const epoch = await store.acquire();
  const histories = new Map<string, History>();
  const all: Placed[] = [];
  const load = (stream: string): History => histories.get(stream) ?? emptyHistory(stream);
  const compare = (a: string, b: string): number => Number(a) - Number(b);
  const append: FrozenRegister['append'] = (stream, facts) => {
    for (const fact of facts) {
      const position = String(all.length + 1);
      all.push({ stream, position });
      histories.set(stream, extend(load(stream), [{ ...fact, position, hash: '', previousHash: null }]));
    }
  };
  const register: Register = {
    read: (work) => work(store),
    regulation: () => world,
    today: () => TODAY,
    fresh: () => Promise.resolve('FRESH'),
    onWritten: () => () => undefined,
  };
  const log: Pick<EventLog, 'head' | 'compare' | 'readAll' | 'streams'> = {
    compare,
    head: () => Promise.resolve(all.at(-1)?.position ?? null),
    readAll: ({ after }) => {
      const events = all.filter(({ position }) => after === null || compare(position, after) > 0);
      return Promise.resolve({ events, next: null, atHead: true }) as unknown as ReturnType<EventLog['readAll']>;
    },
    async *streams(prefix) {
      for (const stream of histories.keys()) if (stream.startsWith(prefix)) yield await Promise.resolve(stream);
    },
  };
  const known: Pick<Histories, 'load'> = { load: (stream) => Promise.resolve(load(stream)) };
  return {
    parts: {
      histories: known as Histories,
      log: log as EventLog,
      register,
      regulation: () => world,
      now: () => `${TODAY}T06:00:00.000Z`,
    },
    append,
    async record(families) {
      for (const [family, facts] of families) append(`family-${family}`, facts);
      const writes = [...families.keys()].map((family) => rendered(family, load(`family-${family}`).facts));
      await writeAll(store, epoch, writes);
    },
    factsOf: (family) => load(`family-${family}`).facts,
  };
}
