import { makeClient } from '../support/client';
import { startFakeApi, type Asked, type FakeApi, type Told } from '../support/fake-api';
import { PLACES } from '../support/places';
import { ask, judged, pending, sender } from './builders';
import type { CommandStep, Scenario, Step } from './model';
import { makePlayer } from './player';

/** What the fake register gets wrong; a register without faults passes. */
interface Faults {
  readonly due?: Readonly<Record<string, unknown>>;
  readonly closing?: number;
  readonly withoutQuarter?: boolean;
  readonly newAnswerEachTime?: boolean;
  readonly storesRefused?: boolean;
  readonly violations?: readonly unknown[];
  readonly hash?: string;
  readonly cardLater?: string;
  readonly showsUnregulated?: boolean;
}

const event = (revision: number, hash: string, previousHash: string | null) => ({
  eventId: `e${revision}`,
  type: 'reported',
  schemaVersion: 1,
  episode: 1,
  revision,
  position: String(revision),
  occurredOn: '2026-02-02',
  occurredAt: null,
  recordedAt: '2026-02-02T07:00:00.000Z',
  actor: { userId: 'u', role: 'COMMISSION_SECRETARY' },
  source: { channel: 'UI' },
  commandId: 'c',
  hash,
  previousHash,
  data: {},
  violations: [],
});
const entry = {
  rule: 'DL-02',
  triggerOn: '2026-02-02',
  nominalDue: '2026-02-02',
  effectiveDue: '2026-02-02',
  status: 'MET',
  metOn: '2026-02-02',
};

function registerWith(faults: Faults): (asked: Asked) => Told | undefined {
  let answers = 0;
  let stored = 2;
  const commandAnswer = (path: string): Told => {
    answers += 1;
    if (path.endsWith('/deregister')) {
      stored += faults.storesRefused ? 1 : 0;
      return { status: 422, body: { code: 'SUBJECT_NOT_REGISTERED' } };
    }
    const position = faults.newAnswerEachTime ? String(answers) : '1';
    const events = [{ eventId: 'e0', type: 'reported', revision: 0 }];
    return { status: 201, body: { revision: 0, position, events, violations: faults.violations ?? [] } };
  };
  const deadlinesAnswer = (path: string): Told => {
    const unregulated = { rule: 'DL-06', status: 'NOT_REGULATED' };
    const items = [{ ...entry, ...faults.due }];
    return {
      status: 200,
      body: { items: path.includes('all=true') || faults.showsUnregulated ? [...items, unregulated] : items },
    };
  };
  const historyAnswer = (): Told => ({
    status: 200,
    body: { items: [event(0, 'h0', null), event(1, 'h1', faults.hash ?? 'h0')], total: stored },
  });
  const quarterAnswer = (): Told | undefined =>
    faults.withoutQuarter ? undefined : { status: 200, body: { families: { closing: faults.closing ?? 1 } } };
  const cardAnswer = (path: string): Told => {
    const main = path.includes('asOf') ? (faults.cardLater ?? 'REPORTED') : 'REPORTED';
    return { status: 200, body: { states: { main }, asOf: '2026-02-03', knownAt: 'k', position: '1' } };
  };
  const ROUTES: readonly (readonly [RegExp, (path: string) => Told | undefined])[] = [
    [/\/commands\//, commandAnswer],
    [/\/deadlines/, deadlinesAnswer],
    [/\/history/, historyAnswer],
    [/^\/statistics/, quarterAnswer],
    [/^\/families/, cardAnswer],
  ];
  return ({ path }) => ROUTES.find(([route]) => route.test(path))?.[1](path);
}

const send = sender('FAM-X');
const reported = send('1', ['2026-02-02', 'school-mariel'], ['report', {}], {
  expect: { status: 201, events: ['reported'], violations: [] },
  due: [
    { rule: 'DL-02', status: 'MET', nominalDue: '2026-02-02', effectiveDue: '2026-02-02' },
    { rule: 'DL-06', status: 'NOT_REGULATED' },
  ],
});
const refused: CommandStep = send('2', ['2026-02-03', 'secretary-mariel'], ['deregister', {}], {
  expect: { status: 422, code: 'SUBJECT_NOT_REGISTERED' },
});
const figure = ask('3', ['2026-02-03', 'secretary-mariel'], '/statistics/quarters/2026-Q1?unit=88705000', {
  'families.closing': 1,
});
const scenario: Scenario = {
  id: 'AS-X',
  title: 'a scenario of the harness itself',
  place: PLACES.mariel,
  startsOn: '2026-02-02',
  steps: [reported, refused],
  then: [figure],
};

let api: FakeApi;
afterEach(() => api.close());

/** Plays the steps against a register with these faults. */
async function play(faults: Faults, steps: readonly Step[] = [reported, refused, figure]): Promise<void> {
  api = await startFakeApi(registerWith(faults));
  const player = makePlayer(makeClient(api.url), scenario);
  for (const step of steps) await player.play(step);
  await player.checkHistories();
  await player.resendAll();
}

describe('the acceptance player', () => {
  it('is content with a register that does what the scenario says', async () => {
    await expect(play({})).resolves.toBeUndefined();
  });

  it.each<[string, Faults, RegExp]>([
    [
      'a wrong due date',
      { due: { effectiveDue: '2026-02-03' } },
      /DL-02: effectiveDue is "2026-02-03", expected "2026-02-02"/,
    ],
    ['a wrong status', { due: { status: 'MET_LATE' } }, /DL-02: status is "MET_LATE", expected "MET"/],
    ['a missing deadline', { due: { rule: 'DL-03' } }, /DL-02: 0 deadlines instead of one/],
    ['an unregulated duty that is shown', { showsUnregulated: true }, /not regulated, yet shown/],
    ['a wrong figure', { closing: 2 }, /families\.closing is 2, expected 1/],
    ['a missing capability', { withoutQuarter: true }, /status 404, expected 200/],
    [
      'a violation that nobody expects',
      { violations: [{ guard: 'NO_SURVEY' }] },
      /violations are \[NO_SURVEY\], expected \[\]/,
    ],
    ['another answer to the same key', { newAnswerEachTime: true }, /sent again/],
    ['a refused command that left something', { storesRefused: true }, /history grew from 2 to 3/],
    ['a broken hash chain', { hash: 'h9' }, /event 1 does not name the hash of the one before it/],
    ['a card that replays to something else', { cardLater: 'REGISTERED' }, /states is \{"main":"REGISTERED"\}/],
  ])('fails on %s', async (_what, faults, message) => {
    await expect(play(faults)).rejects.toThrow(message);
  });

  it('fails on an answer with another code', async () => {
    const other = { ...refused, expect: { status: 422, code: 'WRONG_STATE' } };
    await expect(play({}, [reported, other])).rejects.toThrow(/code "SUBJECT_NOT_REGISTERED", expected WRONG_STATE/);
  });

  it('fails on an event that was not emitted', async () => {
    const other = { ...reported, expect: { status: 201, events: ['surveyed'] } };
    await expect(play({}, [other])).rejects.toThrow(/events \[reported\], expected surveyed among them/);
  });

  it('fails on a deadline that another day triggered', async () => {
    const twice = judged('4', '2026-02-03', 'FAM-X', { rule: 'DL-02', status: 'MET', triggerOn: '2026-02-09' });
    await expect(play({}, [reported, twice])).rejects.toThrow(/DL-02 from 2026-02-09: 0 deadlines instead of one/);
  });

  it('does not play what is pending', async () => {
    await expect(play({}, [pending('5', 'a form', 'a later issue')])).rejects.toThrow(/not played/);
  });

  it('fails when nothing was played at all', async () => {
    await expect(play({}, [])).rejects.toThrow(/no family was touched/);
  });
});
