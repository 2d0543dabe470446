import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from './client';
import { decideOnce, type Decided } from './decisions';

export interface Loaded {
  readonly accepted: number;
  readonly seconds: number;
  readonly latencies: readonly number[];
  /** Answers other than 201: how often each, and one of them. */
  readonly refused: ReadonlyMap<string, number>;
  /** Milliseconds until the read models had seen everything, from the last answer on. */
  readonly caughtUpMs: number;
}
interface Tally {
  accepted: number;
  readonly latencies: number[];
  readonly refused: Map<string, number>;
  readonly last: Map<string, Decided>;
}
const emptyTally = (): Tally => ({ accepted: 0, latencies: [], refused: new Map(), last: new Map() });
const today = (): string => new Date().toISOString().slice(0, 10);

function note(tally: Tally, decided: Decided, ms: number): void {
  if (decided.position === null) {
    const problem = `${decided.status} ${decided.text.slice(0, 160)}`;
    tally.refused.set(problem, (tally.refused.get(problem) ?? 0) + 1);
    return;
  }
  tally.accepted += 1;
  tally.latencies.push(ms);
  tally.last.set(decided.oktmo, decided);
}

const WAIT_MS = 120_000;
/** Asks the bank to be as fresh as a position until it is. @returns milliseconds @throws Error after two minutes */
export async function visible(
  client: Client,
  { as, path, position }: { readonly as: string; readonly path: string; readonly position: string },
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { status, text } = await client.get(as, path, { after: position });
    if (status === 200) return performance.now() - began;
    if (status !== 503 || performance.now() - began > WAIT_MS)
      throw new Error(`bank after a position: ${status} ${text}`);
  }
}

const seen = (client: Client, { secretary, oktmo, position }: Decided): Promise<number> =>
  visible(client, {
    as: secretary,
    path: `/api/v1/bank/families?municipality=${oktmo}&limit=1`,
    position: position ?? '',
  });

async function untilCaughtUp(client: Client, { last }: Tally): Promise<number> {
  const began = performance.now();
  await Promise.all([...last.values()].map((decided) => seen(client, decided)));
  return performance.now() - began;
}

/** Every connection sends its next decision when it has the answer to the one before. */
export async function closedLoop(
  client: Client,
  family: () => number,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Loaded> {
  const tally = emptyTally();
  const day = today();
  const began = performance.now();
  const connection = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      const sent = performance.now();
      note(tally, await decideOnce(client, family(), day), performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const took = (performance.now() - began) / 1000;
  return { ...tally, seconds: took, caughtUpMs: await untilCaughtUp(client, tally) };
}

export interface Paced extends Loaded {
  /** From the answer until a bank query at that position was answered, for every tenth decision. */
  readonly visibleMs: readonly number[];
}

/** Decisions at a fixed rate, whatever the answers do; latency counts from the moment at which each was due. */
export async function openLoop(
  client: Client,
  family: () => number,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<Paced> {
  const tally = emptyTally();
  const visibleMs: number[] = [];
  const day = today();
  const began = performance.now();
  const one = async (index: number): Promise<void> => {
    const due = began + (index * 1000) / rate;
    const decided = await decideOnce(client, family(), day);
    note(tally, decided, performance.now() - due);
    if (index % 10 === 0 && decided.position !== null) visibleMs.push(await seen(client, decided));
  };
  const underWay: Promise<void>[] = [];
  for (let index = 0; index < rate * seconds; index += 1) {
    const wait = began + (index * 1000) / rate - performance.now();
    if (wait > 1) await delay(wait);
    underWay.push(one(index));
  }
  await Promise.all(underWay);
  const took = (performance.now() - began) / 1000;
  return { ...tally, seconds: took, caughtUpMs: await untilCaughtUp(client, tally), visibleMs };
}
