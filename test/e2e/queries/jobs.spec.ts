import { batchOf } from '../../faults/load';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { openDesk, type Desk, type Json } from '../streams/desk';

/** More than a request judges at once (300). */
const FAMILIES = 305;
const { mariel, kochki } = PLACES;
const [SECRETARY, KNOWN_AT] = ['secretary-mariel', '2026-05-01T07:00:00.000Z'] as const;
interface Rule {
  readonly ruleKey: string;
  readonly met: number;
  readonly metLate: number;
  readonly overdue: number;
  readonly total: number;
}
interface Job {
  readonly jobId: string;
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly result?: Json;
}

let desk: Desk;
const lines = batchOf('many', FAMILIES);
/** Where the log stands after all that was pushed: every question waits for it. */
const fresh = { after: '' };
const pushed = async (as: string, batch: readonly unknown[]): Promise<void> => {
  const { status, text } = await desk.send(as, '/decisions', batch);
  if (status !== 200) throw new Error(text);
  const answers = text.split('\n').filter((line) => line !== '');
  const refused = answers.find((line) => !line.includes('"status":201'));
  if (refused !== undefined) throw new Error(refused);
  fresh.after = (JSON.parse(answers.at(-1) ?? '{}') as { position: string }).position;
};
const get = (as: string, path: string) => desk.get(as, path, fresh);
/** Reported at six in the morning, recognised at eight. One family of KOCHKI has the very same facts. */
beforeAll(async () => {
  desk = await openDesk('2026-05-01T06:00:00.000Z');
  const twin = batchOf('twin', 1).map(
    (line) =>
      JSON.parse(JSON.stringify(line).replaceAll('mariel', 'kochki').replaceAll(mariel.oktmo, kochki.oktmo)) as object,
  );
  const of = (command: string) => lines.filter((line) => line.command === command);
  await pushed(SECRETARY, of('report'));
  desk.moveTo('2026-05-01T08:00:00.000Z');
  await pushed(SECRETARY, of('recognise-sop'));
  await pushed('secretary-kochki', twin);
}, 60_000);
afterAll(() => desk.close());

const begun = async (path: string): Promise<string> => {
  const { status, json, text } = await get(SECRETARY, path);
  if (status !== 202) throw new Error(`${path}: ${status} ${text}`);
  return String(json['jobId']);
};
/** Follows a job to its end, as its owner does. @returns what it said on the way, and its end */
async function followed(jobId: string): Promise<{ readonly told: readonly Job[]; readonly end: Job }> {
  const told: Job[] = [];
  for (let tries = 0; tries < 600; tries += 1) {
    const job = (await get(SECRETARY, `/jobs/${jobId}`)).json as unknown as Job;
    told.push(job);
    if (job.status !== 'RUNNING') return { told, end: job };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`job ${jobId} does not end`);
}
/** Progress only grows, and its end is everything. */
function expectProgress(told: readonly Job[], total: number): void {
  const done = told.map(({ progress }) => progress.done);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(told.at(-1)).toMatchObject({ status: 'DONE', progress: { done: total, total } });
}
const rulesOf = (answer: Json): readonly Rule[] => answer['rules'] as readonly Rule[];
const asked = (unit: string, profile = '') =>
  `/statistics/compliance?period=2026-Q1&unit=${unit}${profile === '' ? '' : `&profile=${profile}`}`;

describe('the facts of many families under another regulation', () => {
  it('are a job whose result is what the other district answers of the same facts, as often as there are families', async () => {
    const { told, end } = await followed(await begun(asked(mariel.oktmo, 'KOCHKI')));
    expectProgress(told, FAMILIES);
    const result = end.result as Json;
    expect(result).toMatchObject({ period: '2026-Q1', unit: mariel.oktmo, profile: 'KOCHKI', profileVersion: 1 });
    const twin = rulesOf((await get('secretary-kochki', asked(kochki.oktmo))).json);
    const many = rulesOf(result);
    expect(many.length).toBeGreaterThan(3);
    for (const { ruleKey, met, metLate, overdue, total } of many) {
      const one = twin.find((rule) => rule.ruleKey === ruleKey);
      expect([ruleKey, met, metLate, overdue, total]).toEqual([
        ruleKey,
        ...[one?.met, one?.metLate, one?.overdue, one?.total].map((n) => (n ?? NaN) * FAMILIES),
      ]);
    }
    const own = rulesOf((await get(SECRETARY, asked(mariel.oktmo))).json);
    expect(many).not.toEqual(own);
  });

  it('are nobody else’s', async () => {
    const jobId = await begun(asked(mariel.oktmo, 'IRKUTSK'));
    expect((await get('curator-mariel', `/jobs/${jobId}`)).status).toBe(404);
    const { end } = await followed(jobId);
    expect(end.status).toBe('DONE');
  });

  it('are refused at once where there is no such regulation, without a job', async () => {
    const { status, json } = await get(SECRETARY, asked(mariel.oktmo, 'ATLANTIS'));
    expect([status, json['code'], json['jobId']]).toEqual([404, 'PROFILE_NOT_FOUND', undefined]);
  });
});

describe('what was known of many families before they were recognised', () => {
  const then = async (path: string) => {
    const { told, end } = await followed(await begun(`${path}&knownAt=${KNOWN_AT}`));
    expect(end.status).toBe('DONE');
    return { told, result: end.result as Json };
  };

  it('is a list of all of them, none registered yet', async () => {
    const { told, result } = await then('/bank/families?limit=500');
    expectProgress(told, FAMILIES);
    const items = result['items'] as readonly { familyId: string; state: string; registeredOn: unknown }[];
    expect(result).toMatchObject({ total: FAMILIES, knownAt: KNOWN_AT });
    expect(new Set(items.map(({ familyId }) => familyId))).toEqual(
      new Set(Array.from({ length: FAMILIES }, (_none, n) => idOf(`many/${n}`))),
    );
    expect(items.filter(({ registeredOn }) => registeredOn !== null)).toEqual([]);
  });

  it('is a quarter into which nobody has come, and the same quarter of now into which all have', async () => {
    const quarter = `/statistics/quarters/2026-Q1?unit=${mariel.oktmo}`;
    const { result } = await then(quarter);
    expect(result).toMatchObject({ families: { opening: 0, in: 0, out: 0, closing: 0 }, knownAt: KNOWN_AT });
    const now = { opening: 0, in: FAMILIES, inFirst: FAMILIES, out: 0, closing: FAMILIES };
    expect((await get(SECRETARY, quarter)).json).toMatchObject({ families: now });
  });

  it('owes no programme of anybody yet', async () => {
    const { result } = await then(`/deadlines?limit=500&on=2026-03-31&municipality=${mariel.oktmo}`);
    const items = result['items'] as readonly { rule: string }[];
    expect(items.filter(({ rule }) => rule === 'DL-15')).toEqual([]);
    const now = `/deadlines?limit=1&on=2026-03-31&municipality=${mariel.oktmo}`;
    const of = (answer: Json) => Number(answer['total']);
    // Each of them owes the conclusion since its report, and since its recognition the programme as well.
    expect(of(result)).toBeGreaterThanOrEqual(FAMILIES);
    expect(of((await get(SECRETARY, now)).json) - of(result)).toBeGreaterThanOrEqual(FAMILIES);
  });
});
