import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGION } from '@kurator/period';
import type { LoadableStore } from '@kurator/read-models';
import { recorded } from '../../../libs/family/src/testing';
import { cellsOf, type Cells } from '../../contract/figures/random/product';
import { idOf, openRegion } from '../../contract/figures/region';
import { openLedger, PLACES } from './ledger';
import { askQuarter, correctSummary, freeze, FROZEN, OPEN, type Answer } from './quarters';
import { openRegister, type FrozenRegister } from './register';
import { refusalOf, TYPES, WANTED, type Wanted } from './wanted';

const held = { dir: '', store: null as unknown as LoadableStore, register: null as unknown as FrozenRegister };
const ledger = openLedger();
/** Frozen versions as they were read when nothing had been corrected yet, and the flows of then. */
const frozen = new Map<string, Answer>();
const flowsThen = new Map<string, Cells>();
const familyOf = (one: Wanted): string => idOf(WANTED.indexOf(one));

beforeAll(async () => {
  held.dir = mkdtempSync(join(tmpdir(), 'frozen-'));
  held.store = await openRegion(held.dir, 'frozen');
  held.register = await openRegister(held.store);
  await held.register.record(new Map(WANTED.map((one) => [familyOf(one), one.stream])));
  for (const { stream } of WANTED) ledger.count(stream, 1);
  for (const period of FROZEN) await freeze(held.register, period, (unit) => signedFor(unit, period));
  for (const unit of PLACES) {
    flowsThen.set(unit, ledger.flows(unit));
    for (const quarter of FROZEN)
      frozen.set(`${unit} ${quarter}`, await askQuarter(held.register, unit, { quarter, version: 1 }));
  }
}, 60_000);
afterAll(async () => {
  await held.store.close();
  rmSync(held.dir, { recursive: true, force: true });
});

const signedFor = (unit: string, period: string): Cells => ledger.cells(unit, period);
const whole = ({ families, minors, structure, indicators }: Answer): Cells =>
  cellsOf({ families, minors, structure, indicators });
const WHO = ['families', 'minors'] as const;
const movesIn = (cells: Cells, who: string, way: 'in' | 'out'): number => cells[`${who}|${way}`] ?? 0;

/** The frozen version reads as it was, and what is known now is the recount of all facts. */
async function expectFrozen(unit: string, quarter: string): Promise<void> {
  const was = frozen.get(`${unit} ${quarter}`);
  expect(await askQuarter(held.register, unit, { quarter, version: 1 })).toEqual(was);
  expect(await askQuarter(held.register, unit, { quarter })).toEqual(was);
  const now = await askQuarter(held.register, unit, { quarter, basis: 'RECALCULATED' });
  expect([unit, quarter, whole(now)]).toEqual([unit, quarter, ledger.cells(unit, quarter)]);
  expect(now.checks.filter(({ holds }) => !holds)).toEqual([]);
}

/** The open quarter takes over the frozen closing, and adjusts it by the flows of now without those of then. */
async function expectAdjusted(unit: string): Promise<void> {
  const answer = await askQuarter(held.register, unit, { quarter: OPEN });
  const [now, then] = [ledger.flows(unit), flowsThen.get(unit) ?? {}];
  const before = frozen.get(`${unit} ${FROZEN[3]}`) as Answer;
  for (const who of WHO) {
    const recount = ledger.cells(unit, OPEN);
    const expected = {
      opening: before[who].closing,
      adjustmentsIn: movesIn(now, who, 'in') - movesIn(then, who, 'in'),
      adjustmentsOut: movesIn(now, who, 'out') - movesIn(then, who, 'out'),
      in: movesIn(recount, who, 'in'),
      out: movesIn(recount, who, 'out'),
      closing: recount[`${who}|closing`] ?? 0,
    };
    expect([unit, answer[who]]).toMatchObject([unit, expected]);
    const { opening, adjustmentsIn, adjustmentsOut, in: entered, out, closing } = expected;
    expect(opening + adjustmentsIn - adjustmentsOut + entered - out).toBe(closing);
  }
  expect(answer.checks.filter(({ holds }) => !holds)).toEqual([]);
}

const moved = { figures: 0, changes: 0 };
/** Records the change as two officers make it, and judges every unit that it can have reached. */
async function change(one: Wanted): Promise<void> {
  if (one.change === null) {
    const refusal = refusalOf(one);
    expect(refusal).toMatchObject({ code: 'LATER_FACT_CONTRADICTS', params: { type: expect.any(String) as string } });
    const named = one.stream.find(({ eventId }) => eventId === refusal?.params['eventId']);
    expect(named?.occurredOn).toBe(refusal?.params['on']);
    return;
  }
  const before = JSON.stringify(PLACES.map((unit) => ledger.flows(unit)));
  const grown = recorded(one.stream, one.change, '2028-02-01');
  await held.register.record(new Map([[familyOf(one), grown.slice(one.stream.length)]]));
  const units = new Set([...ledger.count(one.stream, -1), ...ledger.count(grown, 1)]);
  moved.changes += 1;
  moved.figures += before === JSON.stringify(PLACES.map((unit) => ledger.flows(unit))) ? 0 : 1;
  for (const unit of units) {
    for (const quarter of FROZEN) await expectFrozen(unit, quarter);
    await expectAdjusted(unit);
  }
}

describe('every event of the catalogue, corrected and annulled after its quarter was frozen', () => {
  it.each(TYPES)('%s', async (type) => {
    for (const one of WANTED.filter((each) => each.type === type)) await change(one);
  });

  it('most are possible and some move figures, or the recount above would say little', () => {
    expect(moved.changes).toBeGreaterThan(TYPES.length);
    expect(moved.figures).toBeGreaterThan(15);
  });
});

describe('the summaries corrected in their order', () => {
  it('say what the facts say, and leave the open quarter nothing to adjust', async () => {
    for (const quarter of FROZEN) await correctSummary(held.register, quarter);
    for (const unit of PLACES) {
      for (const quarter of FROZEN) {
        const was = frozen.get(`${unit} ${quarter}`);
        expect(await askQuarter(held.register, unit, { quarter, version: 1 })).toMatchObject({
          ...was,
          status: expect.any(String) as string,
        });
        expect([unit, quarter, whole(await askQuarter(held.register, unit, { quarter }))]).toEqual([
          unit,
          quarter,
          ledger.cells(unit, quarter),
        ]);
      }
      const { families, minors } = await askQuarter(held.register, unit, { quarter: OPEN });
      for (const { adjustmentsIn, adjustmentsOut } of [families, minors])
        expect([unit, adjustmentsIn, adjustmentsOut]).toEqual([unit, 0, 0]);
    }
    expect((await askQuarter(held.register, REGION, { quarter: FROZEN[0] })).version).toBe(2);
  });
});
