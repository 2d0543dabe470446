import { makeMetrics } from '@kurator/platform';
import { measureJobs } from '../../../api/src/jobs/measure';
import { measureProjections, measureReadiness } from '../../../api/src/register/measure';

/** Asked for nothing: only the names of what is measured are wanted. */
const unasked = (): Promise<never> => Promise.reject(new Error('nobody scrapes here'));

/** Every series that our processes show, as Prometheus names them, with `up`, which it adds itself. */
export function seriesNames(): ReadonlySet<string> {
  const metrics = makeMetrics();
  measureJobs(metrics, { counts: unasked });
  measureProjections(metrics, { status: unasked }, []);
  measureReadiness(metrics, unasked);
  // A histogram has three series, everything else one.
  const names = metrics.registry.getMetricsAsArray().flatMap((metric) => {
    const isHistogram = String(metric.type) === 'histogram';
    return isHistogram ? ['bucket', 'sum', 'count'].map((part) => `${metric.name}_${part}`) : [metric.name];
  });
  return new Set([...names, 'up']);
}
