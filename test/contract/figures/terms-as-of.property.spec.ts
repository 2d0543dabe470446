import { effective, emergencyEpisodes, familyView, type FamilyView } from '@kurator/family';
import { addDays, addMonths, type Fact, type LocalDate } from '@kurator/kernel';
import { duties, judge, type Duty } from '@kurator/regulation';
import { compliance, ofPeriod, quality, type Compliance } from '@projections/quality';
import { world } from '../../../libs/family/src/testing';
import { randomRegion } from './region';

/**
 * The terms kept as of a day (ADR 031): what the dated changes of the whole histories say must be what is counted from
 * scratch from histories that end on that day.
 */
const region = randomRegion(Number(process.env['FIGURES_RUNS'] ?? 60), 20261129);
const views = [...region.families].map(([family, facts]) => familyView(family, facts, world));
const told = views.flatMap((view) => quality.render(view).changes ?? []);
const days = views.flatMap(({ facts }) => facts.map(({ occurredOn }) => occurredOn)).sort();
const [first = '', last = ''] = [days[0], days.at(-1)];
const months = (from: LocalDate, to: LocalDate): readonly string[] =>
  from.slice(0, 7) > to.slice(0, 7) ? [] : [from.slice(0, 7), ...months(addMonths(`${from.slice(0, 7)}-01`, 1), to)];
const MONTHS = months(first, addMonths(last, 3));
const UNITS = [...new Set(told.map(({ unit }) => unit))];

interface Asked {
  readonly unit: string;
  readonly period: string;
  readonly on: LocalDate;
}

/** As a store would add up: a stock by month of what is due. */
function summed({ unit, period, on }: Asked): Compliance {
  const sums = new Map<string, number>();
  for (const { unit: of, key, date, n } of told)
    if (of === unit && date <= on && /^[dmk]\|/.test(key) && key.slice(2).startsWith(period))
      sums.set(key, (sums.get(key) ?? 0) + n);
  return compliance({ flows: new Map(), stocks: new Map(), standings: ofPeriod(sums), familyMonths: 0 });
}

const unitAt = ({ moments }: FamilyView, on: LocalDate): string | null =>
  (moments.findLast((moment) => moment.on <= on) ?? moments[0])?.state.municipality ?? null;
const isOf = (view: FamilyView, { unit }: Asked, on: LocalDate): boolean =>
  unit === 'REGION' ? unitAt(view, on) !== null : unitAt(view, on) === unit;

/** How one duty stood, by the words of ST-50; null: it is none that is counted. */
function countedAs(duty: Duty, { period, on }: Asked): string | null {
  const entry = duty.kind === 'TERM' ? judge(duty, on) : null;
  const due = entry?.effectiveDue ?? null;
  if (entry === null || due === null || !due.startsWith(period)) return null;
  const missed = duty.strength !== 'EXAMPLE' && duty.cancelledOn !== null && duty.cancelledOn > due;
  if (entry.status === 'CANCELLED') return missed ? 'OVERDUE' : null;
  return entry.status;
}

type Numbers = Record<string, number>;
function countTerms(view: FamilyView, asked: Asked, into: Numbers): void {
  for (const duty of duties(view.facts, world, { until: asked.on })) {
    if (duty.triggerOn === null || !isOf(view, asked, duty.triggerOn)) continue;
    const as = countedAs(duty, asked);
    if (as !== null) into[`${duty.ruleKey} ${as}`] = (into[`${duty.ruleKey} ${as}`] ?? 0) + 1;
  }
}

/** Measures by their last day that was known, straight from the facts. */
function countMeasures(view: FamilyView, asked: Asked, into: Numbers): void {
  const due = new Map<string, LocalDate>();
  const done = new Map<string, LocalDate>();
  const failed = new Set<string>();
  for (const { type, data, occurredOn } of view.facts) {
    const id = String(data['measureId']);
    if (type === 'IPR-approved')
      for (const one of data['measures'] as { measureId: string; dueOn: string }[]) due.set(one.measureId, one.dueOn);
    else if (type === 'measure-done' && due.has(id) && !done.has(id)) done.set(id, occurredOn);
    else if (type === 'measure-not-done' && due.has(id)) {
      const next = data['newDueOn'] as LocalDate | undefined;
      if (next !== undefined) due.set(id, next);
      failed[next === undefined ? 'add' : 'delete'](id);
    }
  }
  for (const [id, day] of due) {
    const doneOn = done.get(id);
    const missed = failed.has(id) || asked.on > day;
    const as = doneOn !== undefined ? (doneOn <= day ? 'done' : 'doneLate') : missed ? 'notDone' : null;
    if (as === null || !day.startsWith(asked.period) || !isOf(view, asked, day < asked.on ? day : asked.on)) continue;
    into[as] = (into[as] ?? 0) + 1;
  }
}

function recount(asked: Asked): Numbers {
  const numbers: Numbers = {};
  for (const [family, facts] of region.families) {
    const known = effective(facts, { asOf: asked.on });
    if (known.length === 0) continue;
    const view = viewUpTo(family, facts, asked.on);
    countTerms(view, asked, numbers);
    countMeasures(view, asked, numbers);
    for (const { openedOn, allTermsMet } of emergencyEpisodes(view, asked.on))
      if (allTermsMet === true && openedOn.startsWith(asked.period) && isOf(view, asked, openedOn))
        numbers['kept'] = (numbers['kept'] ?? 0) + 1;
  }
  return numbers;
}
/** The family's view as if nothing had happened after the day. */
function viewUpTo(family: string, facts: readonly Fact[], on: LocalDate): FamilyView {
  const whole = familyView(family, facts, world);
  return {
    ...whole,
    facts: whole.facts.filter(({ occurredOn }) => occurredOn <= on),
    moments: whole.moments.filter((moment) => moment.on <= on),
  };
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

  it.each(MONTHS)('are what histories that end on that day give (about %s)', (month) => {
    for (const asked of asks.filter(({ period, on }) => period === month || on.startsWith(month)))
      expect({ asked, ...namesOf(summed(asked)) }).toEqual({ asked, ...recount(asked) });
  });

  it('reach every standing, or the comparison would say little', () => {
    const reached = new Set(asks.flatMap((asked) => Object.keys(recount(asked)).map((name) => name.split(' ').at(-1))));
    expect([...reached].sort()).toEqual(expect.arrayContaining(['MET', 'MET_LATE', 'OVERDUE', 'RUNNING', 'notDone']));
  });
});
