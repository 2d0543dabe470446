import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { workday } from '../calendar';
import type { Teller } from '../teller';

export type Level = 'EMERGENCY' | 'CRISIS' | 'ADAPTATION' | 'BASE';

/** Months of a level by example (OKTYABRSKY 5.4). */
export const MONTHS: Readonly<Record<Level, number>> = { EMERGENCY: 3, CRISIS: 6, ADAPTATION: 12, BASE: 12 };
/** Signs of a level that the regulation knows (6.20x). */
const SIGN: Readonly<Record<Level, string>> = {
  EMERGENCY: 'LE-06',
  CRISIS: 'LC-04',
  ADAPTATION: 'LA-03',
  BASE: 'LB-09',
};
/** Where a family may go from a level, the likelier first and more often. */
const NEXT: Readonly<Record<Level, readonly Level[]>> = {
  EMERGENCY: ['CRISIS', 'CRISIS', 'ADAPTATION'],
  CRISIS: ['BASE', 'BASE', 'ADAPTATION', 'EMERGENCY'],
  ADAPTATION: ['BASE', 'BASE', 'CRISIS'],
  BASE: ['CRISIS'],
};

export const firstLevel = (t: Teller): Level =>
  t.dice.pick<Level>(['BASE', 'BASE', 'BASE', 'ADAPTATION', 'ADAPTATION', 'CRISIS', 'CRISIS', 'EMERGENCY']);

/** Accompaniment rests on the agreement (OKTYABRSKY 9.3); the curator of the area is its specialist (6.4). */
export function tellStart(t: Teller, on: LocalDate, level: Level): void {
  const body = {
    institutionId: t.agencies.social,
    level,
    levelSigns: [SIGN[level]],
    form: 'AF-02',
    basis: 'AGREEMENT',
  };
  t.tell('start-accompaniment', { ...body, plannedEnd: addMonths(on, MONTHS[level]) }, { on, by: t.officers.head });
}

/** The service moves the family to another level. */
export const tellMove = (t: Teller, on: LocalDate, to: Level, sign = SIGN[to]): string | null =>
  t.tell(
    'change-level',
    { to, signs: [sign], reason: 'Учебный пример: обстановка в семье меняется', plannedEnd: addMonths(on, MONTHS[to]) },
    { on, by: t.officers.head },
  );

interface Stay {
  readonly since: LocalDate;
  readonly level: Level;
  /** Accompaniment ends on this day at the latest. */
  readonly until: LocalDate;
}

/** A level that lasts longer than its example gets a new term, or is forgotten: it warns then (spec 5.1.2). */
function tellLonger(t: Teller, limit: LocalDate, until: LocalDate): LocalDate {
  const reviewed = workday(addDays(limit, -10));
  if (reviewed >= until) return until;
  if (t.dice.chance(0.4)) {
    if (limit < until) t.quirk('OVERDUE');
    return workday(addDays(limit, t.dice.int(20, 60)));
  }
  const newPlannedEnd = addMonths(limit, 3);
  const body = { decision: 'SAME_LEVEL_NEW_TERM', newPlannedEnd, reason: 'Учебный пример: цели не достигнуты' };
  t.tell('review-level-term', body, { on: reviewed, by: t.officers.head });
  return workday(addDays(newPlannedEnd, -5));
}

/** How long a stay at a level is: mostly as long as the example says or shorter. */
function leftOn(t: Teller, { since, level, until }: Stay): LocalDate {
  const limit = addMonths(since, MONTHS[level]);
  const left = t.dice.chance(0.2)
    ? tellLonger(t, limit, until)
    : workday(addDays(limit, -t.dice.int(5, MONTHS[level] * 15)));
  return left < until ? left : until;
}

/**
 * From level to level, until the family needs no accompaniment or the day comes that is given.
 * @returns the day on which it could end
 */
export function tellCourse(t: Teller, first: Stay): LocalDate {
  let { since, level } = first;
  for (let moves = t.dice.int(1, 3); moves > 0; moves -= 1) {
    since = leftOn(t, { ...first, since, level });
    // The level that prevents is mostly the last one.
    if (since >= first.until || (level === 'BASE' && t.dice.chance(0.75))) return since;
    level = t.dice.pick(NEXT[level]);
    tellMove(t, since, level);
  }
  return leftOn(t, { ...first, since, level });
}
