import { setTimeout as pause } from 'node:timers/promises';
import type { Health, KuratorClock } from '@kurator/platform';
import type { EngineStatus, ReadModels } from '@kurator/read-models';
import type { DiskWatch } from './disk';
import type { ReadSide } from './read-side';

/** Read models that stay this far behind while the log moves are no longer fit to answer. */
const TOO_FAR_BEHIND_MS = 30_000;

/** How long the store may take to say where it is, before readiness calls it away. */
const STORE_ANSWERS_WITHIN_MS = 2000;

/** Whether the store of the read models answers now: its engine only knows of the last time that it wrote. */
async function storeAnswers(models: ReadModels): Promise<boolean> {
  const patience = new AbortController();
  const late = pause(STORE_ANSWERS_WITHIN_MS, false, { signal: patience.signal }).catch(() => false);
  const asked = models.current().checkpoint();
  const answered = asked.then(
    () => true,
    () => false,
  );
  const answers = await Promise.race([answered, late]);
  patience.abort();
  return answers;
}

type Following = Pick<EngineStatus, 'running' | 'caughtUp' | 'lagMs'>;
const keepsUp = ({ running, caughtUp, lagMs }: Following): boolean =>
  running && (caughtUp || lagMs < TOO_FAR_BEHIND_MS);

/** Ready when decisions can be stored and the read models follow; the parts say why not. */
export async function healthOf({ engine, models }: ReadSide, disk: DiskWatch, clock: KuratorClock): Promise<Health> {
  const { parked, error, ...following } = await engine.status();
  const room = await disk.hasRoom();
  const store = await storeAnswers(models);
  const failed = error === null ? null : error.message;
  return {
    ready: keepsUp(following) && room && store,
    parts: {
      now: clock.now(),
      disk: room ? 'ok' : 'full',
      readModels: { store: store ? 'ok' : 'away', ...following, parked: parked.length, error: failed },
    },
  };
}
