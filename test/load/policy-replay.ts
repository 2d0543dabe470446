import { setTimeout as delay } from 'node:timers/promises';
import { openClient, type Client } from './client';
import { units } from './directory';
import { percentiles } from './machine';
import type { Options } from './options';
import type { Server } from './server';

const API = '/api/v1';
const PATH = `${API}/statistics/compliance?period=2025&unit=REGION&profile=KOCHKI`;
/** Between two questions of somebody who reads meanwhile, ms. */
const PAUSE = 50;

interface Job {
  readonly status: string;
  readonly progress?: { readonly done: number; readonly total: number };
}

async function finished(client: Client, jobId: string): Promise<Job> {
  for (;;) {
    const { status, text } = await client.get('ministry', `${API}/jobs/${jobId}`);
    if (status !== 200) throw new Error(`the job of the replay: ${status} ${text.slice(0, 200)}`);
    const job = JSON.parse(text) as Job;
    if (job.status !== 'RUNNING' && job.status !== 'QUEUED') return job;
    await delay(200);
  }
}

/** Somebody who goes on reading the bank until told to stop. @returns ms of each answer */
async function reader(client: Client, over: () => boolean): Promise<readonly number[]> {
  const latencies: number[] = [];
  for (let n = 0; !over(); n += 1) {
    const { key, oktmo } = units[n % units.length] as (typeof units)[number];
    const began = performance.now();
    await client.get(`secretary-${key}`, `${API}/bank/families?municipality=${oktmo}&state=REGISTERED`);
    latencies.push(performance.now() - began);
    await delay(PAUSE);
  }
  return latencies;
}

/** All families judged under another regulation, in the background, while somebody reads. */
export async function run({ families }: Options, { server }: { readonly server: Server }): Promise<void> {
  const client = await openClient(server.port, 4);
  const quiet = Date.now() + 2000;
  const before = await reader(client, () => Date.now() > quiet);
  const began = performance.now();
  const { status, text } = await client.get('ministry', PATH);
  if (status !== 202) throw new Error(`the replay of ${families} families was not taken as a job: ${status} ${text}`);
  let over = false;
  const reading = reader(client, () => over);
  const job = await finished(client, (JSON.parse(text) as { jobId: string }).jobId);
  over = true;
  const seconds = (performance.now() - began) / 1000;
  const during = await reading;
  client.close();
  process.stdout.write(
    `replay: ${families} families of the register judged under KOCHKI, as a job in the background: ${job.status}\n` +
      `  in ${seconds.toFixed(1)} s (wanted under 60 s with 100,000 families)\n` +
      `  a bank page of 50 meanwhile: ${percentiles(during, 50, 95)}; before it: ${percentiles(before, 50, 95)}\n`,
  );
}
