import type { Term } from './types';

const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');
const EVERY = { month: 'every month', quarter: 'every quarter', half_year: 'every half year' } as const;

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

function days(term: Term, noun: string): string {
  if (term.min !== undefined && term.max !== undefined) return `${term.min}–${count(term.max, noun)}`;
  return count(term.value ?? term.max ?? term.min ?? 0, noun);
}

const levels = (months: object): string =>
  Object.entries(months)
    .map(([level, n]) => `${level.toLowerCase()} ${n}`)
    .join(', ');

function months(term: Term): string {
  if (term.maxByLevel) return `at most, months by level: ${levels(term.maxByLevel)}`;
  if (term.byLevelExample) return `for example, months by level: ${levels(term.byLevelExample)}`;
  if (term.after !== undefined) return `after ${count(term.after, 'month')}, without a limit`;
  const bounds = [
    ...(term.min === undefined ? [] : [`at least ${count(term.min, 'month')}`]),
    ...(term.max === undefined ? [] : [`at most ${count(term.max, 'month')}`]),
    ...(term.value === undefined ? [] : [count(term.value, 'month')]),
  ];
  return bounds.join(', ');
}

const by = ({ wording = 'не позднее' }: Term): string => (wording === 'до' ? 'by' : 'not later than');

function recurrence(term: Term): string {
  const every = EVERY[term.every ?? 'month'];
  if (term.dayOfMonth !== undefined) return `${every}, ${by(term)} day ${term.dayOfMonth}`;
  if (term.dayOfNextMonth !== undefined) return `${every}, ${by(term)} day ${term.dayOfNextMonth} of the next month`;
  return term.minCount === undefined ? `${every}, no day is set` : `${every}, at least ${count(term.minCount, 'time')}`;
}

const WORDS: Readonly<Record<Term['unit'], (term: Term) => string>> = {
  immediate: () => 'at once',
  working_day: (term) => days(term, 'working day'),
  calendar_day: (term) => days(term, 'calendar day'),
  month: months,
  recurrence,
  annual: (term) => `every year, ${by(term)} ${term.day} ${MONTH_NAMES[(term.month ?? 1) - 1]}`,
  next_session: () => 'at the next session',
  programme_date: () => 'on the day that the programme sets',
};

/** A term as `termInWords` says it, in English: `3 working days`, `after 6 months, without a limit`. */
export const termInEnglish = (term: Term): string =>
  `${WORDS[term.unit](term)}${term.ifThreat === 'immediate' ? ', at once under threat' : ''}`;
