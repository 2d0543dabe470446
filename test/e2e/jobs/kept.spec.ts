import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { idOf } from '../../support/ids';
import { codeOf, openTown, reportOf, SECRETARY, townDirectory, type Town } from '../corrections/town';

type Json = Readonly<Record<string, unknown>>;
interface JobAnswer {
  readonly jobId: string;
  readonly status: string;
  readonly expiresAt?: string;
  readonly result?: { readonly items: readonly Json[] };
}

const FAMILY = 'kept by a job';
const START = '2026-04-20T03:00:00.000Z';
const NEXT_DAY = '2026-04-21T06:00:00.000Z';
const held = { dir: '', town: null as unknown as Town };

beforeAll(async () => {
  held.dir = await mkdtemp(join(tmpdir(), 'kurator-kept-'));
  held.town = await openTown(held.dir, START);
  await held.town.send(SECRETARY, FAMILY, 'report', reportOf(FAMILY));
  await held.town.get('/bank/families');
}, 60_000);
afterAll(async () => {
  await held.town.server.stop();
  await rm(held.dir, { recursive: true, force: true });
});

const begun = async (path: string): Promise<string> => {
  const { status, text, json } = await held.town.client.get(SECRETARY, path);
  if (status !== 202) throw new Error(`${path}: ${status} ${text}`);
  return (json as JobAnswer).jobId;
};
async function ended(jobId: string): Promise<JobAnswer> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await held.town.client.get(SECRETARY, `/jobs/${jobId}`);
    if (answer.status !== 200) throw new Error(answer.text);
    if ((answer.json as JobAnswer).status !== 'RUNNING') return answer.json as JobAnswer;
    await pause(50);
  }
  throw new Error('the job does not end');
}
/** Everything that lies in the file of the jobs and beside it. */
const bytes = async (): Promise<Buffer> => {
  const names = (await readdir(held.dir)).filter((name) => name.startsWith('jobs.db'));
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(held.dir, name)))));
};
const QUESTION = `/bank/families?q=${encodeURIComponent('тестова')}&knownAt=2026-04-20T23:00:00Z`;

describe('a job and what it found', () => {
  it('survive the death of the server, also when it was under way, and the same question is the same job', async () => {
    const jobId = await begun(QUESTION);
    const found = await ended(jobId);
    expect(found).toMatchObject({ status: 'DONE', result: { items: [{ familyId: idOf(FAMILY) }] } });
    expect(found.expiresAt?.slice(0, 10)).toBe('2026-04-21');
    const under = await begun('/deadlines?limit=500&knownAt=2026-04-20T23:00:00Z');
    await held.town.server.kill();
    held.town = await openTown(held.dir, '2026-04-20T03:30:00.000Z');
    expect(await ended(jobId)).toEqual(found);
    expect(await ended(under)).toMatchObject({ status: 'DONE' });
    expect(await begun(QUESTION)).toBe(jobId);
  });

  it('lie in the data folder without a name in the clear', async () => {
    const all = await bytes();
    expect(all.includes('known-at')).toBe(true);
    for (const name of ['Тестова', 'Мария', 'тестова', 'Учебная улица']) expect(all.includes(name)).toBe(false);
  });

  it('are not read any more by who has lost a role or the territory since', async () => {
    const jobId = await begun(QUESTION);
    await ended(jobId);
    const as = async (change: Json): Promise<string> => {
      const users = townDirectory.users.map((one) => (one.username === SECRETARY ? { ...one, ...change } : one));
      const imported = await held.town.client.post('admin', '/directory/imports', { ...townDirectory, users });
      if (imported.status !== 200) throw new Error(imported.text);
      return codeOf(await held.town.client.get(SECRETARY, `/jobs/${jobId}`));
    };
    expect(await as({ roles: ['CURATOR'] })).toBe('403 FORBIDDEN_ROLE');
    expect(await as({ roles: ['MINISTRY_ANALYST'] })).toBe('403 FORBIDDEN_ROLE');
    const [elsewhere] = townDirectory.users.filter(
      ({ roles, municipalities }) => roles.includes('COMMISSION_SECRETARY') && !municipalities.includes('88705000'),
    );
    expect(await as({ municipalities: elsewhere?.municipalities })).toBe('403 FORBIDDEN_TERRITORY');
    expect(await as({})).toBe('200 ');
  });

  it('are gone a day after the end', async () => {
    const jobId = await begun(QUESTION);
    await ended(jobId);
    await held.town.client.moveClock(NEXT_DAY);
    expect(codeOf(await held.town.client.get(SECRETARY, `/jobs/${jobId}`))).toBe('404 JOB_NOT_FOUND');
    expect(await ended(await begun(QUESTION))).toMatchObject({ status: 'DONE' });
  });
});
