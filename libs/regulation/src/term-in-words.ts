import type { Level, Term } from './types';

const PLURALS = new Intl.PluralRules('ru');
type Forms = readonly [one: string, few: string, many: string];
const count = (n: number, [one, few, many]: Forms): string => {
  const form = PLURALS.select(n);
  return `${n} ${form === 'one' ? one : form === 'few' ? few : many}`;
};
const WORKING: Forms = ['рабочий день', 'рабочих дня', 'рабочих дней'];
const CALENDAR: Forms = ['календарный день', 'календарных дня', 'календарных дней'];
/** After «не позднее», «не менее», «по истечении» the genitive stands. */
const MONTHS_OF: Forms = ['месяца', 'месяцев', 'месяцев'];
const MONTHS: Forms = ['месяц', 'месяца', 'месяцев'];

const LEVELS: Readonly<Record<Level, string>> = {
  ADAPTATION: 'адаптационный',
  BASE: 'базовый',
  CRISIS: 'кризисный',
  EMERGENCY: 'экстренный',
};
const EVERY = { month: 'ежемесячно', quarter: 'ежеквартально', half_year: 'раз в полугодие' } as const;
const MONTH_NAMES = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

function days(term: Term, forms: Forms): string {
  if (term.min !== undefined && term.max !== undefined) return `${term.min}–${count(term.max, forms)}`;
  return count(term.value ?? term.max ?? term.min ?? 0, forms);
}

const levels = (months: Readonly<Partial<Record<Level, number>>>): string =>
  Object.entries(months)
    .map(([level, n]) => `${LEVELS[level as Level]} — ${n}`)
    .join(', ');

function months(term: Term): string {
  if (term.maxByLevel) return `не более, мес., по уровню: ${levels(term.maxByLevel)}`;
  if (term.byLevelExample) return `например, мес., по уровню: ${levels(term.byLevelExample)}`;
  if (term.after !== undefined) return `по истечении ${count(term.after, MONTHS_OF)}, без предельного срока`;
  const bounds = [
    ...(term.min === undefined ? [] : [`не менее ${count(term.min, MONTHS_OF)}`]),
    ...(term.max === undefined ? [] : [`не более ${count(term.max, MONTHS_OF)}`]),
    ...(term.value === undefined ? [] : [count(term.value, MONTHS)]),
  ];
  return bounds.join(', ');
}

function recurrence(term: Term): string {
  const every = EVERY[term.every ?? 'month'];
  const wording = term.wording ?? 'не позднее';
  if (term.dayOfMonth !== undefined) return `${every}, ${wording} ${term.dayOfMonth} числа`;
  if (term.dayOfNextMonth !== undefined) return `${every}, ${wording} ${term.dayOfNextMonth} числа следующего месяца`;
  return term.minCount === undefined ? `${every}, день не установлен` : `${every}, не менее ${term.minCount} раза`;
}

const WORDS: Readonly<Record<Term['unit'], (term: Term) => string>> = {
  immediate: () => 'незамедлительно',
  working_day: (term) => days(term, WORKING),
  calendar_day: (term) => days(term, CALENDAR),
  month: months,
  recurrence,
  annual: (term) => `ежегодно, ${term.wording ?? 'не позднее'} ${term.day} ${MONTH_NAMES[(term.month ?? 1) - 1]}`,
  next_session: () => 'на очередном заседании',
  programme_date: () => 'в срок, установленный программой',
};

/** A term as an official would say it, in Russian: «3 рабочих дня», «по истечении 6 месяцев, без предельного срока». */
export const termInWords = (term: Term): string =>
  `${WORDS[term.unit](term)}${term.ifThreat === 'immediate' ? ', при угрозе — незамедлительно' : ''}`;
