import { randomUUID } from 'node:crypto';
import { idOf } from '../../support/ids';
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
  desk = await openDesk('2026-06-30T06:00:00.000Z');
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
