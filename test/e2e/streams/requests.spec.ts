import { randomUUID } from 'node:crypto';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { openDesk, type Desk } from './desk';

const REQUEST = idOf('a request');
const asked = {
  occurredOn: '2026-06-08',
  requestNo: '14-05/112',
  fromAgencyId: 'prosecutor-1',
  subject: { statistical: true },
  legalBasis: 'статья 22 закона',
  purpose: 'проверка',
};
const answered = {
  occurredOn: '2026-06-15',
  dataScope: ['COMPOSITION'],
  recipient: 'Прокуратура',
  document: { kind: 'DK-99', number: '88', date: '2026-06-15' },
};
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-06-30T06:00:00.000Z', { usersAt: Object.values(PLACES) });
}, 60_000);
afterAll(() => desk.close());

const at = (id: string, command: string) => `/requests/${id}/commands/${command}`;

describe('commands on a request', () => {
  it('are answered in the shape of a family’s command, with the request’s own id', async () => {
    const { status, json, etag } = await desk.send('social-irkutsk', at(REQUEST, 'request-information'), asked);
    expect([status, etag]).toEqual([201, '"0"']);
    expect(json).toEqual({
      requestId: REQUEST,
      revision: 0,
      position: expect.any(String) as string,
      events: [{ eventId: expect.any(String) as string, type: 'information-requested', revision: 0 }],
      violations: [],
    });
  });

  it('answer the same bytes for the same key, and 409 when the body differs', async () => {
    const id = idOf('twice');
    const key = { 'idempotency-key': randomUUID() };
    const first = await desk.send('social-irkutsk', at(id, 'request-information'), asked, key);
    const again = await desk.send('social-irkutsk', at(id, 'request-information'), asked, key);
    const other = await desk.send('social-irkutsk', at(id, 'request-information'), { ...asked, purpose: 'иное' }, key);
    expect([again.text, other.status, other.json['code']]).toEqual([first.text, 409, 'IDEMPOTENCY_MISMATCH']);
  });

  it.each([
    ['without a legal basis', { legalBasis: undefined }, 'legalBasis'],
    ['with an empty legal basis', { legalBasis: ' ' }, 'legalBasis'],
    ['about nobody', { subject: {} }, 'subject'],
    ['with an unknown field', { extra: 1 }, 'extra'],
  ])('are refused %s, and nothing is stored', async (_what, change, path) => {
    const id = randomUUID();
    const { json } = await desk.send('ministry', at(id, 'request-information'), { ...asked, ...change });
    expect(json).toMatchObject({ status: 400, code: 'VALIDATION_FAILED', errors: [{ path }] });
    const { status } = await desk.send('ministry', at(id, 'answer-information'), answered);
    expect(status).toBe(404);
  });

  it('about a family that nobody knows finds nothing', async () => {
    const body = { ...asked, subject: { familyIds: [idOf('nobody')] } };
    const { json } = await desk.send('ministry', at(randomUUID(), 'request-information'), body);
    expect(json).toMatchObject({ status: 404, code: 'REQUEST_NOT_FOUND' });
  });

  it('stand behind role, day, revision and territory', async () => {
    const refusals = [
      await desk.send('inspector', at(REQUEST, 'answer-information'), answered),
      await desk.send('operator-irkutsk', at(REQUEST, 'recognise-sop'), answered),
      await desk.send('operator-irkutsk', at('no-uuid', 'answer-information'), answered),
      await desk.send('operator-irkutsk', at(REQUEST, 'answer-information'), { ...answered, occurredOn: '2026-07-01' }),
      await desk.send('operator-irkutsk', at(REQUEST, 'answer-information'), answered, { 'if-match': '"7"' }),
      await desk.send('operator-mariel', at(REQUEST, 'answer-information'), answered),
      await desk.send('operator-irkutsk', at(REQUEST, 'answer-information'), { ...answered, occurredOn: '2026-06-01' }),
    ];
    expect(refusals.map(({ status, json }) => [status, json['code']])).toEqual([
      [403, 'FORBIDDEN_ROLE'],
      [403, 'FORBIDDEN_ROLE'],
      [400, 'VALIDATION_FAILED'],
      [400, 'IN_THE_FUTURE'],
      [409, 'REVISION_CONFLICT'],
      [404, 'REQUEST_NOT_FOUND'],
      [422, 'WRONG_STATE'],
    ]);
  });

  it('are settled by a whole answer: a part may only be older', async () => {
    const id = randomUUID();
    const operator = (body: object, command = 'answer-information') =>
      desk.send('operator-irkutsk', at(id, command), body);
    await operator(asked, 'request-information');
    await operator({ ...answered, partial: true });
    const whole = await operator({ ...answered, occurredOn: '2026-06-24' });
    const told = [
      await operator({ ...answered, occurredOn: '2026-06-25' }),
      await operator({ occurredOn: '2026-06-25', reason: 'нет' }, 'refuse-information'),
      await operator({ ...answered, occurredOn: '2026-06-20', partial: true }),
      await operator(asked, 'request-information'),
    ];
    expect([whole.status, ...told.map(({ json, status }) => json['code'] ?? status)]).toEqual([
      201,
      'REQUEST_SETTLED',
      'REQUEST_SETTLED',
      201,
      'REQUEST_EXISTS',
    ]);
  });
});

describe('reading requests', () => {
  const id = idOf('read');
  const read = (as: string, path = `/requests/${id}`, headers = {}) => desk.get(as, path, headers);
  beforeAll(async () => {
    await desk.send('operator-irkutsk', at(id, 'request-information'), { ...asked, requestNo: '77' });
    await desk.send('operator-irkutsk', at(id, 'answer-information'), { ...answered, partial: true });
    await desk.send('operator-irkutsk', at(id, 'answer-information'), { ...answered, occurredOn: '2026-06-24' });
  });

  it('shows the term of ten working days and what was told of it, on any day (DL-41)', async () => {
    const on = async (day: string) => (await read('secretary-irkutsk', `/requests/${id}?on=${day}`)).json;
    const due = { rule: 'DL-41', nominalDue: '2026-06-23', effectiveDue: '2026-06-23', profileId: 'IRKUTSK' };
    expect(await on('2026-06-08')).toMatchObject({
      status: 'OPEN',
      deadline: { ...due, status: 'RUNNING', metOn: null },
    });
    expect(await on('2026-06-15')).toMatchObject({ status: 'PARTLY_ANSWERED', deadline: { status: 'RUNNING' } });
    expect(await on('2026-06-23')).toMatchObject({ deadline: { status: 'RUNNING' } });
    expect(await on('2026-06-30')).toMatchObject({
      requestNo: '77',
      status: 'ANSWERED',
      deadline: { ...due, status: 'MET_LATE', metOn: '2026-06-24', lateWorkingDays: 1 },
      facts: [
        { type: 'information-requested', data: { legalBasis: asked.legalBasis, purpose: asked.purpose } },
        { type: 'information-answered', data: { partial: true, dataScope: ['COMPOSITION'] } },
        { type: 'information-answered', data: { partial: false, recipient: 'Прокуратура' } },
      ],
    });
  });

  it('lists those of the territory, and its work list has their terms', async () => {
    const list = await read('secretary-irkutsk', '/requests?on=2026-06-30&limit=500');
    expect((list.json['items'] as readonly { requestId: string }[]).map(({ requestId }) => requestId)).toContain(id);
    const work = await read('operator-irkutsk', '/deadlines?on=2026-06-30&status=MET_LATE');
    expect(work.json['items']).toContainEqual(
      expect.objectContaining({ familyId: null, requestId: id, rule: 'DL-41', metOn: '2026-06-24' }),
    );
  });

  it('shows nothing outside the territory, and an inspector the number of his case', async () => {
    expect((await read('secretary-mariel')).json).toMatchObject({ status: 404, code: 'REQUEST_NOT_FOUND' });
    expect((await read('secretary-mariel', '/requests')).json).toMatchObject({ items: [], total: 0 });
    expect((await read('inspector')).json).toMatchObject({ status: 403, code: 'INSPECTION_CASE_REQUIRED' });
    expect((await read('inspector', `/requests/${id}`, { 'x-inspection-case': 'P-1' })).status).toBe(200);
    expect((await read('analyst')).json).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
  });

  it('knows no term where the regulation sets none', async () => {
    const other = randomUUID();
    await desk.send('operator-oktyabrsky', at(other, 'request-information'), asked);
    await desk.send('operator-kochki', at(randomUUID(), 'request-information'), asked);
    const { json } = await read('operator-oktyabrsky', `/requests/${other}?on=2026-06-30`);
    expect(json['deadline']).toMatchObject({ rule: 'DL-41', status: 'NO_TERM', effectiveDue: null });
    const kochki = await read('operator-kochki', '/requests');
    expect(kochki.json['items']).toMatchObject([{ deadline: null }]);
  });
});
