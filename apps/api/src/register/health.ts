import type { Health, KuratorClock } from '@kurator/platform';
import type { DiskWatch } from './disk';
import type { ReadSide } from './read-side';

/** Read models that stay this far behind while the log moves are no longer fit to answer. */
const TOO_FAR_BEHIND_MS = 30_000;

/** Ready when decisions can be stored and the read models follow; the parts say why not. */
export async function healthOf({ engine }: ReadSide, disk: DiskWatch, clock: KuratorClock): Promise<Health> {
  const { running, lagMs, caughtUp, position, head, parked, error } = await engine.status();
  const room = await disk.hasRoom();
  const following = running && (caughtUp || lagMs < TOO_FAR_BEHIND_MS);
  return {
    ready: following && room,
    parts: {
      now: clock.now(),
      disk: room ? 'ok' : 'full',
      readModels: { running, caughtUp, lagMs, position, head, parked: parked.length, error: error?.message ?? null },
    },
  };
}
