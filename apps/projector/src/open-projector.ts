import {
  makeClock,
  makeMetrics,
  openTracing,
  type Config,
  type Health,
  type Logger,
  type Metrics,
} from '@kurator/platform';
import { v7 } from 'uuid';
import { openGround } from '../../api/src/register/ground';
import { startProjecting, type Projecting } from '../../api/src/register/projecting';
import { projectingParts } from '../../api/src/register/read-side';

/** A projector, open. */
export interface OpenedProjector {
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly pages: null;
  readonly failed: Promise<Error>;
  readonly health: () => Promise<Health>;
  close(): Promise<void>;
}

/** Ready also while another process has the turn: it stands by. */
async function healthOf(projecting: Projecting, now: string): Promise<Health> {
  const engine = projecting.current();
  if (engine === null) return { ready: true, parts: { now, projecting: 'standby' } };
  const { parked, error, ...following } = await engine.status();
  const said = { ...following, parked: parked.length, error: error?.message ?? null };
  const renderingLaw = projecting.renderingLaw();
  const parts = { now, projecting: 'owner', readModels: said, ...(renderingLaw && { renderingLaw }) };
  return { ready: following.running && error === null, parts };
}

/** Opens log, keys and read models, and waits for its turn. @throws ConfigRefused, WrongMasterKey */
export async function openProjector(config: Config, logger: Logger): Promise<OpenedProjector> {
  const clock = makeClock(config.clockStart);
  const metrics = makeMetrics();
  const tracing = await openTracing(config.tracing, logger);
  const ground = await openGround(config, { clock, newId: v7, logger });
  const parts = await projectingParts(ground, { config, clock, logger, tracing });
  const projecting = startProjecting(parts);
  metrics.figures({ kurator_projector_owner: { help: '1 while this process keeps the read models at the log' } }, () =>
    Promise.resolve({ kurator_projector_owner: projecting.current() === null ? 0 : 1 }),
  );
  return {
    metrics,
    logger,
    pages: null,
    failed: projecting.failed,
    health: () => healthOf(projecting, clock.now()),
    async close() {
      await projecting.stop();
      await parts.serving.versions.close();
      await ground.close();
      await tracing?.close();
    },
  };
}
