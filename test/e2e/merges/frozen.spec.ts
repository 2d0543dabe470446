import { randomUUID } from 'node:crypto';
import { idOf } from '../../support/ids';
import { openTown, recognitionOf, registered, reportOf, SECRETARY, type Town } from '../corrections/town';

const held = { town: null as unknown as Town };
beforeAll(async () => {
  held.town = await openTown();
}, 60_000);
afterAll(() => held.town.server.stop());

const DAY = '2026-04-20';
type Moves = Readonly<Record<'opening' | 'in' | 'adjustmentsIn' | 'adjustmentsOut' | 'closing', number>>;
const quarter = async (name: string) => {
  const { families, minors, status } = await held.town.quarter(name);
  return { status, families: families as Moves, minors: minors as Moves };
};

it('a merge after the freeze leaves the frozen quarter and adjusts the next one, and back again', async () => {
  const { town } = held;
  await registered(town, 'one');
  await town.send(SECRETARY, 'two', 'report', reportOf('two'));
  await town.send(SECRETARY, 'two', 'recognise-sop', recognitionOf('two', 'two'));
  const summary = { 'idempotency-key': randomUUID() };
  const formed = await town.client.post('ministry', '/periods/REGION/2026-Q1/summary', { occurredOn: DAY }, summary);
  expect([formed.status, formed.text]).toEqual([201, expect.any(String)]);
  const frozen = await quarter('2026-Q1');
  expect(frozen.families).toMatchObject({ in: 2, closing: 2 });

  const body = { occurredOn: DAY, absorbedFamilyId: idOf('two'), reason: 'Дубликат', evidence: 'Свидетельства' };
  const merged = await town.post('ministry', ['one', '/commands/merge-families'], body);
  expect([merged.status, merged.text]).toEqual([201, expect.any(String)]);
  expect(await quarter('2026-Q1')).toEqual(frozen);
  const next = await quarter('2026-Q2');
  expect(next.families).toMatchObject({ opening: 2, adjustmentsIn: -1, adjustmentsOut: 0, in: 0, closing: 1 });
  expect(next.minors).toMatchObject({ opening: 2, adjustmentsIn: 0, adjustmentsOut: 0, closing: 2 });

  const { events } = merged.json as { events: readonly { eventId: string }[] };
  const back = { occurredOn: DAY, mergeEventId: events[0]?.eventId, reason: 'Это разные семьи' };
  expect((await town.post('ministry', ['one', '/commands/unmerge-families'], back)).status).toBe(201);
  expect((await quarter('2026-Q2')).families).toMatchObject({ opening: 2, adjustmentsIn: 0, closing: 2 });
  expect(await quarter('2026-Q1')).toEqual(frozen);
}, 60_000);
