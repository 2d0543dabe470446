import { LogUnavailable } from '@kurator/event-log';
import { within, type Health, type KuratorClock } from '@kurator/platform';
import type { EngineStatus, ProjectionEngine, ReadModels } from '@kurator/read-models';
import type { DiskWatch } from './disk';
import type { ReadSide } from './read-side-port';

/** Read models that stay this far behind while the log moves are no longer fit to answer. */
const TOO_FAR_BEHIND_MS = 30_000;

/** How long the store may take to say where it is, before readiness calls it away. */
const STORE_ANSWERS_WITHIN_MS = 2000;

/** And the log, likewise. */
const LOG_ANSWERS_WITHIN_MS = 3000;

/** Whether the store of the read models answers now: its engine only knows of the last time that it wrote. */
function storeAnswers(models: ReadModels): Promise<boolean> {
  const asked = models.current().checkpoint();
  const answered = asked.then(
    () => true,
    () => false,
  );
  return within(STORE_ANSWERS_WITHIN_MS, answered, false);
}

/**
 * What the engine says, or that the log is away: a log on servers may be, which is a state of this process and no fault in
 * it. Whoever asks for our health does not wait as long as a decision does.
 */
export async function statusOf({
  engine,
}: {
  readonly engine: Pick<ProjectionEngine, 'status'>;
}): Promise<EngineStatus | LogUnavailable> {
  const away = new LogUnavailable('the log does not answer');
  try {
    return await within(LOG_ANSWERS_WITHIN_MS, engine.status(), away);
  } catch (error) {
    if (error instanceof LogUnavailable) return error;
    throw error;
  }
}

type Following = Pick<EngineStatus, 'running' | 'caughtUp' | 'lagMs'>;
const keepsUp = ({ running, caughtUp, lagMs }: Following): boolean =>
  running && (caughtUp || lagMs < TOO_FAR_BEHIND_MS);

/** Ready when decisions can be stored and the read models follow; the parts say why not. */
export async function healthOf(
  reads: Pick<ReadSide, 'engine' | 'models' | 'building'>,
  disk: DiskWatch,
  clock: KuratorClock,
): Promise<Health> {
  const onDisk = await disk.state();
  const common = { now: clock.now(), disk: onDisk };
  const status = await statusOf(reads);
  if (status instanceof LogUnavailable) return { ready: false, parts: { ...common, log: status.message } };
  const building = reads.building();
  if (building !== null) return { ready: false, parts: { ...common, log: 'ok', readModels: { building } } };
  const { parked, error, ...following } = status;
  const store = await storeAnswers(reads.models);
  const failed = error === null ? null : error.message;
  const readModels = { store: store ? 'ok' : 'away', ...following, parked: parked.length, error: failed };
  return { ready: keepsUp(following) && onDisk === 'ok' && store, parts: { ...common, log: 'ok', readModels } };
}
