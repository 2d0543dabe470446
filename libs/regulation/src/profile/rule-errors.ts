import type { DeadlineRule, Term } from '../types';
import type { ProfileError } from './profile-errors';

type Check = (term: Term) => string | null;

const SIZE = ['value', 'min', 'max', 'after', 'maxByLevel', 'byLevelExample'] as const;
const has = (term: Term, field: keyof Term): boolean => term[field] !== undefined;

/** Fields that a unit cannot do without, any one of the list. */
const NEEDS: Readonly<Partial<Record<Term['unit'], readonly (keyof Term)[]>>> = {
  working_day: ['value', 'min', 'max'],
  calendar_day: ['value', 'min', 'max'],
  month: SIZE,
  recurrence: ['every'],
  annual: ['month'],
};

const needsSize: Check = (term) => {
  const needed = NEEDS[term.unit];
  return needed && !needed.some((field) => has(term, field))
    ? `Для единицы «${term.unit}» нужно одно из полей: ${needed.join(', ')}`
    : null;
};
const orderedBounds: Check = (term) =>
  term.min !== undefined && term.max !== undefined && term.min > term.max
    ? `Наименьший срок (min = ${term.min}) больше наибольшего (max = ${term.max})`
    : null;
const oneMeaning: Check = (term) =>
  term.value !== undefined && (has(term, 'min') || has(term, 'max') || has(term, 'after'))
    ? 'Поле value нельзя сочетать с min, max и after: срок был бы определён дважды'
    : null;
const immediateAlone: Check = (term) =>
  term.unit === 'immediate' && SIZE.some((field) => has(term, field))
    ? 'Срок «незамедлительно» не имеет длительности'
    : null;
const levelsOfMonths: Check = (term) =>
  term.unit !== 'month' && (has(term, 'maxByLevel') || has(term, 'byLevelExample'))
    ? 'Сроки по уровням сопровождения задаются в месяцах'
    : null;
const exampleIsExample: Check = (term) =>
  has(term, 'byLevelExample') && term.strength === 'BINDING'
    ? 'Примерные сроки (byLevelExample) не могут быть обязательными'
    : null;
const annualDay: Check = (term) =>
  term.unit === 'annual' && !has(term, 'day') ? 'Для ежегодного срока нужны month и day' : null;

const CHECKS: readonly Check[] = [
  needsSize,
  orderedBounds,
  oneMeaning,
  immediateAlone,
  levelsOfMonths,
  exampleIsExample,
  annualDay,
];

/** Contradictions inside one term that a schema cannot see. */
export const termErrors = (path: string, term: Term): readonly ProfileError[] =>
  CHECKS.flatMap((check) => {
    const message = check(term);
    return message === null ? [] : [{ path: `${path}.term`, constraint: 'CONTRADICTION', message }];
  });

/** A term beside "duty without a term", or none where one is promised (spec 4.4). */
export function statusErrors(path: string, rule: DeadlineRule): readonly ProfileError[] {
  if (rule.status === 'DUTY_NO_TERM' && rule.term)
    return [
      {
        path: `${path}.term`,
        constraint: 'TERM_WITHOUT_STATUS',
        message: 'Обязанность без срока (DUTY_NO_TERM) не может иметь срок',
      },
    ];
  if (rule.status === 'TERM' && !rule.term)
    return [{ path: `${path}.term`, constraint: 'TERM_MISSING', message: 'Для статуса TERM нужно указать срок' }];
  return [];
}

/** Event types in `metBy` and `triggeredBy` that the product does not know: such a duty could never be met. */
export function eventErrors(path: string, rule: DeadlineRule, known: ReadonlySet<string>): readonly ProfileError[] {
  const check = (field: 'metBy' | 'triggeredBy') =>
    (rule[field] ?? []).flatMap((type, i) =>
      known.has(type)
        ? []
        : [
            {
              path: `${path}.${field}[${i}]`,
              constraint: 'UNKNOWN_EVENT',
              message: `Неизвестный тип события «${type}»`,
            },
          ],
    );
  return [...check('metBy'), ...check('triggeredBy')];
}
