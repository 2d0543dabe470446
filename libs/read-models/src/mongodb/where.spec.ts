import { tablesOf } from '../stored/table';
import { afterPlace } from './after-place';
import { NEVER, whereOf } from './where';

const columns = { place: 'text', size: 'integer' } as const;
const table = tablesOf([{ name: 'things', columns, indexes: [] }]).get('things') as never;

describe('a filter as a question to MongoDB', () => {
  it('never takes a name that was not declared, whatever it looks like', () => {
    expect(() => whereOf(table, { $where: { eq: 'sleep(1000)' } })).toThrow('no column $where');
    expect(() => whereOf(table, { 'place.deep': { eq: 1 } })).toThrow('no column');
    expect(whereOf(table, { place: { eq: '$where' }, id: { eq: 'a' } })).toEqual({
      $and: [{ place: '$where' }, { _id: 'a' }],
    });
  });

  it('finds nothing with a bound of null, where MongoDB would find what is missing', () => {
    expect(whereOf(table, { size: { gte: null } })).toEqual(NEVER);
    expect(whereOf(table, { size: { gte: null, orNull: true } })).toEqual({ size: null });
    expect(whereOf(table, { size: {} })).toEqual({ size: { $ne: null } });
  });

  it('ends a prefix before the next text that does not begin with it', () => {
    expect(whereOf(table, { place: { prefix: 'аб' } })).toEqual({ place: { $gte: 'аб', $lt: 'ав' } });
    expect(whereOf(table, { place: { prefix: '' } })).toEqual({ place: { $gte: '' } });
  });

  it('goes on after a place where missing values stand first when ascending and last when descending', () => {
    const keys = (desc: boolean) => [
      { by: 'place', desc },
      { by: 'id', desc: false },
    ];
    const beyond = { _id: { $gt: 'a' } };
    expect(afterPlace(keys(false), [null, 'a'])).toEqual({ $or: [{ place: { $ne: null } }, beyond] });
    expect(afterPlace(keys(true), [null, 'a'])).toEqual({ $and: [{ place: null }, { $or: [NEVER, beyond] }] });
    expect(afterPlace(keys(false), ['б', 'a'])).toEqual({
      $and: [{ place: { $gte: 'б' } }, { $or: [{ place: { $gt: 'б' } }, beyond] }],
    });
    expect(afterPlace(keys(true), ['б', 'a'])).toEqual({
      $and: [{ place: { $not: { $gt: 'б' } } }, { $or: [{ place: { $not: { $gte: 'б' } } }, beyond] }],
    });
  });
});
