import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Viewer } from '@kurator/access';
import { emptyHistory } from '@kurator/event-log';
import { effective } from '@kurator/family';
import type { LoadableStore } from '@kurator/read-models';
import type { Freshness, Register } from '../../../apps/api/src/queries/register';
import { world } from '../../../libs/family/src/testing';
import { openRegion, randomRegion, rendered, writeAll } from '../../contract/figures/region';

const FAMILIES = 240;
export const region = randomRegion(FAMILIES, 7);
/** Nothing happens after today, whatever corrections say. */
export const TODAY = [...region.families.values()]
  .flatMap((facts) => effective(facts))
  .reduce((day, { occurredOn }) => (day > occurredOn ? day : occurredOn), '');
export const everyone: Viewer = { userId: 'u', roles: ['MINISTRY_OPERATOR'], municipalities: '*' };
export const town = (...municipalities: readonly string[]): Viewer => ({ ...everyone, municipalities });

type Listener = Parameters<Register['onWritten']>[0];
export const held = {
  dir: '',
  store: null as unknown as LoadableStore,
  epoch: 0,
  listeners: [] as Listener[],
  freshness: 'FRESH' as Freshness,
};
export const register: Register = {
  read: (work) => work(held.store),
  regulation: () => world,
  today: () => TODAY,
  fresh: async () => held.freshness,
  onWritten: (listener) => {
    held.listeners.push(listener);
    return () => undefined;
  },
};

/** The register without a frozen quarter: nothing in its log. */
export const reads = {
  histories: { load: (stream: string) => Promise.resolve(emptyHistory(stream)) },
  log: { compare: () => 0, readAll: () => Promise.resolve({ events: [], next: null, atHead: true }) },
  register,
  regulation: () => world,
};

/** Opens the read models with the random region in them, for the tests of a file. */
export function withRegion(): void {
  beforeAll(async () => {
    held.dir = mkdtempSync(join(tmpdir(), 'queries-'));
    held.store = await openRegion(held.dir, 'region');
    held.epoch = await held.store.acquire();
    await writeAll(
      held.store,
      held.epoch,
      [...region.families].map(([id, facts]) => rendered(id, facts)),
    );
  });
  afterAll(async () => {
    await held.store.close();
    rmSync(held.dir, { recursive: true, force: true });
  });
}
