import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** A value, or one per value of the label. */
export type Figure = number | ReadonlyMap<string, number>;
/** What a figure says and, when there are several, by what they are told apart. */
export interface FigureSpec {
  readonly help: string;
  readonly label?: string;
}

/** Figures of the running process, served on the management port only. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts a request; `route` is the pattern (`/families/:familyId`), never the address itself. */
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  /** Counts a decision by command and outcome code (`OK` or a rejection's code). */
  decision(command: string, outcome: string): void;
  /** Counts an append; `log` is DECISIONS or AUDIT, `events` how many it stored. */
  append(labels: { log: string; outcome: string }, events: number, seconds: number): void;
  /** Counts a sign-in that was refused, by the code of the refusal. */
  signInRefused(code: string): void;
  /** Values that are asked for together at every scrape, such as the lag of the projections. */
  figures<Name extends string>(
    specs: Readonly<Record<Name, FigureSpec>>,
    read: () => Promise<Readonly<Record<Name, Figure>>>,
  ): void;
}

const LATENCY = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 1, 5, 15];

function counters(registers: Registry[]) {
  return {
    requests: new Histogram({
      name: 'kurator_http_request_seconds',
      help: 'Duration of HTTP requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    decisions: new Counter({
      name: 'kurator_decisions_total',
      help: 'Decisions by command and outcome',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    appends: new Histogram({
      name: 'kurator_append_seconds',
      help: 'Duration of appends to the logs of decisions and of the read audit, by outcome',
      labelNames: ['log', 'outcome'],
      buckets: LATENCY,
      registers,
    }),
    appended: new Counter({
      name: 'kurator_appended_events_total',
      help: 'Events stored in the logs of decisions and of the read audit',
      labelNames: ['log'],
      registers,
    }),
    signIns: new Counter({
      name: 'kurator_sign_in_refused_total',
      help: 'Sign-ins refused: UNAUTHENTICATED by a wrong name or password, TOO_MANY_ATTEMPTS by the lock-out',
      labelNames: ['code'],
      registers,
    }),
  };
}

function setFigure(gauge: Gauge, label: string | undefined, figure: Figure): void {
  if (typeof figure === 'number') return gauge.set(figure);
  gauge.reset();
  for (const [value, number] of figure) gauge.set({ [label as string]: value }, number);
}

/** One question for all who ask within the same scrape. */
function shared<T>(read: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () =>
    (asked ??= read().finally(() => {
      asked = null;
    }));
}

/** A fresh registry with the process's own figures (memory, event loop, garbage collection) in it. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { requests, decisions, appends, appended, signIns } = counters([registry]);
  // A rate can only be computed from a series that was there before the first of its kind.
  for (const log of ['DECISIONS', 'AUDIT']) appended.inc({ log }, 0);
  for (const code of ['UNAUTHENTICATED', 'TOO_MANY_ATTEMPTS']) signIns.inc({ code }, 0);
  return {
    registry,
    request: (labels, seconds) => requests.observe(labels, seconds),
    decision: (command, outcome) => decisions.inc({ command, outcome }),
    append(labels, events, seconds) {
      appends.observe(labels, seconds);
      appended.inc({ log: labels.log }, events);
    },
    signInRefused: (code) => signIns.inc({ code }),
    figures(specs, read) {
      const ask = shared(read);
      for (const [name, { help, label }] of Object.entries(specs) as [keyof typeof specs, FigureSpec][])
        new Gauge({
          name,
          help,
          labelNames: label === undefined ? [] : [label],
          registers: [registry],
          async collect() {
            setFigure(this, label, (await ask())[name]);
          },
        });
    },
  };
}
