import { emergencyEpisodes, familyView, type FamilyView } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import { duties, judge, type Duty } from '@kurator/regulation';
import { world } from '../../../libs/family/src/testing';

/** A unit, a period as the beginning of its days, and the day at whose end it is judged. */
export interface AskedTerms {
  readonly unit: string;
  readonly period: string;
  readonly on: LocalDate;
}
const unitAt = ({ moments }: FamilyView, on: LocalDate): string | null =>
  (moments.findLast((moment) => moment.on <= on) ?? moments[0])?.state.municipality ?? null;
const isOf = (view: FamilyView, { unit }: AskedTerms, on: LocalDate): boolean =>
  unit === 'REGION' ? unitAt(view, on) !== null : unitAt(view, on) === unit;

/** What was missed before it fell away stays missed. */
const missed = ({ strength, cancelledOn }: Duty, due: LocalDate): boolean =>
  strength !== 'EXAMPLE' && cancelledOn !== null && cancelledOn > due;
/** How one duty stood, by the words of ST-50; null: it is none that is counted. */
function countedAs(duty: Duty, { period, on }: AskedTerms): string | null {
  const entry = judge(duty, on);
  const due = entry?.effectiveDue ?? null;
  if (entry === null || due === null || !due.startsWith(period)) return null;
  if (entry.status !== 'CANCELLED') return entry.status;
  return missed(duty, due) ? 'OVERDUE' : null;
}

export type Numbers = Record<string, number>;
const count = (into: Numbers, name: string): void => void (into[name] = (into[name] ?? 0) + 1);

function countTerms(view: FamilyView, asked: AskedTerms, into: Numbers): void {
  const terms = duties(view.facts, world, { until: asked.on }).filter(({ kind }) => kind === 'TERM');
  for (const duty of terms) {
    const as = duty.triggerOn !== null && isOf(view, asked, duty.triggerOn) ? countedAs(duty, asked) : null;
    if (as !== null) count(into, `${duty.ruleKey} ${as}`);
  }
}

/** What a fact says of the day of a measure; `failed` null where it says nothing of its end. */
type Told = { readonly day: LocalDate | null; readonly failed: boolean | null };
type Data = Fact['data'];
/** The last fact of a type about a measure, in the order of the history. */
const factsAbout = ({ facts }: FamilyView, type: string, id: string): readonly Fact[] =>
  facts.filter((fact) => fact.type === type && fact.data['measureId'] === id);
const measuresIn = (data: Data) => data['measures'] as readonly { measureId: string; dueOn: LocalDate }[];

/** When a measure is due by what was known: its newest version, or the day to which it was put off since. */
function dueDay(view: FamilyView, id: string): { readonly day: LocalDate; readonly failed: boolean } {
  const told = view.facts.flatMap(({ type, data }): readonly Told[] => {
    if (type === 'IPR-approved')
      return measuresIn(data)
        .filter(({ measureId }) => measureId === id)
        .map(({ dueOn }) => ({ day: dueOn, failed: null }));
    if (type !== 'measure-not-done' || data['measureId'] !== id) return [];
    const next = (data['newDueOn'] as LocalDate | undefined) ?? null;
    return [{ day: next, failed: next === null }];
  });
  const begun = told.slice(told.findIndex(({ failed }) => failed === null));
  return {
    day: begun.findLast(({ day }) => day !== null)?.day ?? '',
    failed: begun.findLast(({ failed }) => failed !== null)?.failed ?? false,
  };
}

/** How a measure stood by its last day that was known, straight from the facts; null: it may still be done in time. */
function measureAs(
  view: FamilyView,
  id: string,
  { period, on }: AskedTerms,
): readonly [as: string, day: LocalDate] | null {
  const { day, failed } = dueDay(view, id);
  if (!day.startsWith(period)) return null;
  const doneOn = factsAbout(view, 'measure-done', id)[0]?.occurredOn;
  if (doneOn !== undefined) return [doneOn <= day ? 'done' : 'doneLate', day];
  return failed || on > day ? ['notDone', day] : null;
}

function countMeasures(view: FamilyView, asked: AskedTerms, into: Numbers): void {
  const approvals = view.facts.filter(({ type }) => type === 'IPR-approved');
  const ids = approvals.flatMap(({ data }) => measuresIn(data).map(({ measureId }) => measureId));
  for (const id of new Set(ids)) {
    const [as, day = ''] = measureAs(view, id, asked) ?? [];
    if (as !== undefined && isOf(view, asked, day < asked.on ? day : asked.on)) count(into, as);
  }
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

/**
 * What one family counts in the terms kept, from scratch: its history ends on the day, and nothing of the projection is
 * used. By `ruleKey STATUS`, by the standing of a measure, and `kept` emergencies.
 */
export function recountedTerms(family: string, facts: readonly Fact[], asked: AskedTerms): Numbers {
  const numbers: Numbers = {};
  const view = viewUpTo(family, facts, asked.on);
  if (view.facts.length === 0) return numbers;
  countTerms(view, asked, numbers);
  countMeasures(view, asked, numbers);
  for (const { openedOn, allTermsMet } of emergencyEpisodes(view, asked.on))
    if (allTermsMet === true && openedOn.startsWith(asked.period) && isOf(view, asked, openedOn))
      count(numbers, 'kept');
  return numbers;
}
