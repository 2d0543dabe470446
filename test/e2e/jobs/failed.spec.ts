import type { Job } from '@kurator/jobs';
import type { ApiParts } from '../../../apps/api/src/parts';
import { FAMILY, openTestEdge } from '../api/edge';
import { expectEnglish, expectRussian, type Problem } from '../refusals/told-apart';
import { FAILURES } from './failures';

const failed = (code: string): Job => ({
  ...{ jobId: FAMILY, kind: 'known-at', owner: 'secretary', basis: '1', status: 'FAILED', attempts: 2 },
  ...{ progress: { done: 1, total: 3 }, askedAt: '2026-04-20T06:00:00.000Z', expiresAt: '2026-04-21T06:00:00.000Z' },
  failure: { code, params: {} },
});
const jobs = (job: Job): Partial<ApiParts> => ({
  jobs: {
    ask: () => Promise.reject(new Error('nobody asks')),
    find: () => Promise.resolve(job),
    open: () => Promise.resolve({ job, input: {}, refusal: null }),
    drop: () => Promise.resolve(true),
  },
});

describe('a job that failed', () => {
  it.each(FAILURES)('says why in the language of who asks: %s', async (code) => {
    const edge = await openTestEdge(undefined, jobs(failed(code)));
    const authorization = await edge.signIn('secretary');
    const say = async (language: string) => {
      const headers = { authorization, 'accept-language': language };
      const answer = await edge.app.inject({ method: 'GET', url: `/api/v1/jobs/${FAMILY}`, headers });
      return answer.json<{ status: string; failure: Problem; result?: unknown }>();
    };
    const [russian, english] = [await say('ru'), await say('en')];
    await edge.close();
    expect(russian).toMatchObject({ status: 'FAILED', failure: { code } });
    expect(russian.result).toBeUndefined();
    expectRussian(russian.failure);
    expectEnglish(english.failure);
  });
});
