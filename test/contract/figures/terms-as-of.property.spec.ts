import { familyView } from '@kurator/family';
import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { compliance, ofPeriod, quality, type Compliance } from '@projections/quality';
import { world } from '../../../libs/family/src/testing';
import { recountedTerms, type AskedTerms, type Numbers } from './recount-terms';
import { randomRegion } from './region';

/**
 * The terms kept as of a day (ADR 031): what the dated changes of the whole histories say must be what is counted from
 * scratch from histories that end on that day.
 */
const region = randomRegion(Number(process.env['FIGURES_RUNS'] ?? 40), 20261129);
const views = [...region.families].map(([family, facts]) => familyView(family, facts, world));
const told = views.flatMap((view) => quality.render(view).changes ?? []);
const days = views.flatMap(({ facts }) => facts.map(({ occurredOn }) => occurredOn)).sort();
const [first = '', last = ''] = [days[0], days.at(-1)];
const months = (from: LocalDate, to: LocalDate): readonly string[] =>
  from.slice(0, 7) > to.slice(0, 7) ? [] : [from.slice(0, 7), ...months(addMonths(`${from.slice(0, 7)}-01`, 1), to)];
const MONTHS = months(first, addMonths(last, 3));
const UNITS = [...new Set(told.map(({ unit }) => unit))];

/** As a store would add up: a stock by month of what is due. */
function summed({ unit, period, on }: AskedTerms): Compliance {
  const sums = new Map<string, number>();
  for (const { unit: of, key, date, n } of told)
    if (of === unit && date <= on && /^[dmk]\|/.test(key) && key.slice(2).startsWith(period))
      sums.set(key, (sums.get(key) ?? 0) + n);
  return compliance({ flows: new Map(), stocks: new Map(), standings: ofPeriod(sums), familyMonths: 0 });
}

function recount(asked: AskedTerms): Numbers {
  const numbers: Numbers = {};
  for (const [family, facts] of region.families)
    for (const [name, n] of Object.entries(recountedTerms(family, facts, asked)))
      numbers[name] = (numbers[name] ?? 0) + n;
  return numbers;
}

const STATUS = { met: 'MET', metLate: 'MET_LATE', overdue: 'OVERDUE' } as const;
/** The answer's numbers under the recount's names, without zeros. */
function namesOf({ rules, running, measures, emergency }: Compliance): Numbers {
  const { total: _total, ...each } = measures;
  const all = [
    ...rules.flatMap((rule) =>
      Object.entries(STATUS).map(([name, status]) => [`${rule.ruleKey} ${status}`, rule[name as 'met']] as const),
    ),
    ...running.map(({ ruleKey, total }) => [`${ruleKey} RUNNING`, total] as const),
    ...Object.entries(each),
    ['kept', emergency.allTermsMet] as const,
  ];
  return Object.fromEntries(all.filter(([, n]) => n !== 0));
}

describe('the terms kept as of a day', () => {
  const asks = MONTHS.flatMap((month, n) =>
    UNITS.map((unit, u) => ({
      unit,
      period: (n + u) % 5 === 0 ? month.slice(0, 4) : month,
      on: addDays(`${month}-01`, ((n * 7 + u * 11) % 95) - 20),
    })),
  );

  const reached = new Set<string>();
  it.each(MONTHS)('are what histories that end on that day give (about %s)', (month) => {
    for (const asked of asks.filter(({ period, on }) => period === month || on.startsWith(month))) {
      const counted = recount(asked);
      expect({ asked, ...namesOf(summed(asked)) }).toEqual({ asked, ...counted });
      for (const name of Object.keys(counted)) reached.add(name.replace(/^.* /, ''));
    }
  });

  it('reach every standing, or the comparison would say little', () => {
    expect([...reached].sort()).toEqual(expect.arrayContaining(['MET', 'MET_LATE', 'OVERDUE', 'RUNNING', 'notDone']));
  });
});
