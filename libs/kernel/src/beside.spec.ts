import { beside } from './beside';

const length = beside<object, number>('length');

describe('what is kept beside an object', () => {
  it('is found again in that very object, each kind by itself', () => {
    const [a, b] = [{ name: 'a' }, { name: 'a' }];
    expect(length.get(a)).toBeUndefined();
    expect(length.set(a, 1)).toBe(1);
    expect([length.get(a), length.get(b)]).toEqual([1, undefined]);
    expect(beside<object, number>('length').get(a)).toBeUndefined();
    expect([length.set(a, 2), length.get(a)]).toEqual([2, 2]);
  });

  it('is neither copied nor compared nor written down', () => {
    const a = { name: 'a' };
    length.set(a, 1);
    expect(length.get({ ...a })).toBeUndefined();
    expect(length.get(structuredClone(a))).toBeUndefined();
    expect(JSON.stringify(a)).toBe('{"name":"a"}');
    expect(Reflect.ownKeys({ ...a })).toEqual(['name']);
    expect(a).toStrictEqual({ name: 'a' });
  });
});
