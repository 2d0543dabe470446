/** Visibly nobody's: no such surnames are met, and they say so. One for each place in an office. */
const LAST = [
  'Вымышленная',
  'Небывалая',
  'Учебная',
  'Примерная',
  'Условная',
  'Пробная',
  'Показательная',
  'Образцовая',
  'Шаблонная',
  'Макетная',
  'Сказочная',
  'Нарочная',
  'Мнимая',
];
const FIRST = ['Анна', 'Вера', 'Галина', 'Дарья', 'Елена', 'Жанна', 'Зоя'];
const PATRONYMICS = ['Образцовна', 'Примеровна', 'Шаблоновна', 'Условновна', 'Макетовна'];

/**
 * The name of an officer of the demo: another one for each place of each district.
 * @param district its number among the districts
 * @param place of the officer within the district, 0 to 12
 */
export function officerName(district: number, place: number): string {
  const of = (names: readonly string[], at: number): string => names[at % names.length] ?? '';
  return `${of(LAST, place)} ${of(FIRST, place + district)} ${of(PATRONYMICS, 2 * place + district)}`;
}
