import { differences } from './difference';

const line = (title: string, text: string, inner: never[] = []) => ({ title, text, inner });

it('says what is another, new or gone, and nothing that stays', () =>
  expect(
    differences(
      [line('День', '01.02.2026'), line('Номер', '7'), line('Пояснение', 'нет')],
      [line('День', '02.02.2026'), line('Номер', '7'), line('Орган', 'школа')],
    ),
  ).toEqual([
    { title: 'День', was: '01.02.2026', is: '02.02.2026' },
    { title: 'Пояснение', was: 'нет', is: null },
    { title: 'Орган', was: null, is: 'школа' },
  ]));
it('names a field by what it stands in', () =>
  expect(
    differences(
      [{ title: 'Жильё', text: '', inner: [line('Площадь', '38')] }],
      [{ title: 'Жильё', text: '', inner: [line('Площадь', '40')] }],
    ),
  ).toEqual([{ title: 'Жильё: площадь', was: '38', is: '40' }]));
