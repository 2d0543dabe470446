import { makeLogger } from '@kurator/platform';
import type { ReadModels } from '@kurator/read-models';
import { makeRegulation } from '@kurator/regulation';
import type { DecisionAnswer, DecisionRequest } from '../decisions/decisions';
import { whenBirthdayThenTask, type BirthdayParts } from './when-birthday-then-task';

const place = (oktmo: string, timeZone: string) => ({
  oktmo,
  name: oktmo,
  timeZone,
  commissionId: 'kdn-1',
  profiles: [{ profileId: 'MARIEL', from: '2010-01-01' }],
});
const regulation = makeRegulation({
  profiles: [],
  calendars: [],
  municipalities: [place('88705000', 'Europe/Moscow'), place('25604000', 'Asia/Irkutsk')],
  agencies: [],
  officers: [],
});
const row = (familyId: string, municipality: string, on = '2026-07-15') => ({
  id: `${familyId}/p`,
  familyId,
  municipality,
  personId: 'p',
  on,
});
const IN_MOSCOW = 'fa000000-0000-4000-8000-000000000001';
const IN_IRKUTSK = 'fa000000-0000-4000-8000-000000000002';
const ACCEPTED: DecisionAnswer = { status: 201, etag: '1', body: '{}' };
const FULL: DecisionAnswer = { status: 503, code: 'STORAGE_FULL', params: {} };

/** A reactor over rows that never go away, as if no read model followed. */
function reactorAt(start: string, answers: readonly DecisionAnswer[] = []) {
  const sent: DecisionRequest[] = [];
  let now = start;
  const find = () =>
    Promise.resolve({ items: [row(IN_MOSCOW, '88705000'), row(IN_IRKUTSK, '25604000')], nextCursor: null });
  const parts: BirthdayParts = {
    answers: () => true,
    models: { use: (work: (store: unknown) => unknown) => work({ find }) } as unknown as ReadModels,
    decisions: {
      decide: (request) => {
        sent.push(request);
        return Promise.resolve(answers[sent.length - 1] ?? ACCEPTED);
      },
    },
    regulation: () => regulation,
    now: () => now,
    caughtUp: () => Promise.resolve(),
    logger: makeLogger('silent'),
  };
  const reactor = whenBirthdayThenTask(parts);
  const put = (instant: string) => {
    now = instant;
    return reactor.moved();
  };
  return { reactor, put, families: () => sent.map(({ familyId }) => familyId), sent };
}

describe('the reactor of comings of age (C46)', () => {
  it('raises a task when the day has come in its municipality, each one once', async () => {
    const { reactor, put, families } = reactorAt('2026-07-14T12:00:00.000Z');
    await reactor.run();
    expect(families()).toEqual([]);
    // Midnight of Irkutsk is 16:00 UTC, that of Moscow 21:00.
    await put('2026-07-14T16:30:00.000Z');
    expect(families()).toEqual([IN_IRKUTSK]);
    await put('2026-07-14T21:30:00.000Z');
    await put('2026-07-16T12:00:00.000Z');
    await reactor.run();
    expect(families()).toEqual([IN_IRKUTSK, IN_MOSCOW]);
    await reactor.stop();
  });

  it('sends it as the system, on the birthday, under an id that follows from person and day', async () => {
    const [first, second] = [reactorAt('2026-09-01T12:00:00.000Z'), reactorAt('2026-09-02T12:00:00.000Z')];
    await first.reactor.run();
    await second.reactor.run();
    expect(first.sent).toEqual(second.sent);
    expect(first.sent[0]).toMatchObject({
      command: 'raise-coming-of-age',
      body: { occurredOn: '2026-07-15', personId: 'p' },
      actor: { userId: 'system', role: 'SYSTEM' },
      channel: 'SYSTEM',
    });
    expect(new Set(first.sent.map(({ commandId }) => commandId)).size).toBe(2);
    await first.reactor.stop();
    await second.reactor.stop();
  });

  it('tries again what found no room, and nothing else', async () => {
    const { reactor, families } = reactorAt('2026-09-01T12:00:00.000Z', [FULL]);
    await reactor.run();
    await reactor.run();
    expect(families()).toEqual([IN_MOSCOW, IN_IRKUTSK, IN_MOSCOW]);
    await reactor.stop();
  });

  it('looks only when the clock brought another day', async () => {
    const { reactor, put, families } = reactorAt('2026-07-14T22:00:00.000Z', [FULL, FULL]);
    await reactor.run();
    await put('2026-07-14T22:30:00.000Z');
    expect(families()).toEqual([IN_MOSCOW, IN_IRKUTSK]);
    await reactor.stop();
  });
});
