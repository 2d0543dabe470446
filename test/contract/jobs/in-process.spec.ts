import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInProcessJobs, type JobRequest } from '@kurator/jobs';
import { jobContract } from './contract';
import { ended, gate, opened, processors, request, type MakePlace, type Place } from './harness';

const folder = (): string => mkdtempSync(join(tmpdir(), 'jobs-'));
const placeIn = (dir: string): Place => ({
  open: (options) => Promise.resolve(openInProcessJobs({ ...options, file: join(dir, 'jobs.db') })),
  bytes: () => Promise.resolve(Buffer.concat(readdirSync(dir).map((name) => readFileSync(join(dir, name))))),
  remove: () => Promise.resolve(rmSync(dir, { recursive: true, force: true })),
});
const inProcess: MakePlace = () => Promise.resolve(placeIn(folder()));

jobContract('in this process', inProcess);

/** The folder as a process that died this moment would have left it. */
function afterCrash(dir: string): string {
  const left = folder();
  cpSync(dir, left, { recursive: true });
  return left;
}

const DEATHS = 4;
/** Both jobs are under way in a folder, and its process dies. @returns what is left of the folder */
async function died(dir: string, asked: readonly JobRequest[], under: number): Promise<string> {
  const { queue } = await opened(placeIn(dir));
  const [all, never] = [gate(), gate()];
  let begun = 0;
  const hang = async () => {
    begun += 1;
    if (begun === under) all.open();
    await never.opened;
  };
  for (const one of asked) await queue.put(one);
  queue.start(processors({ resumed: hang, marked: hang }));
  await all.opened;
  const left = afterCrash(dir);
  never.open();
  await queue.close();
  rmSync(dir, { recursive: true, force: true });
  return left;
}

describe('jobs in this process, when it dies', () => {
  it('are taken up again or marked, as the kind says, and given up when they take three more down', async () => {
    const [resumed, marked] = [request('resumed'), request('marked')];
    let dir = await died(folder(), [resumed, marked], 2);
    for (let deaths = 1; deaths < DEATHS; deaths += 1) dir = await died(dir, [], 1);
    const { queue } = await opened(placeIn(dir));
    const failure = { code: 'JOB_INTERRUPTED', params: {} };
    expect(await queue.find(marked.jobId)).toMatchObject({ status: 'FAILED', attempts: 1, failure });
    expect(await queue.find(resumed.jobId)).toMatchObject({ status: 'FAILED', failure });
    queue.start(processors({ resumed: () => Promise.resolve('asked again') }));
    await queue.put(resumed);
    expect(await ended(queue, resumed.jobId)).toMatchObject({ status: 'DONE' });
    await queue.close();
    rmSync(dir, { recursive: true, force: true });
  });
});
