import { setTimeout as pause } from 'node:timers/promises';
import { inTurn, type HeldLease, type Lease } from '@kurator/platform';
import type { LoadableStore, ProjectionEngine, StoreVersions } from '@kurator/read-models';
import { collections } from '../../doubles/counters/domain';
import { fakeLog } from '../../doubles/counters/fake-log';
import { engineOn, fromZero, settled, story } from './engine-harness';
import { temporaryFolder } from './harness';

/** Within how long a silent owner is replaced. */
const REPLACED_WITHIN_MS = 15_000;

/** What every lease over read models has to do. @param open read models of one database, each call a process of its own */
export function leaseContract(name: string, open: (collection: typeof collections) => Promise<StoreVersions>): void {
  describe(`the lease of read models on ${name}`, () => {
    const folder = temporaryFolder();
    const opened: StoreVersions[] = [];
    const stop = new AbortController();
    const process = async (): Promise<{ versions: StoreVersions; lease: Lease }> => {
      const versions = await open(collections);
      opened.push(versions);
      return { versions, lease: versions.leaseFor?.('a signature', 'a test') as Lease };
    };
    afterEach(async () => {
      for (const versions of opened.splice(0)) await versions.close();
    });
    const within = (lease: Lease, ms: number): Promise<HeldLease | null> =>
      lease.take(AbortSignal.timeout(ms)).catch(() => null);

    it('is had by one at a time, and by the next as soon as it is let go', async () => {
      const [first, second] = [await process(), await process()];
      const held = await first.lease.take(stop.signal);
      expect(await within(second.lease, 2500)).toBeNull();
      const waiting = second.lease.take(stop.signal);
      await held.release();
      const next = await waiting;
      expect(await within(first.lease, 2500)).toBeNull();
      await next.release();
    }, 30_000);

    it('passes on within fifteen seconds from an owner that fell silent, and everything ends like a rebuild', async () => {
      const log = fakeLog();
      story(log, 4, 3);
      const [first, second] = [await process(), await process()];
      const { name: version, store: mine } = await first.versions.create(false);
      await first.lease.take(stop.signal);
      const old = await engineOn(log, mine);
      await settled(log, old);
      const theirs = (await second.versions.open(version)) as LoadableStore;
      const running: ProjectionEngine[] = [];
      const begin = async (): Promise<ProjectionEngine> => {
        running.push(await engineOn(log, theirs));
        return running.at(-1) as ProjectionEngine;
      };
      // The first process dies: its connection, and with it its beat, ends; nothing was let go.
      await old.stop();
      await first.versions.close();
      const died = performance.now();
      const over = new AbortController();
      const turns = inTurn(second.lease, begin, over.signal);
      story(log, 4, 2);
      while (running.length === 0 && performance.now() - died < REPLACED_WITHIN_MS) await pause(50);
      expect(running).toHaveLength(1);
      await settled(log, running[0] as ProjectionEngine);
      over.abort();
      await turns;
      expect(await theirs.digest()).toEqual(await fromZero(log, folder.dir));
      expect((await running[0]?.status())?.running).toBe(false);
    }, 40_000);
  });
}
