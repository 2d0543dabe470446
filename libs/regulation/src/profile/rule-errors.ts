import type { DeadlineRule, Term } from '../types';
import { wrong, type ProfileError, type Said } from './profile-errors';

type Check = (term: Term) => Said | null;

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
    ? [
        `Для единицы «${term.unit}» нужно одно из полей: ${needed.join(', ')}`,
        `The unit "${term.unit}" needs one of the fields ${needed.join(', ')}`,
      ]
    : null;
};
const orderedBounds: Check = (term) =>
  term.min !== undefined && term.max !== undefined && term.min > term.max
    ? [
        `Наименьший срок (min = ${term.min}) больше наибольшего (max = ${term.max})`,
        `The shortest term (min = ${term.min}) is longer than the longest (max = ${term.max})`,
      ]
    : null;
const oneMeaning: Check = (term) =>
  term.value !== undefined && (has(term, 'min') || has(term, 'max') || has(term, 'after'))
    ? [
        'Поле value нельзя сочетать с min, max и after: срок был бы определён дважды',
        'value does not go with min, max and after: the term would be said twice',
      ]
    : null;
const immediateAlone: Check = (term) =>
  term.unit === 'immediate' && SIZE.some((field) => has(term, field))
    ? ['Срок «незамедлительно» не имеет длительности', 'A term "at once" has no length']
    : null;
const levelsOfMonths: Check = (term) =>
  term.unit !== 'month' && (has(term, 'maxByLevel') || has(term, 'byLevelExample'))
    ? ['Сроки по уровням сопровождения задаются в месяцах', 'Terms by level are given in months']
    : null;
const exampleIsExample: Check = (term) =>
  has(term, 'byLevelExample') && term.strength === 'BINDING'
    ? [
        'Примерные сроки (byLevelExample) не могут быть обязательными',
        'Terms of an example (byLevelExample) cannot be binding',
      ]
    : null;
const annualDay: Check = (term) =>
  term.unit === 'annual' && !has(term, 'day')
    ? ['Для ежегодного срока нужны month и day', 'A yearly term needs month and day']
    : null;

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
    const said = check(term);
    return said === null ? [] : [wrong(`${path}.term`, 'CONTRADICTION', said)];
  });

/** A term beside "duty without a term", or none where one is promised (spec 4.4). */
export function statusErrors(path: string, rule: DeadlineRule): readonly ProfileError[] {
  if (rule.status === 'DUTY_NO_TERM' && rule.term)
    return [
      wrong(`${path}.term`, 'TERM_WITHOUT_STATUS', [
        'Обязанность без срока (DUTY_NO_TERM) не может иметь срок',
        'A duty without a term (DUTY_NO_TERM) cannot have one',
      ]),
    ];
  if (rule.status === 'TERM' && !rule.term)
    return [
      wrong(`${path}.term`, 'TERM_MISSING', ['Для статуса TERM нужно указать срок', 'The status TERM needs a term']),
    ];
  return [];
}

/** Event types in `metBy` and `triggeredBy` that the product does not know: such a duty could never be met. */
export function eventErrors(path: string, rule: DeadlineRule, known: ReadonlySet<string>): readonly ProfileError[] {
  const check = (field: 'metBy' | 'triggeredBy') =>
    (rule[field] ?? []).flatMap((type, i) =>
      known.has(type)
        ? []
        : [
            wrong(`${path}.${field}[${i}]`, 'UNKNOWN_EVENT', [
              `Неизвестный тип события «${type}»`,
              `Unknown type of event "${type}"`,
            ]),
          ],
    );
  return [...check('metBy'), ...check('triggeredBy')];
}
