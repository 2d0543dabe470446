import { JobStopped, QueueUnavailable } from '@kurator/jobs';
import { tellBeside } from './tell-beside';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** What the log is told when telling ends so. */
async function loggedOn(outcome: Promise<void>): Promise<readonly unknown[]> {
  const logged: unknown[] = [];
  const warn = (...said: unknown[]) => void logged.push(said);
  tellBeside({ jobId: 'job-1', tell: () => outcome }, { warn } as never)({ done: 1, total: 2 });
  await turn();
  return logged;
}

describe('progress that nobody waits for', () => {
  it('is told to the log when the queue cannot take it', async () => {
    const err = new QueueUnavailable('away');
    expect(await loggedOn(Promise.reject(err))).toEqual([[{ err, jobId: 'job-1' }, expect.any(String)]]);
  });
  it('is no failure of a job that was stopped', async () => {
    expect(await loggedOn(Promise.reject(new JobStopped()))).toEqual([]);
  });
  it('is told to nobody else when it was taken', async () => {
    expect(await loggedOn(Promise.resolve())).toEqual([]);
  });
});
