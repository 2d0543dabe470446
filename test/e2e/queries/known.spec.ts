import { idOf } from '../../support/ids';
import { CURATOR, HERE, openTown, recognitionOf, reportOf, SECRETARY, type Town } from '../corrections/town';

type Json = Readonly<Record<string, unknown>>;
interface Job {
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly result?: Json;
}

let town: Town;
let knownAt = '';
const FAMILY = 'known to the list';
const OPERATOR = `operator-${HERE.key}`;
const GUARDIAN = `guardian-${HERE.key}`;

/** One family reported on the 2nd of February, and a minute later recognised on the 17th. */
beforeAll(async () => {
  town = await openTown();
  await town.send(SECRETARY, FAMILY, 'report', reportOf(FAMILY));
  const history = (await town.get(`/families/${idOf(FAMILY)}/history`)) as { items: { recordedAt: string }[] };
  knownAt = history.items.at(-1)?.recordedAt ?? '';
  await town.client.moveClock(new Date(Date.parse(knownAt) + 60_000).toISOString());
  await town.send(SECRETARY, FAMILY, 'recognise-sop', recognitionOf(FAMILY, 'known'));
}, 60_000);
afterAll(() => town.server.stop());

async function begun(path: string, as: string = SECRETARY): Promise<string> {
  const { status, json, text } = await town.client.get(as, path);
  if (status !== 202) throw new Error(`${path}: ${status} ${text}`);
  return (json as { jobId: string }).jobId;
}
async function ended(jobId: string, as: string = SECRETARY): Promise<Job> {
  for (let tries = 0; tries < 300; tries += 1) {
    const job = (await town.client.get(as, `/jobs/${jobId}`)).json as Job;
    if (job.status !== 'RUNNING') return job;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the job does not end');
}
const asked = async (path: string, as: string = SECRETARY) => (await ended(await begun(path, as), as)).result as Json;
const then = (path: string, as?: string) => asked(`${path}${path.includes('?') ? '&' : '?'}knownAt=${knownAt}`, as);

describe('what was known then, as a job', () => {
  it('lists the bank before the recognition was recorded, whatever day is asked for', async () => {
    const now = (await town.get('/bank/families')) as { items: Json[] };
    expect(now.items).toMatchObject([{ familyId: idOf(FAMILY), state: 'REGISTERED' }]);
    const known = await then('/bank/families');
    expect(known).toMatchObject({ total: 1, nextCursor: null, asOf: '2026-04-20', knownAt });
    expect(known['items']).toMatchObject([{ familyId: idOf(FAMILY), name: 'Тестова Мария', registeredOn: null }]);
    expect((known['items'] as { state: string }[])[0]?.state).not.toBe('REGISTERED');
    expect(await then('/bank/families?asOf=2026-02-01')).toMatchObject({ items: [], total: 0 });
    expect(await then('/bank/families?q=тестова')).toMatchObject({ total: 1 });
  });

  it('counts the quarter and the caseload without what came later', async () => {
    const quarter = `/statistics/quarters/2026-Q1?unit=${HERE.oktmo}`;
    expect(await town.get(quarter)).toMatchObject({ families: { in: 1, closing: 1 }, minors: { closing: 1 } });
    expect(await then(quarter)).toMatchObject({ families: { in: 0, closing: 0 }, minors: { closing: 0 }, knownAt });
    const caseload = `/caseload?unit=${HERE.oktmo}`;
    expect(((await town.get(caseload)) as { curators: Json[] }).curators).toHaveLength(1);
    expect(await then(caseload, OPERATOR)).toMatchObject({ curators: [], specialists: [], on: '2026-04-20' });
  });

  it('judges the duties by what was known', async () => {
    const rules = (list: Json) => (list['items'] as { rule: string }[]).map(({ rule }) => rule);
    expect(rules(await town.get('/deadlines?limit=500'))).toContain('DL-15');
    const known = await then('/deadlines?limit=500');
    expect(rules(known)).not.toContain('DL-15');
    expect(rules(known).length).toBeGreaterThan(0);
  });

  it('counts the appendix and judges the terms kept by what was known', async () => {
    const indicators = `/statistics/indicators?year=2026&unit=${HERE.oktmo}`;
    const organisations = (answer: Json) =>
      (answer['tables'] as { rows: Json[] }[])
        .flatMap(({ rows }) => rows)
        .find(({ indicator }) => indicator === 'ST-20')?.['values'];
    // The curator's agency works with the family from the recognition on.
    expect(organisations(await town.get(indicators))).toEqual([0, 0, 1]);
    expect(organisations(await then(indicators))).toEqual([0, 0, 0]);
    expect(organisations(await town.get(`${indicators}&asOf=2026-02-16`))).toEqual([0, 0, 0]);
    const counted = `/statistics/quarters/2026-Q1/families?unit=${HERE.oktmo}&figure=families.in`;
    expect(await town.get(counted)).toMatchObject({ total: 1, asOf: '2026-03-31' });
    expect(await town.get(`${counted}&asOf=2026-02-16`)).toMatchObject({ total: 0, items: [], asOf: '2026-02-16' });
    const judged = async (ask: (path: string) => Promise<Json>) =>
      (((await ask(`/statistics/compliance?period=2026&unit=${HERE.oktmo}`))['rules'] as Json[]) ?? []).map(
        ({ rule }) => rule,
      );
    expect((await judged((path) => town.get(path))).includes('DL-15')).toBe(true);
    expect((await judged((path) => then(path))).includes('DL-15')).toBe(false);
  });

  it('tells of the terms of a quarter how they stood at the end of a day', async () => {
    // MARIEL 5.3: fourteen days from the recognition of 17 February end on 3 March.
    const path = `/statistics/compliance?period=2026-Q1&unit=${HERE.oktmo}`;
    const terms = async (more: string) => {
      const { asOf, rules, running } = (await town.get(`${path}${more}`)) as Record<'rules' | 'running', Json[]> & Json;
      const of = (list: readonly Json[]) => list.find(({ rule }) => rule === 'DL-15') ?? null;
      return { asOf, ended: of(rules), running: of(running) };
    };
    const law = { rule: 'DL-15', ruleKey: 'programmeSubmitted', total: 1 };
    expect(await terms('&asOf=2026-02-16')).toEqual({ asOf: '2026-02-16', ended: null, running: null });
    expect(await terms('&asOf=2026-03-03')).toEqual({ asOf: '2026-03-03', ended: null, running: law });
    const missed = { ...law, met: 0, metLate: 0, overdue: 1 };
    expect(await terms('&asOf=2026-03-04')).toEqual({ asOf: '2026-03-04', ended: missed, running: null });
    expect(await terms('')).toEqual({ asOf: '2026-04-20', ended: missed, running: null });
    expect(await terms('&profile=KOCHKI&asOf=2026-03-04')).toMatchObject({ asOf: '2026-03-04', ended: null });
    // A period that had not begun on the day has nothing to tell.
    const { status, json } = await town.client.get(SECRETARY, `${path}&asOf=2025-12-31`);
    expect([status, json]).toMatchObject([400, { errors: [{ path: 'period' }] }]);
    expect(await then(`${path}&asOf=2026-03-04`)).toMatchObject({ asOf: '2026-03-04', knownAt });
  });

  it('names the families behind a figure, and lists a journal and requests, as they were known', async () => {
    const [figure, terms, tables, load] = [
      `/statistics/quarters/2026-Q1/families?unit=${HERE.oktmo}&figure=families.in`,
      `/statistics/compliance/families?period=2026-Q1&unit=${HERE.oktmo}&figure=rules.programmeSubmitted.overdue`,
      `/statistics/indicators/families?year=2026&unit=${HERE.oktmo}&figure=ST-42.closing`,
      `/caseload/families?unit=${HERE.oktmo}&figure=openCases&curatorAgencyId=soc-${HERE.key}&curatorOfficerId=off-curator-${HERE.key}`,
    ];
    for (const path of [figure, terms, tables, load]) {
      expect([path, await town.get(path)]).toMatchObject([path, { value: 1, items: [{ familyId: idOf(FAMILY) }] }]);
      expect([path, await then(path)]).toMatchObject([path, { value: 0, items: [], knownAt }]);
    }
    const journal = `/journals/kdn-${HERE.key}/2026`;
    expect(await then(journal)).toMatchObject({ total: 1, knownAt });
    const before = new Date(Date.parse(knownAt) - 1).toISOString();
    expect(await asked(`${journal}?knownAt=${before}`)).toMatchObject({ total: 0, items: [] });
    expect(await then('/requests', OPERATOR)).toMatchObject({ total: 0, knownAt });
  });

  it('lists emergencies as they were known, with their steps of then', async () => {
    const chain = { emergencyId: idOf('known chain'), receivedBy: 'GUARDIANSHIP', children: [idOf(`${FAMILY} son`)] };
    const threat = {
      ...chain,
      occurredOn: '2026-04-20',
      occurredAt: '2026-04-20T03:00:30.000Z',
      situation: 'Учебная.',
    };
    await town.send(GUARDIAN, FAMILY, 'report-threat', threat);
    const list = `/emergencies?municipality=${HERE.oktmo}`;
    const one = { total: 1, items: [{ familyId: idOf(FAMILY), steps: [{ type: 'threat-reported' }] }] };
    expect(await town.get(list, GUARDIAN)).toMatchObject(one);
    expect(await then(list, GUARDIAN)).toMatchObject({ total: 0, items: [], knownAt });
    expect(await asked(`${list}&knownAt=2026-04-21T00:00:00.000Z`, GUARDIAN)).toMatchObject(one);
  });

  it('is not judged by another regulation', async () => {
    const path = `/statistics/compliance?period=2026&unit=${HERE.oktmo}&profile=KOCHKI&knownAt=${knownAt}`;
    const { status, json } = await town.client.get(SECRETARY, path);
    expect([status, json]).toMatchObject([400, { errors: [{ path: 'knownAt' }] }]);
  });

  it('says of this moment what the register of now says', async () => {
    const later = '2026-04-21T00:00:00.000Z';
    for (const path of [
      ...['/bank/families?asOf=2026-04-20', '/deadlines?limit=500&on=2026-04-20'],
      `/statistics/indicators?year=2026&unit=${HERE.oktmo}&asOf=2026-04-20`,
      `/statistics/compliance?period=2026-Q1&unit=${HERE.oktmo}&asOf=2026-03-03`,
    ]) {
      const { position: _then, knownAt: _at, ...known } = await asked(`${path}&knownAt=${later}`);
      const { position: _now, ...living } = await town.get(path);
      expect(known).toEqual(living);
    }
  });

  it('is its owner’s alone, and tells its end without the result to who listens', async () => {
    const jobId = await begun(`/bank/families?knownAt=${knownAt}`);
    const statusOf = async (as: string) => (await town.client.get(as, `/jobs/${jobId}`)).status;
    expect([await statusOf(SECRETARY), await statusOf(CURATOR)]).toEqual([200, 404]);
    await ended(jobId);
    const told = await town.client.get(SECRETARY, `/jobs/${jobId}`, { accept: 'text/event-stream' });
    expect(told.headers.get('content-type')).toContain('text/event-stream');
    expect(told.text).toMatch(/^event: end\ndata: \{"jobId":"[^"]+","status":"DONE"/);
    expect(told.text).not.toContain('Тестова');
  });

  it('refuses at once what the register of now refuses', async () => {
    const wrong = await town.client.get(SECRETARY, `/bank/families?sort=birthDate&knownAt=${knownAt}`);
    expect(wrong.status).toBe(400);
    const outside = await town.client.get(SECRETARY, `/statistics/quarters/2026-Q1?unit=88999000&knownAt=${knownAt}`);
    expect(outside.status).toBe(403);
  });
});
