import { FORMS, formIds } from './forms';

const headings = (form: keyof typeof FORMS) => FORMS[form].columns.map(({ heading }) => heading);

describe('the appendices of MARIEL (CG-16)', () => {
  it('have 10, 9 and 10 columns', () =>
    expect((['F-M6', 'F-M7', 'F-M8'] as const).map((form) => headings(form).length)).toEqual([10, 9, 10]));

  it('differ where the papers differ', () => {
    const all = headings('F-M7');
    expect(headings('F-M6').filter((one) => !all.includes(one))).toEqual([
      'ФИО родителей (законных представителей)',
      expect.stringMatching(/^Ответственное лицо .* \(куратор случая\)$/),
    ]);
    expect(headings('F-M8').filter((one) => !all.includes(one))).toEqual([
      'Наименование муниципалитета',
      'Адрес регистрации фактического места проживания',
    ]);
  });
});

describe.each(formIds)('%s', (form) => {
  const { columns } = FORMS[form];
  it('names every column once, in JSON and on paper', () => {
    expect(new Set(columns.map(({ code }) => code)).size).toBe(columns.length);
    expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length);
  });
  it('can be read on paper: every column is wide enough for a word', () =>
    expect(columns.filter(({ width }) => width < 6)).toEqual([]));
});
