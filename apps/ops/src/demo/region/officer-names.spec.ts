import { demoDirectory } from './directory';

it('nobody of the demo has the name of another, or a code in it', () => {
  const names = demoDirectory().officers.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[А-Я][а-я]+ [А-Я][а-я]+ [А-Я][а-я]+$/.test(name))).toEqual([]);
});
