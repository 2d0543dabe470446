import { whereOf } from './where';
import { layoutOf } from './schema';

const table = layoutOf([{ name: 'things', columns: { place: 'text' }, indexes: [] }]).get('things') as never;

describe('a filter as SQL', () => {
  it('never puts a value or an undeclared name into the text', () => {
    expect(whereOf(table, { place: { eq: "x' OR 1" } })).toEqual({ text: '"place" = ?', values: ["x' OR 1"] });
    expect(() => whereOf(table, { 'place" OR 1 --': { eq: 1 } })).toThrow('no column');
    expect(() => layoutOf([{ name: 'a"b', columns: {}, indexes: [] }])).toThrow('not a name');
  });

  it('matches nothing for an empty list and a missing value for null', () => {
    expect(whereOf(table, { place: { in: [] } }).text).toBe('0');
    expect(whereOf(table, { place: { in: [null, 'a'] } })).toEqual({
      text: '("place" IN (?) OR "place" IS NULL)',
      values: ['a'],
    });
  });
});
