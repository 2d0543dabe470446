import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { idOf } from '../../support/ids';
import { departureOf, HERE, openTown, recognitionOf, reportOf, SECRETARY, type Town } from '../corrections/town';
import { openDesk, type Desk, type Json } from './desk';

/** More than are rendered beside the requests: a thread renders them. */
const FAMILIES = Array.from({ length: 320 }, (_, no) => `many ${no}`);
const GONE = FAMILIES.slice(0, 7);
const SYSTEM = `system-${HERE.key}`;

let town: Town;
let desk: Desk;

/** Families are decided side by side: no line's position is the last. Waits until the bank shows them all. */
async function caughtUp(query: string, families: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { json } = await town.client.get(SECRETARY, `/bank/families${query}`);
    if ((json as { total: number }).total === families) return;
    await pause(50);
  }
  throw new Error(`the bank never shows ${families} families`);
}

beforeAll(async () => {
  town = await openTown();
  desk = openDesk(town);
  const line = (family: string, command: string, data: object) => ({
    ...{ commandId: randomUUID(), familyId: idOf(family), command },
    ...{ data: data as Json, onBehalfOf: `off-secretary-${HERE.key}` },
  });
  const lines = [
    ...FAMILIES.flatMap((family) => [
      line(family, 'report', reportOf(family)),
      line(family, 'recognise-sop', recognitionOf(family, family)),
    ]),
    ...GONE.map((family) => line(family, 'deregister', departureOf(family, `${family} left`, '2026-03-10'))),
  ];
  const answers = await town.client.ndjson(SYSTEM, lines);
  const refused = answers.filter(({ status }) => status !== 201);
  if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
  await caughtUp('', FAMILIES.length);
  await caughtUp('?state=DEREGISTERED', GONE.length);
}, 120_000);
afterAll(() => town.server.stop());

it('lists many families from their streams as it lists one, and as many minors as the quarter counts', async () => {
  const body = { form: 'F-M7', filters: { unit: HERE.oktmo, period: '2026-Q1' } };
  const rows = await desk.rows(SECRETARY, body);
  const { minors } = (await town.quarter('2026-Q1')) as { minors: { closing: number; out: number; in: number } };
  expect([minors.in, minors.closing, minors.out]).toEqual([
    FAMILIES.length,
    FAMILIES.length - GONE.length,
    GONE.length,
  ]);
  expect(rows.filter((row) => row['deregisteredOn'] === null)).toHaveLength(minors.closing);
  expect(rows.filter((row) => row['deregisteredOn'] !== null)).toHaveLength(minors.out);
  expect(new Set(rows.map((row) => row['familyId']))).toEqual(new Set(FAMILIES.map(idOf)));
  expect(rows.map((row) => row['no'])).toEqual(rows.map((_, at) => at + 1));
  // Sealed under the family's key: a thread opens it too.
  for (const row of rows) expect(row['addresses']).toEqual([{ kind: 'ACTUAL', text: 'Учебная улица, дом 1' }]);
});

it('records every family of every page in the audit', async () => {
  await desk.ended(SECRETARY, { form: 'BANK', filters: {}, format: 'CSV' });
  const { json } = await town.client.get('inspector', `/audit?user=${SECRETARY}&limit=500`);
  const records = (json as { items: readonly Json[] }).items.filter(({ action }) => action === 'export');
  for (const form of ['F-M7', 'BANK']) {
    const shown = records.flatMap(({ query, families }) =>
      (query as Json | undefined)?.['form'] === form ? ((families ?? []) as readonly string[]) : [],
    );
    expect([form, [...shown].sort()]).toEqual([form, FAMILIES.map(idOf).sort()]);
  }
});

it('counts rows while it goes, and ends with all of them', async () => {
  const { progress, result } = await desk.ended(SECRETARY, { form: 'BANK', filters: {}, format: 'XLSX' });
  expect([progress, result?.['rows']]).toEqual([{ done: FAMILIES.length, total: FAMILIES.length }, FAMILIES.length]);
});
