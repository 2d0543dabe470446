import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { idOf, type Dice } from '../dice';
import type { Family, Person } from './types';

/** Names that nobody bears: the demo must never look like a list of real families. */
const LAST = ['Тестов', 'Примеров', 'Образцов', 'Демонстрационный', 'Учебный', 'Вымыслов', 'Макетов', 'Условнов'];
const WOMEN = ['Мария', 'Анна', 'Ольга', 'Елена', 'Алёна', 'Татьяна'];
const MEN = ['Игорь', 'Пётр', 'Семён', 'Антон', 'Фёдор', 'Артём'];
const FATHERS = ['Образец', 'Шаблон', 'Пример'];

const feminine = (last: string): string => (last.endsWith('ый') ? `${last.slice(0, -2)}ая` : `${last}а`);

interface Maker {
  readonly seed: string;
  readonly dice: Dice;
  readonly number: number;
}
interface Described {
  readonly key: string;
  readonly role: string;
  readonly woman: boolean;
  readonly birthDate: LocalDate;
}

const person = ({ seed, dice, number }: Maker, last: string, { key, role, woman, birthDate }: Described): Person => ({
  personId: idOf(seed, `family/${number}/${key}`),
  role,
  name: {
    last: woman ? feminine(last) : last,
    first: dice.pick(woman ? WOMEN : MEN),
    patronymic: `${dice.pick(FATHERS)}${woman ? 'овна' : 'ович'}`,
  },
  birthDate,
});

/** A day of birth that makes somebody `years` old some time in the year before `on`. */
const bornBefore = (dice: Dice, on: LocalDate, years: number): LocalDate =>
  addDays(addMonths(on, -12 * years), -dice.int(0, 360));

/**
 * A synthetic family as it is on a day.
 * @param almostOfAge its only child turns 18 within the year after `on`; else all stay minors for two years
 */
export function makeFamily(maker: Maker, on: LocalDate, almostOfAge: boolean): Family {
  const { seed, dice, number } = maker;
  const last = `${dice.pick(LAST)}`;
  const adult = (key: string, role: string, woman: boolean) =>
    person(maker, last, { key, role, woman, birthDate: bornBefore(dice, on, dice.int(24, 45)) });
  const child = (index: number): Person => {
    const woman = dice.chance(0.5);
    const birthDate = almostOfAge
      ? addDays(addMonths(on, -12 * 17), -dice.int(60, 200))
      : bornBefore(dice, on, dice.int(0, 13));
    return person(maker, last, { key: `child${index}`, role: woman ? 'KR-09' : 'KR-08', woman, birthDate });
  };
  const parents = [adult('mother', 'KR-01', true), ...(dice.chance(0.4) ? [adult('father', 'KR-02', false)] : [])];
  const count = almostOfAge ? 1 : dice.int(1, 4);
  return {
    familyId: idOf(seed, `family/${number}`),
    number,
    parents,
    children: Array.from({ length: count }, (_, index) => child(index)),
    address: `п. Учебный, ул. Примерная, ${number}`,
  };
}
