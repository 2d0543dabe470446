import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical } from './canonical';

const whole = fc.jsonValue({ stringUnit: 'binary' });
const wellFormed = (value: unknown) => !/\\ud[89a-f]/i.test(JSON.stringify(value));

test('writes what the reference implementation of RFC 8785 writes', () => {
  fc.assert(fc.property(whole.filter(wellFormed), (value) => expect(canonical(value)).toBe(canonicalize(value))));
});
test('orders members by their UTF-16 units and drops undefined ones', () => {
  expect(canonical({ '€': 1, b: undefined, '10': 2, '9': 3, a: [1e21, -0, 'я'] })).toBe(
    '{"10":2,"9":3,"a":[1e+21,0,"я"],"€":1}',
  );
});
test.each([Number.NaN, Infinity, '\ud800', { '\udc00': 1 }])('refuses %p', (value) => {
  expect(() => canonical(value)).toThrow(RangeError);
});
test('takes a backslash before "ud" for what it is', () => {
  expect(canonical('\\ud800')).toBe('"\\\\ud800"');
});
