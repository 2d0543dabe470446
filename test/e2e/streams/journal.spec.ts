import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../../acceptance/builders';
import { openDesk, type Desk, type Json } from './desk';

const at = PLACES.mariel;
type Item = Json & { readonly no: number; readonly eventId: string };
let desk: Desk;
const report = (family: string, on: string, paperNo: string): Json => ({
  occurredOn: on,
  track: 'SOP',
  municipality: at.oktmo,
  paperNo,
  informationSource: 'IS-06',
  detectedByAgencyId: 'police-mariel',
  reporterKind: 'HOTLINE',
  messageForm: 'PHONE',
  problem: `Проблема ${family}`,
  threatToLife: false,
  persons: [b.parent(`REP ${family}`), b.child(`MIN ${family}`, '2018-09-09')],
  addresses: [b.homeIn(at)],
});
const command = (family: string, name: string) => `/families/${idOf(family)}/commands/${name}`;
const journal = async (as: string, holder: string, more = '', headers = {}) =>
  desk.get(as, `/journals/${holder}/2026${more}`, headers);
const items = (json: Json) => json['items'] as readonly Item[];

beforeAll(async () => {
  desk = await openDesk('2026-11-22T06:00:00.000Z');
  for (const [family, on, paperNo] of [
    ['J1', '2026-03-02', '11'],
    ['J2', '2026-02-01', '12'],
    ['J3', '2026-05-05', '13'],
    ['J4', '2025-12-30', '99'],
  ] as const)
    await desk.send('police-mariel', command(family, 'report'), report(family, on, paperNo));
}, 60_000);
afterAll(() => desk.close());

describe('a journal', () => {
  it('numbers its entries as they were recorded, year by year, with the holder’s own number beside', async () => {
    const { json } = await journal('police-mariel', 'police-mariel');
    expect(json).toMatchObject({ total: 3, nextCursor: null });
    expect(items(json)).toMatchObject([
      { no: 1, paperNo: '11', familyId: idOf('J1'), entryOn: '2026-03-02', problem: 'Проблема J1' },
      { no: 2, paperNo: '12', familyId: idOf('J2'), entryOn: '2026-02-01', journalKind: 'PRIMARY_INFORMATION' },
      { no: 3, paperNo: '13', familyId: idOf('J3'), entryOn: '2026-05-05' },
    ]);
    expect(items(json).every((item) => !('result' in item) && !('annulled' in item))).toBe(true);
    expect(items((await desk.get('police-mariel', '/journals/police-mariel/2025')).json)).toMatchObject([
      { no: 1, paperNo: '99' },
    ]);
  });

  it('is paged', async () => {
    const first = (await journal('police-mariel', 'police-mariel', '?limit=2')).json;
    const second = (await journal('police-mariel', 'police-mariel', `?limit=2&cursor=${String(first['nextCursor'])}`))
      .json;
    expect([...items(first), ...items(second)].map(({ no }) => no)).toEqual([1, 2, 3]);
    expect(second['nextCursor']).toBeNull();
  });

  it('takes a result, and keeps the number of an entry that is annulled', async () => {
    const [entry, wrong] = items((await journal('police-mariel', 'police-mariel')).json) as [Item, Item];
    const result = {
      occurredOn: '2026-03-10',
      entryEventId: entry.eventId,
      resultCode: 'NOT_CONFIRMED',
      result: 'Нет.',
    };
    expect((await desk.send('police-mariel', command('J1', 'record-journal-result'), result)).status).toBe(201);
    const path = `/families/${idOf('J2')}`;
    const proposed = await desk.send('police-mariel', `${path}/events/${wrong.eventId}/annulments`, {
      reason: 'DUPLICATE',
    });
    const proposalId = String(proposed.json['proposalId']);
    const confirmed = await desk.send('secretary-mariel', `${path}/proposals/${proposalId}/confirmation`, {});
    expect([proposed.status, confirmed.status]).toEqual([201, 201]);
    const { json } = await journal('police-mariel', 'police-mariel');
    expect(items(json)).toMatchObject([
      { no: 1, result: 'Нет.', resultCode: 'NOT_CONFIRMED', resultOn: '2026-03-10' },
      { no: 2, paperNo: '12', problem: 'Проблема J2', annulled: true },
      { no: 3 },
    ]);
    // Up to the 9th of March: the third entry was made in May, the result stands since the 10th.
    const then = (await journal('police-mariel', 'police-mariel', '?asOf=2026-03-09')).json;
    expect([then['total'], items(then).map(({ no }) => no)]).toEqual([2, [1, 2]]);
    expect(items(then)[0]).not.toHaveProperty('result');
    expect(items((await journal('police-mariel', 'police-mariel', '?asOf=2026-03-10')).json)[0]).toHaveProperty(
      'result',
    );
  });

  it('is read by its agency, by the commission of the territory, and by an inspector with a case', async () => {
    const told = [
      await journal('secretary-mariel', 'police-mariel'),
      await journal('school-mariel', 'police-mariel'),
      await journal('secretary-kochki', 'police-mariel'),
      await journal('secretary-mariel', 'no-such-agency'),
      await journal('inspector', 'police-mariel'),
      await journal('inspector', 'police-mariel', '', { 'x-inspection-case': 'P-1' }),
      await journal('ministry', 'police-mariel'),
    ];
    expect(told.map(({ status, json }) => [status, json['code']])).toEqual([
      [200, undefined],
      [404, 'JOURNAL_NOT_FOUND'],
      [404, 'JOURNAL_NOT_FOUND'],
      [404, 'JOURNAL_NOT_FOUND'],
      [403, 'INSPECTION_CASE_REQUIRED'],
      [200, undefined],
      [403, 'FORBIDDEN_ROLE'],
    ]);
  });
});
