import { illFormedAt } from './well-formed';

it.each([
  [{ region: { name: 'Илья 😀' } }, null],
  [{ region: { name: 'Илья \ud83d' } }, 'region.name'],
  [{ officers: [{ name: 'a' }, { name: '\udc00' }] }, 'officers[1].name'],
  ['\ud83d', ''],
  [{ region: { '\ud83d': 1 } }, 'region'],
  [[null, 7, true], null],
])('%j is ill-formed at %j', (value, path) => expect(illFormedAt(value)).toBe(path));
