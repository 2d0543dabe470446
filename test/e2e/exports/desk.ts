import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Headed } from '../../support/client';
import { TEST_PASSWORD } from '../../support/directory';
import type { Town } from '../corrections/town';

export type Json = Readonly<Record<string, unknown>>;
export interface Job {
  readonly jobId: string;
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly result?: Json;
}
export interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}
/** Takes files out of a town's register as its users do. */
export interface Desk {
  ask(as: string, body: unknown, headers?: Headed): Promise<Answer>;
  /** The job of a request that must be accepted, when it has ended. */
  ended(as: string, body: unknown, headers?: Headed): Promise<Job>;
  /** The file of a job, byte by byte. */
  file(as: string, jobId: string, headers?: Headed): Promise<Fetched>;
  /** `DELETE` of a job. @returns the status */
  end(as: string, jobId: string): Promise<number>;
  /** The JSON file of a form. */
  rows(as: string, body: Json): Promise<readonly Json[]>;
  /** What lies in the folder of the files, as it lies there. */
  onDisk(): Promise<readonly Buffer[]>;
}

export function openDesk({ client, server }: Town): Desk {
  const ask: Desk['ask'] = (as, body, headers) => client.post(as, '/exports', body, headers);
  const ended: Desk['ended'] = async (as, body, headers) => {
    const begun = await ask(as, body, headers);
    if (begun.status !== 202) throw new Error(`POST /exports: ${begun.status} ${begun.text}`);
    const { jobId } = begun.json as { jobId: string };
    for (let tries = 0; tries < 300; tries += 1) {
      const job = (await client.get(as, `/jobs/${jobId}`, headers)).json as Job;
      if (job.status === 'DONE' || job.status === 'FAILED') return job;
      await pause(50);
    }
    throw new Error('the job does not end');
  };
  const signIn = async (username: string): Promise<string> => {
    const response = await fetch(`${server.url}/api/v1/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: TEST_PASSWORD }),
    });
    return ((await response.json()) as { accessToken: string }).accessToken;
  };
  const file: Desk['file'] = async (as, jobId, headers = {}) => {
    const authorization = `Bearer ${await signIn(as)}`;
    const response = await fetch(`${server.url}/api/v1/jobs/${jobId}/file`, { headers: { authorization, ...headers } });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const end: Desk['end'] = async (as, jobId) => {
    const headers = { authorization: `Bearer ${await signIn(as)}` };
    return (await fetch(`${server.url}/api/v1/jobs/${jobId}`, { method: 'DELETE', headers })).status;
  };
  return {
    ask,
    end,
    ended,
    file,
    async rows(as, body) {
      const { jobId } = await ended(as, { ...body, format: 'JSON' });
      return (JSON.parse((await file(as, jobId)).bytes.toString('utf8')) as { rows: readonly Json[] }).rows;
    },
    async onDisk() {
      const folder = join(server.dataDir, 'exports');
      return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    },
  };
}
