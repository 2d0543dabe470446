import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of the running process, served on the management port only. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts a request; `route` is the pattern (`/families/:familyId`), never the address itself. */
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  /** Counts a decision by command and outcome code (`OK` or a rejection's code). */
  decision(command: string, outcome: string): void;
  /** A value that is asked for at every scrape, such as the lag of the projections. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
}

/** A fresh registry with the process's own figures in it. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'kurator_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const decisions = new Counter({
    name: 'kurator_decisions_total',
    help: 'Decisions by command and outcome',
    labelNames: ['command', 'outcome'],
    registers: [registry],
  });
  return {
    registry,
    request: (labels, seconds) => requests.observe(labels, seconds),
    decision: (command, outcome) => decisions.inc({ command, outcome }),
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await read());
        },
      });
    },
  };
}
