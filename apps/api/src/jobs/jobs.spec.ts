import { openJobs } from './jobs';

const logger = { error: jest.fn() };
let last = 0;
const jobs = openJobs({ newId: () => `job-${(last += 1)}`, logger });

describe('jobs', () => {
  it('tell how far they are, and then their result', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const jobId = jobs.start('anna', async (tell) => {
      tell({ done: 3, total: 9 });
      await gate;
      return { answer: 42 };
    });
    expect(jobs.find('anna', jobId)).toEqual({ jobId, status: 'RUNNING', progress: { done: 3, total: 9 } });
    go();
    await jobs.idle();
    expect(jobs.find('anna', jobId)).toMatchObject({ status: 'DONE', result: { answer: 42 } });
  });
  it('are nobody else’s, and nobody’s when there is none', () => {
    const jobId = jobs.start('anna', () => Promise.resolve({}));
    expect(jobs.find('boris', jobId)).toBeNull();
    expect(jobs.find('anna', 'job-of-before')).toBeNull();
  });
  it('are broken off and forgotten when their user drops them, and nobody else’s word counts', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const ended: string[] = [];
    const jobId = jobs.start('anna', async (tell) => {
      await gate;
      tell({ done: 1, total: 2 });
      ended.push('never');
      return {};
    });
    expect(jobs.drop('boris', jobId)).toBe(false);
    expect(jobs.drop('anna', jobId)).toBe(true);
    expect(jobs.find('anna', jobId)).toBeNull();
    go();
    await jobs.idle();
    expect([ended, logger.error.mock.calls]).toEqual([[], []]);
  });
  it('fail without a result, and the log knows why', async () => {
    const jobId = jobs.start('anna', () => Promise.reject(new Error('no')));
    await jobs.idle();
    expect(jobs.find('anna', jobId)).toMatchObject({ status: 'FAILED' });
    expect(jobs.find('anna', jobId)?.result).toBeUndefined();
    expect(logger.error).toHaveBeenCalledTimes(1);
  });
});
