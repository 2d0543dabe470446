import { afterPrefix } from './after-prefix';

it.each([
  ['аб', 'ав'],
  ['a\u{10ffff}', 'b'],
  ['\ud7ff', '\ue000'],
  ['', null],
  ['\u{10ffff}', null],
])('ends the prefix %j at %j', (prefix, end) => {
  expect(afterPrefix(prefix)).toBe(end);
});
