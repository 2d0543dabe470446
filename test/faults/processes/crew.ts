import { testDirectory } from '../../support/directory';
import { eventually, startProcess, type Json, type RunningProcess } from '../../support/process';
import { startServer, type RunningServer } from '../../support/server';
import type { House } from './house';

export const ROLES = ['projector', 'worker', 'api'] as const;
export type Role = (typeof ROLES)[number];

/** The processes of one register. */
export interface Crew {
  api(): RunningServer;
  /** The one that keeps the read models, or null while nobody does. */
  owner(): Promise<RunningProcess | null>;
  projectors(): readonly RunningProcess[];
  /** Kills one of a role: of the projectors the owner. */
  kill(role: Role): Promise<void>;
  /** Starts one of a role that was killed again. */
  replace(role: Role): Promise<void>;
  stop(): Promise<void>;
}

const SLOW_START_MS = 120_000;
const projecting = async (one: RunningProcess): Promise<unknown> =>
  ((await one.health())?.['parts'] as Json | undefined)?.['projecting'];
export const isOwner = async (one: RunningProcess): Promise<boolean> => (await projecting(one)) === 'owner';

/** An API process that only answers, two projectors and a worker, on the machine's own clock. */
export async function startCrew({ env, folder }: House): Promise<Crew> {
  const start = {
    api: () =>
      startServer({
        ...{ directory: testDirectory(), clockStart: '', dataDir: folder(), readyWithinMs: SLOW_START_MS },
        env: { ...env, API_ALSO: 'none' },
      }),
    projector: () => startProcess({ app: 'projector', dataDir: folder(), clockStart: '', env }),
    worker: () => startProcess({ app: 'worker', dataDir: folder(), clockStart: '', env }),
  };
  let projectors = [await start.projector()];
  let api = await start.api();
  const [second, first] = await Promise.all([start.projector(), start.worker()]);
  projectors.push(second);
  let worker = first;
  const owner = async (): Promise<RunningProcess | null> => {
    for (const one of projectors) if (await isOwner(one)) return one;
    return null;
  };
  const kill: Readonly<Record<Role, () => Promise<void>>> = {
    api: () => api.kill(),
    worker: () => worker.kill(),
    async projector() {
      let found: RunningProcess | null = null;
      await eventually('a projector has the turn', async () => (found = await owner()) !== null);
      await (found as unknown as RunningProcess).kill();
      projectors = projectors.filter((one) => one !== found);
    },
  };
  const replace: Readonly<Record<Role, () => Promise<void>>> = {
    api: async () => void (api = await start.api()),
    worker: async () => void (worker = await start.worker()),
    projector: async () => void projectors.push(await start.projector()),
  };
  return {
    api: () => api,
    owner,
    projectors: () => projectors,
    kill: (role) => kill[role](),
    replace: (role) => replace[role](),
    async stop() {
      for (const one of [api, worker, ...projectors]) await one.stop();
    },
  };
}
