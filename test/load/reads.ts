import { randomInt } from 'node:crypto';
import { openClient, type Client } from './client';
import { percentiles, residentMegabytes } from './machine';
import { units } from './directory';
import type { Options } from './options';
import { unitOf } from './seed';
import type { Server } from './server';
import { familyId, lastName } from './templates';

const WARM = 20;
const COUNT = 200;
const API = '/api/v1';

interface Read {
  readonly what: string;
  readonly ask: (client: Client, families: number) => ReturnType<Client['get']>;
}
const anyUnit = () => units[randomInt(units.length)] as (typeof units)[number];
const search = (families: number): string => encodeURIComponent(lastName(randomInt(families)).toLowerCase());

const READS: readonly Read[] = [
  {
    what: 'liveness (the edge alone)',
    ask: (client) => client.get('ministry', '/health/live'),
  },
  {
    what: 'bank page of 50',
    ask: (client) => {
      const { key, oktmo } = anyUnit();
      return client.get(`secretary-${key}`, `${API}/bank/families?municipality=${oktmo}&state=REGISTERED`);
    },
  },
  { what: 'bank page of 50, region', ask: (client) => client.get('ministry', `${API}/bank/families?state=REGISTERED`) },
  {
    what: 'name search',
    ask: (client, families) => client.get(`secretary-${anyUnit().key}`, `${API}/bank/families?q=${search(families)}`),
  },
  {
    what: 'name search, region',
    ask: (client, families) => client.get('ministry', `${API}/bank/families?q=${search(families)}`),
  },
  {
    what: 'family card',
    ask: (client, families) => {
      const number = randomInt(families);
      return client.get(`secretary-${unitOf(number).key}`, `${API}/families/${familyId(number)}`);
    },
  },
  {
    what: 'quarter of a unit',
    ask: (client) => client.get('ministry', `${API}/statistics/quarters/2025-Q2?unit=${anyUnit().oktmo}`),
  },
  {
    what: 'quarter of REGION',
    ask: (client) => client.get('ministry', `${API}/statistics/quarters/2025-Q2?unit=REGION`),
  },
  {
    what: 'caseload of a unit',
    ask: (client) => client.get('ministry', `${API}/caseload?unit=${anyUnit().oktmo}&on=2025-06-30`),
  },
];

async function timed(client: Client, families: number, { what, ask }: Read): Promise<string> {
  const latencies: number[] = [];
  const refused = new Map<string, number>();
  for (let index = 0; index < WARM + COUNT; index += 1) {
    const began = performance.now();
    const { status, text } = await ask(client, families);
    if (index >= WARM) latencies.push(performance.now() - began);
    if (status !== 200)
      refused.set(`${status} ${text.slice(0, 120)}`, (refused.get(`${status} ${text.slice(0, 120)}`) ?? 0) + 1);
  }
  const faults = [...refused].map(([problem, times]) => `; NOT ANSWERED ${times} x ${problem}`).join('');
  return `  ${what.padEnd(26)} ${percentiles(latencies, 50, 95, 99)}${faults}`;
}

/** Questions one after the other over HTTP, sign-in, policy and read audit on; nothing is written meanwhile. */
export async function run({ families }: Options, { server }: { server: Server }): Promise<void> {
  const client = await openClient(server.port, 1);
  const lines = [
    `reads: ${COUNT} of each after ${WARM}, one at a time over HTTP, read audit on (wanted p95 under 30 ms each)`,
  ];
  for (const read of READS) lines.push(await timed(client, families, read));
  client.close();
  lines.push(
    `  resident memory of the server: ${residentMegabytes(server.pid)} MB (wanted under 700 with 100,000 families)`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}
