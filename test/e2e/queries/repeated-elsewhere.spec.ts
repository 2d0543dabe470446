import { idOf } from '../../support/ids';
import { PLACES, type Place } from '../../support/places';
import * as b from '../../acceptance/builders';
import { openDesk, type Desk, type Json } from '../streams/desk';

const { mariel, kochki } = PLACES;
let desk: Desk;
const send = async (at: Place, family: string, command: string, body: Json) => {
  const told = await desk.send(`secretary-${at.key}`, `/families/${idOf(family)}/commands/${command}`, body);
  if (told.status !== 201) throw new Error(`${command} of ${family}: ${told.text}`);
};
const recognise = (at: Place, family: string, on: string, child: string) =>
  send(at, family, 'recognise-sop', {
    ...{ occurredOn: on, ...b.decided(at, `${family}/1`, on), addresses: [b.homeIn(at)] },
    persons: [b.parent(`REP ${family}`), b.child(child, '2015-02-11'), b.child(`MIN ${family}`, '2016-02-11')],
    subjects: [b.familyOn('FG-01'), b.minorOn(child, 'MG-01'), b.minorOn(`MIN ${family}`, 'MG-01')],
    ...b.workWith(at, on),
    ...(at === mariel ? { dangerLevel: 'MEDIUM' } : {}),
  });
const entries = async (unit: string, quarter: string) => {
  const as = unit === 'REGION' ? 'ministry' : 'secretary-kochki';
  const { json } = await desk.get(as, `/statistics/quarters/${quarter}?unit=${unit}`);
  const { families, minors } = json as Record<string, Record<string, number>>;
  return [families, minors].map((one) => [one?.['inFirst'], one?.['inRepeated']]);
};

beforeAll(async () => {
  desk = await openDesk('2026-09-01T06:00:00.000Z');
  await recognise(mariel, 'first home', '2026-01-20', 'CHILD');
  await send(mariel, 'first home', 'deregister', {
    ...{ occurredOn: '2026-03-10', ...b.decided(mariel, 'out/1', '2026-03-10'), mode: 'PLAIN' },
    subjects: [
      { kind: 'FAMILY', ground: 'FD-06' },
      { kind: 'MINOR', personId: idOf('CHILD'), ground: 'MD-05' },
      { kind: 'MINOR', personId: idOf('MIN first home'), ground: 'MD-05' },
    ],
  });
  // The read models have to know of the exit: a recognition asks them, not the other family.
  const { status, text } = await desk.get('secretary-mariel', `/statistics/quarters/2026-Q1?unit=${mariel.oktmo}`);
  if (status !== 200) throw new Error(text);
  await recognise(kochki, 'second home', '2026-05-12', 'CHILD');
  await recognise(kochki, 'other home', '2026-05-19', 'SOMEBODY');
  // Told late: on that day the child had not left the first family yet.
  await recognise(kochki, 'told late', '2026-03-03', 'CHILD');
}, 60_000);
afterAll(() => desk.close());

describe('a child who was on the register in another family (ST-02b, CG-58)', () => {
  it('makes the registration a repeated one, of the child and of the family, in the unit and in the region', async () => {
    for (const unit of [kochki.oktmo, 'REGION'])
      expect(await entries(unit, '2026-Q2')).toEqual([
        [1, 1],
        [3, 1],
      ]);
  });
  it('does not, before it has left the other family', async () => {
    expect(await entries(kochki.oktmo, '2026-Q1')).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });
  it('names the family behind the figure, and the recognition says what it knew', async () => {
    const path = `/statistics/quarters/2026-Q2/families?unit=${kochki.oktmo}&figure=families.inRepeated`;
    const { json } = await desk.get('secretary-kochki', path);
    expect(json).toMatchObject({ value: 1, items: [{ familyId: idOf('second home') }] });
    const history = await desk.get('secretary-kochki', `/families/${idOf('second home')}/history`);
    const items = history.json['items'] as { type: string; data: Json }[];
    expect(items.find(({ type }) => type === 'recognized-SOP')?.data['registeredElsewhere']).toEqual([
      { personId: idOf('CHILD'), until: '2026-03-10' },
    ]);
  });
  it('is counted within the year by compliance (ST-56)', async () => {
    const { json } = await desk.get('secretary-kochki', `/statistics/compliance?period=2026-Q2&unit=${kochki.oktmo}`);
    expect(json).toMatchObject({ repeats: { within12Months: 1, registered: 2 } });
    const parts = Object.keys(json).filter(
      (name) => !['period', 'unit', 'profile', 'definitions', 'position', 'asOf'].includes(name),
    );
    expect(Object.keys(json['definitions'] as object).sort()).toEqual(parts.sort());
  });
  it('stands beside the other results of the year, each with its clause (OKTYABRSKY 15.1)', async () => {
    const { json } = await desk.get('secretary-kochki', `/statistics/indicators?year=2026&unit=${kochki.oktmo}`);
    type Row = { indicator: string; clause: string; values: unknown[] };
    const rows = (json['tables'] as { rows: Row[] }[]).flatMap((table) => table.rows);
    const last = (indicator: string) => rows.find((row) => row.indicator === indicator)?.values[2];
    expect(rows.every(({ clause }) => clause.length > 5)).toBe(true);
    expect([last('ST-41'), last('ST-42'), last('ST-43')]).toEqual([0, { opening: 0, closing: 3, change: 3 }, 0]);
    expect(last('ST-47')).toEqual({ social: 1, others: 0, nonProfit: 0 });
    expect(last('ST-48')).toMatchObject({ trained: 0, volunteersEngaged: 0 });
  });
});
