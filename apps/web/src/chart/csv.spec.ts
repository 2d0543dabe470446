import { cellOf, csvOf } from './csv';

describe('CSV for a Russian spreadsheet', () => {
  it('writes fractions with a comma', () => expect(cellOf(1.5)).toBe('1,5'));
  it('keeps a negative number a number', () => expect(cellOf(-2)).toBe('-2'));
  it('lets no text become a formula', () => expect(cellOf('=1+1')).toBe("'=1+1"));
  it('quotes what would end a cell', () => expect(cellOf('а;"б"')).toBe('"а;""б"""'));
  it('leaves an absent figure empty, and begins with the mark of UTF-8', () =>
    expect(csvOf([['Район', null]])).toBe('\uFEFFРайон;\r\n'));
});
