import { parseArgs } from 'node:util';

export const BENCHES = ['append', 'rebuild', 'http', 'reads', 'start', 'batch', 'replay', 'live'] as const;
export type Bench = (typeof BENCHES)[number];

export interface Options {
  readonly benches: readonly Bench[];
  /** Families of the register and events of each. */
  readonly families: number;
  readonly events: number;
  /** Length of each load, in seconds. */
  readonly seconds: number;
  /** Folder that keeps the filled log for the next run; null: one is filled and thrown away. */
  readonly kept: string | null;
}

const isBench = (name: string): name is Bench => BENCHES.some((bench) => bench === name);
const atLeast = (text: string, min: number, name: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min) throw new Error(`--${name} must be an integer from ${min}`);
  return value;
};

/**
 * `npm run bench -- [names] --families 100000 --events 20 --seconds 60 --keep DIR`; no name runs all. The default size
 * ends in about a minute and shows that everything works; the figures of the issue need the full size above, which takes
 * a quarter of an hour to fill: with `--keep` only the first run does, the later ones work on a copy.
 * @throws Error for an unknown bench or a size that is none
 */
export function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      families: { type: 'string', default: '2000' },
      events: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '8' },
      keep: { type: 'string' },
    },
  });
  const unknown = positionals.find((name) => !isBench(name));
  if (unknown !== undefined) throw new Error(`no bench ${unknown}; there are ${BENCHES.join(', ')}`);
  return {
    benches: positionals.length === 0 ? BENCHES : positionals.filter(isBench),
    families: atLeast(values.families, 100, 'families'),
    events: atLeast(values.events, 20, 'events'),
    seconds: atLeast(values.seconds, 1, 'seconds'),
    kept: values.keep ?? null,
  };
}
