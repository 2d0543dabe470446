import { effective } from '@kurator/family';
import { addDays } from '@kurator/kernel';
import { dutyRules, ruleTitles } from '@kurator/regulation';
import { caseload } from '../../../apps/api/src/queries/caseload';
import { caseloadFamilies } from '../../../apps/api/src/queries/caseload-families';
import { compliance } from '../../../apps/api/src/queries/compliance';
import { complianceFamilies } from '../../../apps/api/src/queries/compliance-families';
import { indicatorFamilies } from '../../../apps/api/src/queries/indicator-families';
import { indicators } from '../../../apps/api/src/queries/indicators';
import { TOWNS } from '../../../libs/family/src/testing';
import { endOf, recount } from '../../contract/figures/recount';
import { recountedTerms } from '../../contract/figures/recount-terms';
import { everyone, reads as parts, region, TODAY, town, withRegion } from './region-register';

/** From every figure the list of the families that it counts (issue 4), also beside the quarter. */
withRegion();
const reads = { ...parts, log: { ...parts.log, streams: async function* () {} } } as never as Parameters<
  typeof indicators
>[0] &
  Parameters<typeof compliance>[0];
const UNITS = ['REGION', TOWNS.IRKUTSK, TOWNS.KOCHKI, TOWNS.MARIEL];
type Json = Readonly<Record<string, unknown>>;
type Page = { items: { familyId: string; n: number }[]; value: number; total: number; definition: { clause: string } };
type Ask = (figure: string) => Promise<unknown>;
const LIMIT = 500;

/** Figures whose families do not add up to them. */
async function differing(ask: Ask, figures: Iterable<readonly [figure: string, value: unknown]>) {
  const found: string[] = [];
  let asked = 0;
  for (const [figure, value] of figures) {
    const page = (await ask(figure)) as Page;
    asked += 1;
    const sum = page.items?.reduce((total, { n }) => total + n, 0);
    if (page.value !== value || sum !== value) found.push(`${figure}: ${sum} of ${JSON.stringify(value)}`);
    else if (page.definition.clause.length < 4) found.push(`${figure} without a clause`);
  }
  return { asked, found };
}
const listed = ({ items }: Page): Readonly<Record<string, number>> =>
  Object.fromEntries(items.map(({ familyId, n }) => [familyId, n]));
/** What each family counts by a recount of its own, without those that count nothing. */
const counted = (of: (facts: NonNullable<ReturnType<typeof region.families.get>>, id: string) => number) =>
  Object.fromEntries([...region.families].flatMap(([id, facts]) => (of(facts, id) === 0 ? [] : [[id, of(facts, id)]])));

/** Every number of the answer that counts families, by its path. */
function* complianceFigures(answer: Json): Generator<readonly [string, unknown]> {
  const ofFamilies = new Set(dutyRules.map(({ key }) => key));
  for (const { ruleKey, rule: _rule, ...counts } of answer['rules'] as readonly Record<string, unknown>[])
    if (ofFamilies.has(String(ruleKey)))
      for (const [name, value] of Object.entries(counts)) yield [`rules.${String(ruleKey)}.${name}`, value];
  for (const { ruleKey, total } of answer['running'] as readonly Record<string, unknown>[])
    if (ofFamilies.has(String(ruleKey))) yield [`running.${String(ruleKey)}.total`, total];
  for (const part of ['emergency', 'measures', 'patronage', 'repeats', 'outcomes'])
    for (const [name, value] of Object.entries(answer[part] as Json)) yield [`${part}.${name}`, value];
  yield ['levelOverdue', answer['levelOverdue']];
  yield ['duration.families', (answer['duration'] as Json)['families']];
}

describe('families behind the terms kept', () => {
  const at = (unit: string, period: string, asOf: string) => ({ unit, period, asOf });
  const asks = UNITS.flatMap((unit, n) => [
    at(unit, '2026', addDays('2026-05-03', n * 40)),
    at(unit, '2026-Q2', addDays('2026-05-28', n * 9)),
    at(unit, '2026-04', TODAY),
  ]);
  const ask =
    (params: object): Ask =>
    (figure) =>
      complianceFamilies(reads, { figure, limit: LIMIT, ...params } as never, everyone);

  it.each(asks)('add up to every figure of $period in $unit as of $asOf', async (params) => {
    const answer = (await compliance(reads, params, everyone)) as Json;
    const { asked, found } = await differing(ask(params), complianceFigures(answer));
    expect(asked).toBeGreaterThan(15);
    expect(found).toEqual([]);
  });

  it('are those whose own histories, ended on that day, count it', async () => {
    const params = at('REGION', '2026-Q2', '2026-06-10');
    const terms = { unit: 'REGION', on: params.asOf };
    const ofQuarter = (facts: Parameters<typeof recountedTerms>[1], id: string, name: string) =>
      ['2026-04', '2026-05', '2026-06'].reduce(
        (sum, period) => sum + (recountedTerms(id, facts, { ...terms, period })[name] ?? 0),
        0,
      );
    for (const [figure, name] of [
      ['rules.programmeSubmitted.overdue', 'programmeSubmitted OVERDUE'],
      ['rules.programmeSubmitted.met', 'programmeSubmitted MET'],
      ['running.levelMaxDuration.total', 'levelMaxDuration RUNNING'],
      ['measures.notDone', 'notDone'],
    ] as const)
      expect({ figure, ...listed((await ask(params)(figure)) as Page) }).toEqual({
        figure,
        ...counted((facts, id) => ofQuarter(facts, id, name)),
      });
  });

  it('are not told of another territory, of a period to come, nor where requests or nothing are counted', async () => {
    const params = { unit: 'REGION', period: '2026-Q2', limit: LIMIT };
    const total = { ...params, figure: 'measures.total' };
    expect(await complianceFamilies(reads, total, town(TOWNS.KOCHKI))).toMatchObject({ status: 403 });
    expect(await complianceFamilies(reads, { ...total, period: '2199' }, everyone)).toMatchObject({ status: 400 });
    for (const figure of ['requests.met', 'rules.x.met', 'rules.listReconciled.met', 'duration.median', 'rules', '..'])
      expect(await ask(params)(figure)).toMatchObject({ status: 400, params: { path: 'figure' } });
  });
});

interface Row {
  readonly indicator: string;
  readonly values: readonly (number | Readonly<Record<string, number>>)[];
  readonly moves?: readonly number[];
  readonly pairs?: readonly { from: string; to: string; families: number[]; moves: number[] }[];
}
/** Every number of table 1 in one column, by its name. */
function* indicatorFigures(rows: readonly Row[], column: number): Generator<readonly [string, unknown]> {
  for (const { indicator, values, moves, pairs = [] } of rows) {
    const value = values[column];
    if (typeof value === 'object') for (const [name, n] of Object.entries(value)) yield [`${indicator}.${name}`, n];
    else yield [indicator, value];
    if (moves) yield [`${indicator}.moves`, moves[column]];
    for (const { from, to, ...cells } of pairs) {
      yield [`${from}>${to}`, cells.families[column]];
      yield [`${from}>${to}.moves`, cells.moves[column]];
    }
  }
}

describe('families behind the yearly tables', () => {
  const ask =
    (unit: string, year: number, asOf?: string): Ask =>
    (figure) =>
      indicatorFamilies(reads, { unit, year, figure, limit: LIMIT, ...(asOf === undefined ? {} : { asOf }) }, everyone);

  it.each(UNITS.flatMap((unit) => [[unit, undefined] as const, [unit, '2026-07-01'] as const]))(
    'add up to every figure of table 1 in %s as of %s',
    async (unit, asOf) => {
      const params = { unit, year: 2026, masked: false, ...(asOf === undefined ? {} : { asOf }) };
      const answer = (await indicators(reads, params, everyone)) as { tables: { rows: readonly Row[] }[] };
      const rows = answer.tables[0]?.rows ?? [];
      for (const [column, year] of [2025, 2026].entries()) {
        const { asked, found } = await differing(ask(unit, year, asOf), indicatorFigures(rows, column + 1));
        expect(asked).toBeGreaterThan(20);
        expect(found).toEqual([]);
      }
    },
  );

  it('are those whose own facts say so', async () => {
    const within = (facts: Parameters<typeof effective>[0], type: string) =>
      effective(facts).filter((fact) => fact.type === type && fact.occurredOn.startsWith('2026')).length;
    expect(listed((await ask('REGION', 2026)('ST-10.moves')) as Page)).toEqual(
      counted((facts) => within(facts, 'accompaniment-started')),
    );
    expect(listed((await ask(TOWNS.KOCHKI, 2026, '2026-07-01')('ST-42.closing')) as Page)).toEqual(
      counted((facts) => {
        const day = endOf(recount(facts), '2026-07-01');
        return day !== undefined && day.municipality === TOWNS.KOCHKI && day.registered.size > 0 ? 1 : 0;
      }),
    );
  });

  it('are none where organisations or people are counted', async () => {
    for (const figure of ['ST-20', 'ST-34', 'ST-10.opening', 'BASE>BASE', 'ST-18', 'ST-18.change', 'x', '..'])
      expect(await ask('REGION', 2026)(figure)).toMatchObject({ status: 400, params: { path: 'figure' } });
  });
});

describe('families behind the caseload', () => {
  type Load = Readonly<Record<'specialists' | 'curators' | 'unassigned', readonly Readonly<Record<string, never>>[]>>;
  const NUMBERS = ['emergency', 'crisis', 'adaptation', 'base', 'unlevelled', 'openCases', 'afterwards'] as const;
  const families = (params: object, viewer = everyone) =>
    caseloadFamilies(reads, { limit: LIMIT, ...params } as never, viewer);

  it.each(UNITS)('add up to every number of everybody in %s', async (unit) => {
    const on = '2026-07-01';
    const { specialists, curators, unassigned } = (await caseload(
      reads.register,
      { unit, on },
      everyone,
    )) as never as Load;
    const found: string[] = [];
    const compare = async (whose: object, figures: readonly (readonly [string, unknown])[]) =>
      found.push(...(await differing((figure) => families({ unit, on, figure, ...whose }), figures)).found);
    for (const one of specialists) {
      const load = one['load'] === null ? [] : [['load', one['load']] as const];
      await compare({ specialistId: one['specialistId'] }, [
        ...NUMBERS.map((name) => [name, one[name]] as const),
        ...load,
      ]);
    }
    for (const { agencyId, officerId, openCases } of curators) {
      const officer = officerId === undefined ? {} : { curatorOfficerId: officerId };
      await compare({ curatorAgencyId: agencyId, ...officer }, [['openCases', openCases]]);
    }
    for (const { institutionId, families: n } of unassigned) await compare({ institutionId }, [['families', n]]);
    expect(specialists.length + curators.length + unassigned.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });

  it('are those whose own histories name the specialist', async () => {
    const on = '2026-07-01';
    const unit = TOWNS.IRKUTSK;
    const { specialists } = (await caseload(reads.register, { unit, on }, everyone)) as never as Load;
    for (const { specialistId } of specialists)
      expect(listed((await families({ unit, on, specialistId, figure: 'openCases' })) as Page)).toEqual(
        counted((facts) => {
          const day = endOf(recount(facts), on);
          const open = day !== undefined && (day.registered.size > 0 || day.levels.length > 0);
          return open && day.municipality === unit && day.specialist === specialistId ? 1 : 0;
        }),
      );
  });

  it('are the own ones only for a curator, and of one person at a time', async () => {
    const { curators } = (await caseload(reads.register, { unit: 'REGION', on: TODAY }, everyone)) as never as Load;
    const [one] = curators.filter(({ officerId }) => officerId !== undefined);
    const { agencyId = '', officerId = '' } = one ?? {};
    const params = { unit: 'REGION', figure: 'openCases', curatorAgencyId: agencyId, curatorOfficerId: officerId };
    const as = (id: string) => ({ ...everyone, roles: ['CURATOR'] as never, officerId: id });
    expect(await families(params, as(officerId))).toMatchObject({ value: one?.['openCases'] });
    expect(await families(params, as('somebody-else'))).toMatchObject({ value: 0, items: [] });
    expect(await families({ ...params, specialistId: 'x' })).toMatchObject({ status: 400 });
    expect(await families({ unit: 'REGION', figure: 'openCases' })).toMatchObject({ status: 400 });
    expect(await families({ ...params, figure: 'mean' })).toMatchObject({ status: 400, params: { path: 'figure' } });
  });
});

it('a figure of a duty is named as the duty is, in both languages', async () => {
  const params = { unit: 'REGION', period: '2026-Q2', limit: 1, figure: 'rules.programmeSubmitted.met' };
  const { definition } = (await complianceFamilies(reads, params, everyone)) as unknown as { definition: Json };
  expect(definition).toMatchObject(ruleTitles('programmeSubmitted'));
  expect([definition['ru'], definition['en']]).toEqual([
    expect.stringMatching(/^[А-ЯЁ][а-яё ]+/),
    expect.stringMatching(/^[A-Z][a-z]+ /),
  ]);
});
