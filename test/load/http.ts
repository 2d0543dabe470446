import { openClient, type Client } from './client';
import { activeCount, anyActive, anyOf, MIX } from './decisions';
import { closedLoop, openLoop, type Loaded } from './loops';
import { percentiles, residentMegabytes, syncsPerSecond } from './machine';
import type { Options } from './options';
import { processorTime, threadSeconds } from './processor-time';
import type { Home, Server } from './server';

const CONNECTIONS = 32;
const ACTIVE = 3000;
const PACE = 200;

type Costed = Loaded & { readonly cost: string };

/** A load with the server's processor time for each decision of it, catching up included. */
async function costed(pid: number, load: () => Promise<Loaded>): Promise<Costed> {
  const before = threadSeconds(pid);
  const own = process.cpuUsage();
  const loaded = await load();
  const { user, system } = process.cpuUsage(own);
  const generator = ((user + system) / 1000 / loaded.accepted).toFixed(2);
  return { ...loaded, cost: `${processorTime(before, pid, loaded.accepted)}; the generator ${generator}` };
}

function lines(what: string, wanted: string, loaded: Costed): readonly string[] {
  const refused = [...loaded.refused].map(([problem, times]) => `    NOT ACCEPTED ${times} x ${problem}`);
  return [
    `  ${what}: ${Math.round(loaded.accepted / loaded.seconds)} accepted/s (${wanted}); ${loaded.accepted} in ${loaded.seconds.toFixed(1)} s`,
    `    ${percentiles(loaded.latencies, 50, 95, 99)}; projections caught up ${Math.round(loaded.caughtUpMs)} ms after the end`,
    `    ${loaded.cost}`,
    ...refused,
  ];
}

/** The edge's own limit on this machine: an answer without sign-in, rules or disk, over the same connections. */
async function liveness(client: Client, seconds: number): Promise<number> {
  const began = performance.now();
  let count = 0;
  const connection = async (): Promise<void> => {
    for (; performance.now() - began < seconds * 1000; count += 1) await client.get('ministry', '/health/live');
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return Math.round(count / seconds);
}

/** Decisions over HTTP with everything on: sign-in, policy, sealing, chain, projections live, generator on the same cores. */
export async function run(
  { families, seconds }: Options,
  { server, home }: { server: Server; home: Home },
): Promise<void> {
  const client = await openClient(server.port, CONNECTIONS * 2);
  const sync = syncsPerSecond(home.dataDir);
  const live = await liveness(client, 2);
  await closedLoop(client, anyOf(families), { connections: CONNECTIONS, seconds: Math.max(2, seconds / 4) });
  const closed = (family: () => number) => () => closedLoop(client, family, { connections: CONNECTIONS, seconds });
  const all = await costed(server.pid, closed(anyOf(families)));
  const active = await costed(server.pid, closed(anyActive(families, ACTIVE)));
  let visibleMs: readonly number[] = [];
  const paced = await costed(server.pid, async () => {
    const loaded = await openLoop(client, anyActive(families, ACTIVE), { rate: PACE, seconds });
    visibleMs = loaded.visibleMs;
    return loaded;
  });
  client.close();
  const output = [
    `http: ${CONNECTIONS} connections, ${seconds} s each after a warm-up; projections live; generator beside the server`,
    `  mix: ${MIX}`,
    ...lines('spread over all families', 'wanted 400', all),
    ...lines(`on ${activeCount(families, ACTIVE)} active families`, 'wanted 550', active),
    ...lines(`paced at ${PACE}/s`, 'wanted p95 under 30 ms', paced),
    `    append to visible, every tenth: ${percentiles(visibleMs, 50, 99)} (wanted p99 under 150 ms)`,
    `  limits in the same run: /health/live ${live}/s over the same connections; ${sync} fdatasync of 1 KiB a second`,
    `  resident memory of the server: ${residentMegabytes(server.pid)} MB`,
  ];
  process.stdout.write(`${output.join('\n')}\n`);
}
