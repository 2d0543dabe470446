import { LogUnavailable, toldAppends, type EventLog } from '@kurator/event-log';
import type { Health, Metrics } from '@kurator/platform';
import type { Build, ProjectionEngine } from '@kurator/read-models';
import { statusOf } from './health';

/** The same log, every append of which is counted. */
export const measuredLog =
  (metrics: Pick<Metrics, 'append'>, log: 'DECISIONS' | 'AUDIT') =>
  (given: EventLog): EventLog =>
    toldAppends(
      given,
      () => performance.now(),
      ({ outcome, events, ms }) => metrics.append({ log, outcome }, outcome === 'OK' ? events.length : 0, ms / 1000),
    );

const SPECS = {
  kurator_projection_lag_seconds: {
    help: 'Age of the oldest event that a projection has not applied yet; 0 when there is none',
    label: 'projection',
  },
  kurator_projections_running: { help: '1 while the projections follow the log, 0 when only a person can mend them' },
  kurator_parked_families: { help: 'Families whose events a projection could not take: their rows stand still' },
};

/**
 * Shows how far each projection is behind the log. They are committed together, so they all have the lag of the slowest.
 * @param names of the projections
 */
export function measureProjections(
  metrics: Pick<Metrics, 'figures'>,
  engine: Pick<ProjectionEngine, 'status'>,
  names: readonly string[],
): void {
  const lagging = (seconds: number) => new Map(names.map((name) => [name, seconds]));
  metrics.figures(SPECS, async () => {
    const status = await statusOf({ engine });
    // A log that is away has no head to be behind; readiness says that it is away.
    if (status instanceof LogUnavailable)
      return {
        kurator_projection_lag_seconds: lagging(Number.NaN),
        kurator_projections_running: Number.NaN,
        kurator_parked_families: Number.NaN,
      };
    return {
      kurator_projection_lag_seconds: lagging(status.lagMs / 1000),
      kurator_projections_running: status.running ? 1 : 0,
      kurator_parked_families: status.parked.length,
    };
  });
}

/** Shows readiness, as `/health/ready` answers it. */
export const measureReadiness = (metrics: Pick<Metrics, 'figures'>, health: () => Promise<Health>): void =>
  metrics.figures({ kurator_ready: { help: '1 when the process is ready, as /health/ready says' } }, async () => ({
    kurator_ready: (await health()).ready ? 1 : 0,
  }));

const NO_BUILD = { families: 0, total: 0 };

/** Shows how far a rebuild beside the read models is, whichever process builds; a store that is away has no number. */
export function measureBuilds(
  metrics: Pick<Metrics, 'figures'>,
  { builds }: { readonly builds: () => Promise<readonly Build[]> },
): void {
  metrics.figures(
    {
      kurator_rebuilds: { help: 'Versions of the read models that are being built beside the one that serves' },
      kurator_rebuild_families_done: { help: 'Families rendered by the newest build' },
      kurator_rebuild_families: { help: 'Families that it has to render' },
    },
    async () => {
      // Out of reach: the other figures go out.
      const all = await builds().catch(() => null);
      const { families, total } = all?.at(-1) ?? NO_BUILD;
      const known = (n: number): number => (all === null ? Number.NaN : n);
      return {
        kurator_rebuilds: known(all?.length ?? 0),
        kurator_rebuild_families_done: known(families),
        kurator_rebuild_families: known(total),
      };
    },
  );
}
