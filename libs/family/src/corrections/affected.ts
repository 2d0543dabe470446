import { addDays, quarterOf, quarterSpan, type Fact, type LocalDate } from '@kurator/kernel';
import { effective, fold, inLegalOrder } from '../history';
import type { Episode, FamilyState } from '../state';
import { standing, type Change } from './standing';

/** What of a family reaches the figures of a quarter's end: who is registered where, at which level. */
const counted = ({ municipality, episodes }: FamilyState): string =>
  JSON.stringify([
    municipality,
    episodes.map(({ subjects, level, exit, track }: Episode) => [subjects, level, exit, track]),
  ]);

const from = (quarter: string, until: string): readonly string[] => {
  const quarters: string[] = [];
  for (let next = quarter; next <= until; next = quarterOf(addDays(quarterSpan(next).to, 1))) quarters.push(next);
  return quarters;
};

/** The family's countable state at the end of each quarter, from one pass over its history. */
function closings(start: FamilyState, history: readonly Fact[], quarters: readonly string[]): readonly string[] {
  let state = start;
  let next = 0;
  return quarters.map((quarter) => {
    const { to } = quarterSpan(quarter);
    const until = history.findIndex((fact, n) => n >= next && fact.occurredOn > to);
    const end = until < 0 ? history.length : until;
    state = fold(state, history.slice(next, end));
    next = end;
    return counted(state);
  });
}

/**
 * The quarters that a change affects: those of the fact's old and new day, and every one up to `today` at whose end the
 * family counts otherwise. Ascending, `2026-Q1`.
 */
export function affectedPeriods(
  start: FamilyState,
  { facts, change, today }: { facts: readonly Fact[]; change: Change; today: LocalDate },
): readonly string[] {
  const [before, after] = [effective(facts), inLegalOrder(standing(facts, [change]))];
  const dayIn = (history: readonly Fact[]) => history.find((f) => f.eventId === change.targetEventId)?.occurredOn;
  const own = [dayIn(before), dayIn(after)].filter((day) => day !== undefined).map(quarterOf);
  const first = own.reduce((a, b) => (a < b ? a : b), quarterOf(today));
  const quarters = from(first, quarterOf(today));
  const [was, is] = [closings(start, before, quarters), closings(start, after, quarters)];
  return quarters.filter((quarter, n) => own.includes(quarter) || was[n] !== is[n]);
}
