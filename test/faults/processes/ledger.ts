import { setTimeout as pause } from 'node:timers/promises';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { StoredEvent } from '@kurator/event-log';
import { builtFile } from '@kurator/platform';
import { TEST_MASTER_KEY } from '../../support/server';
import { openEventStoreLog } from '../../../libs/event-log/src/eventstoredb/open';
import { EngineAway, push, signIn, type Answered, type Line } from '../load';
import { storedByCommand, unclaimed } from '../verify';
import type { Crew } from './crew';
import type { House } from './house';

const PATIENCE_MS = 120_000;

/** What was sent, and what was answered that it is stored. */
export class Ledger {
  readonly sent = new Map<string, Line>();
  private readonly acknowledged = new Map<string, Answered>();
  private token = { url: '', value: '' };

  constructor(private readonly crew: Crew) {}

  /** Lines of which nobody said yet that they are stored. */
  open(): readonly Line[] {
    return [...this.sent.values()].filter(({ commandId }) => !this.acknowledged.has(commandId));
  }
  /** Sends lines once; what comes back counts, also when it comes to an end in the middle. @returns the answers */
  async push(lines: readonly Line[], onAnswers?: (count: number) => void): Promise<readonly Answered[]> {
    for (const line of lines) this.sent.set(line.commandId, line);
    const answers = await this.pushTo(this.crew.api().url, lines, onAnswers);
    for (const answer of answers) {
      if (answer.status !== 201) continue;
      const before = this.acknowledged.get(answer.commandId);
      if (before) expect(eventsOf(answer)).toEqual(eventsOf(before));
      this.acknowledged.set(answer.commandId, answer);
    }
    return answers;
  }
  /** Signs in once at each process; nothing comes back from one that is gone. */
  private async pushTo(url: string, lines: readonly Line[], onAnswers?: (count: number) => void) {
    try {
      if (this.token.url !== url) this.token = { url, value: await signIn(url) };
    } catch (error) {
      // Nobody listens there, or cannot look accounts up. (Jest's TypeError is not the one that fetch throws.)
      if (error instanceof EngineAway || (error as Error).name === 'TypeError') return [];
      throw error;
    }
    return push(url, this.token.value, lines, onAnswers);
  }
  /** Sends again what is open, as callers do, until all of it is stored. */
  async settle(): Promise<void> {
    let last: readonly Answered[] = [];
    for (const end = performance.now() + PATIENCE_MS; this.open().length > 0; await pause(100)) {
      if (performance.now() > end) throw new Error(`still open: ${JSON.stringify(last.slice(0, 3))}`);
      last = (await this.push(this.open())).filter(({ status }) => status !== 201);
    }
  }
  /** Every command that was acknowledged, with its events. */
  expected(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.acknowledged].map(([commandId, answer]) => [commandId, eventsOf(answer)]));
  }
}
const eventsOf = ({ events = [] }: Answered): readonly string[] =>
  events.map(({ eventId, revision }) => `${revision} ${eventId}`);

/** What `ops verify` finds. */
interface Verdict {
  readonly broken: readonly string[];
  readonly readModels: { readonly equal: boolean } | null;
}
/** The operator's own command: chains, ids, and the read models against a rebuild; asked again while they differ in time. */
async function verified({ env, folder }: House): Promise<Verdict> {
  for (let tries = 0; ; tries += 1) {
    const { stdout, stderr, code } = await promisify(execFile)(
      process.execPath,
      [builtFile('apps/ops/src/run/main'), 'verify', '--json'],
      {
        env: {
          ...{ PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', ...env, DATA_DIR: folder() },
          ...{ MASTER_KEY: TEST_MASTER_KEY.toString('base64'), TOKEN_SECRET: 'kurator-test-token-secret-of-no-value' },
        },
      },
    )
      .then((said) => ({ ...said, code: 0 }))
      .catch((error: unknown) => error as { stdout: string; stderr: string; code: unknown });
    // It could not be carried out: what it says is in no verdict.
    if (stdout === '') throw new Error(`ops verify ended with ${String(code)}: ${stderr}`);
    const verdict = JSON.parse(stdout) as Verdict;
    if (verdict.readModels !== null || tries >= 10) return verdict;
    await pause(500);
  }
}

async function streamsOf(url: string): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const log = await openEventStoreLog({ url });
  const streams = new Map<string, readonly StoredEvent[]>();
  for (const prefix of ['family-', 'resolution-'])
    for await (const stream of log.streams(prefix)) streams.set(stream, (await log.read(stream)) ?? []);
  await log.close();
  return streams;
}

/** Nothing acknowledged is lost, nothing is doubled, and the read models are what a rebuild from zero gives. */
export async function expectWhole(house: House, ledger: Ledger): Promise<void> {
  const found = { streams: await streamsOf(house.env.EVENTSTORE_URL) };
  expect(storedByCommand(found)).toEqual(ledger.expected());
  expect(unclaimed(found)).toEqual([]);
  expect(await verified(house)).toMatchObject({ broken: [], readModels: { equal: true } });
}
