import * as b from '../../acceptance/builders';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { openDesk, type Desk, type Json } from './desk';

type Entry = Json & { readonly rule: string; readonly period?: string };
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2025-10-02T01:00:00.000Z', { usersAt: [irkutsk, borodino, mariel, kochki] });
}, 60_000);
afterAll(() => desk.close());

const duties = async (as: string, municipality: string, on: string, rule: string): Promise<readonly Entry[]> => {
  const { json } = await desk.get(as, `/deadlines?municipality=${municipality}&on=${on}&limit=500`);
  return (json['items'] as readonly Entry[]).filter((entry) => entry.rule === rule);
};
const dues = (entries: readonly Entry[]) =>
  entries.map(({ period, nominalDue, effectiveDue }) => [period, nominalDue, effectiveDue]);
const { irkutsk, borodino, mariel, kochki } = PLACES;

describe('duties of units', () => {
  it('fall on the reporting days of spec 8.4', async () => {
    desk.moveTo('2027-05-10T01:00:00.000Z');
    expect(dues(await duties('operator-irkutsk', irkutsk.oktmo, '2027-05-05', 'DL-36'))).toEqual([
      ['2025-Q4', '2026-01-05', '2026-01-12'],
      ['2026-Q1', '2026-04-05', '2026-04-06'],
      ['2026-Q2', '2026-07-05', '2026-07-06'],
      ['2026-Q3', '2026-10-05', '2026-10-05'],
      ['2026-Q4', '2027-01-05', '2027-01-11'],
      ['2027-Q1', '2027-04-05', '2027-04-05'],
    ]);
    expect(dues(await duties('ministry', 'REGION', '2027-05-05', 'DL-37'))).toEqual([
      ['2025-Q4', '2026-01-10', '2026-01-12'],
      ['2026-Q1', '2026-04-10', '2026-04-10'],
      ['2026-Q2', '2026-07-10', '2026-07-10'],
      ['2026-Q3', '2026-10-10', '2026-10-12'],
      ['2026-Q4', '2027-01-10', '2027-01-11'],
      ['2027-Q1', '2027-04-10', '2027-04-12'],
    ]);
    expect(dues(await duties('ministry', 'REGION', '2027-05-05', 'DL-40'))).toEqual([
      ['2025', '2026-05-01', '2026-05-04'],
      ['2026', '2027-05-01', '2027-05-04'],
    ]);
    expect(dues(await duties('operator-irkutsk', irkutsk.oktmo, '2026-02-01', 'DL-28'))).toEqual([
      ['2025-Q4', '2026-01-10', '2026-01-12'],
    ]);
    const january = await duties('operator-borodino', borodino.oktmo, '2026-10-31', 'DL-39');
    expect(dues(january).slice(-1)).toEqual([['2026-10', '2026-10-25', '2026-10-26']]);
    expect(january).toHaveLength(13);
  });

  it('aim in January at three working days after the institutions’ day (CG-47)', async () => {
    const [first, second] = await duties('ministry', 'REGION', '2026-07-01', 'DL-37');
    expect([first?.['localTarget'], second?.['localTarget']]).toEqual(['2026-01-15', undefined]);
  });

  it('without a day are late once the next quarter has ended', async () => {
    const statuses = async (on: string) =>
      (await duties('secretary-mariel', mariel.oktmo, on, 'DL-27')).map(({ period, status }) => [period, status]);
    expect(await statuses('2026-03-31')).toEqual([['2025-Q4', 'RUNNING']]);
    expect(await statuses('2026-04-01')).toEqual([
      ['2025-Q4', 'OVERDUE'],
      ['2026-Q1', 'RUNNING'],
    ]);
    const [list] = await duties('secretary-mariel', mariel.oktmo, '2026-01-10', 'DL-38');
    expect(list).toMatchObject({ nominalDue: null, effectiveDue: null, responsible: { agencyId: 'kdn-mariel' } });
  });

  it('are met by the reports of their period, in time or late', async () => {
    const path = (period: string, unit: string, name: string) => `/periods/${unit}-${period}/commands/${name}`;
    const info = (occurredOn: string) => ({ occurredOn, to: ['COMMISSION'] });
    const sent = [
      await desk.send('operator-borodino', path('2026-01', borodino.oktmo, 'send-monthly-info'), info('2026-01-26')),
      await desk.send('social-borodino', path('2026-02', borodino.oktmo, 'send-monthly-info'), info('2026-02-27')),
      await desk.send('secretary-mariel', path('2025-Q4', mariel.oktmo, 'send-municipal-list'), {
        occurredOn: '2026-04-02',
      }),
      await desk.send('regional', path('2025-Q4', 'REGION', 'form-republican-list'), { occurredOn: '2026-04-03' }),
    ];
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const [, , , january, february, march] = await duties('operator-borodino', borodino.oktmo, '2026-03-26', 'DL-39');
    expect([january, february, march]).toMatchObject([
      { period: '2026-01', status: 'MET', metOn: '2026-01-26', familyId: null, confidence: 'INFERRED' },
      { period: '2026-02', status: 'MET_LATE', lateWorkingDays: 2 },
      { period: '2026-03', status: 'OVERDUE' },
    ]);
    const before = await duties('operator-borodino', borodino.oktmo, '2026-02-26', 'DL-39');
    expect(before.at(-1)).toMatchObject({ period: '2026-02', status: 'OVERDUE', metOn: null });
    const list = await duties('secretary-mariel', mariel.oktmo, '2026-04-02', 'DL-38');
    expect(list[0]).toMatchObject({ period: '2025-Q4', status: 'MET_LATE', lateWorkingDays: 2 });
    const republican = await duties('ministry', 'REGION', '2026-04-03', 'DL-58');
    expect(republican[0]).toMatchObject({
      period: '2025-Q4',
      status: 'NO_TERM',
      metOn: '2026-04-03',
      effectiveDue: null,
    });
  });

  it('of each institution are met by its own analysis, told in any family’s history (DL-28)', async () => {
    const family = `/families/${idOf('analysed')}/commands`;
    const recognised = {
      occurredOn: '2026-01-20',
      ...b.decided(irkutsk, '1/1', '2026-01-20'),
      persons: [b.parent('REP analysed'), b.child('MIN analysed', '2015-02-11')],
      addresses: [],
      subjects: [b.familyOn('FG-11')],
      ...b.workWith(irkutsk, '2026-01-20'),
    };
    const analysis = { occurredOn: '2026-04-13', period: '2026-Q1', institutionId: 'soc-irkutsk', findings: 'Выводы.' };
    const told = [
      await desk.send('secretary-irkutsk', `${family}/recognise-sop`, recognised),
      await desk.send('operator-irkutsk', `${family}/record-quality-analysis`, analysis),
    ];
    expect(told.map(({ status, text }) => (status === 201 ? 201 : text))).toEqual([201, 201]);
    expect(await duties('operator-irkutsk', irkutsk.oktmo, '2026-04-12', 'DL-28')).toMatchObject([
      { period: '2025-Q4', status: 'OVERDUE' },
      { period: '2026-Q1', status: 'OVERDUE', effectiveDue: '2026-04-10', responsible: { agencyId: 'soc-irkutsk' } },
    ]);
    expect((await duties('operator-irkutsk', irkutsk.oktmo, '2026-04-13', 'DL-28'))[1]).toMatchObject({
      status: 'MET_LATE',
      metOn: '2026-04-13',
      lateWorkingDays: 1,
    });
  });

  it('stay within the territory, and what the regulation does not know is no duty', async () => {
    expect(await duties('secretary-kochki', kochki.oktmo, '2026-05-01', 'DL-36')).toEqual([]);
    const { json } = await desk.get('secretary-kochki', '/deadlines?on=2026-05-01');
    expect(json).toMatchObject({ items: [], total: 0 });
    expect((await desk.get('secretary-kochki', '/deadlines?municipality=REGION')).status).toBe(403);
  });

  it('are filtered, sorted and paged with all the others, each once', async () => {
    const seen: unknown[] = [];
    let cursor: string | null = null;
    const path = '/deadlines?on=2026-08-01&status=OVERDUE,RUNNING&limit=7&sort=-effectiveDue';
    const totals = new Set<number>();
    do {
      const more: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { json } = await desk.get('ministry', `${path}${more}`);
      totals.add(Number(json['total']));
      seen.push(
        ...(json['items'] as readonly Entry[]).map(({ unit, rule, period, responsible }) =>
          JSON.stringify([unit, rule, period, responsible]),
        ),
      );
      cursor = json['nextCursor'] as string | null;
    } while (cursor !== null);
    const [total = 0, ...others] = totals;
    expect([total > 20, others]).toEqual([true, []]);
    expect([seen.length, new Set(seen).size]).toEqual([total, total]);
    const mine = await desk.get('ministry', '/deadlines?on=2026-08-01&responsible=soc-irkutsk2&dueBefore=2026-04-10');
    expect((mine.json['items'] as readonly Entry[]).map(({ rule, period }) => [rule, period])).toEqual([
      ['DL-28', '2025-Q4'],
      ['DL-36', '2025-Q4'],
      ['DL-36', '2026-Q1'],
    ]);
  });
});
