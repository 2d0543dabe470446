import { join, resolve } from 'node:path';

/** What a run of the demo is made from. */
export interface Settings {
  readonly seed: string;
  readonly families: number;
  /** First and last day of the played history: eight whole quarters. */
  readonly from: string;
  readonly to: string;
  readonly host: string;
  readonly port: number;
  readonly managementPort: number;
  /** Emptied at every start: a folder of its own below DATA_DIR, so that no real register is ever touched. */
  readonly dataDir: string;
}

const numberOf = (text: string | undefined, fallback: number): number => {
  const value = Number(text || fallback);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) throw new Error(`not a port: ${text}`);
  return value;
};

/** `--families 40` plays fewer. @throws Error for what is no number of families */
function familiesOf(args: readonly string[]): number {
  const place = args.indexOf('--families');
  const families = place < 0 ? 300 : Number(args[place + 1]);
  if (!Number.isInteger(families) || families < 1 || families > 10_000)
    throw new Error(`--families: число от 1 до 10000 (a number from 1 to 10000)`);
  return families;
}

/** @throws Error for a port or a number of families that is none */
export const readSettings = (
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): Settings => ({
  seed: 'kurator-demo',
  families: familiesOf(args),
  from: '2024-10-01',
  to: '2026-09-30',
  host: env['HOST'] || '127.0.0.1',
  port: numberOf(env['PORT'], 3000),
  managementPort: numberOf(env['MANAGEMENT_PORT'], 3001),
  dataDir: join(resolve(env['DATA_DIR'] || './data'), 'demo'),
});

/** Where the server is found, without `/api/v1`. */
export const urlOf = ({ host, port }: Pick<Settings, 'host' | 'port'>): string => `http://${host}:${port}`;
