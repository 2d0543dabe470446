import fc from 'fast-check';
import { BadDocument, type DatedChange } from '../port';
import { figuresOf, figuresOfText, namedFigures, textOfFigures } from './changes';
import type { Codes } from './codes';
import type { Figures } from './figures';

function inMemory(): Codes {
  const names: string[] = [];
  return {
    codeOf: (name) => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1),
    nameOf: (code) => names[code] as string,
  };
}
const change = (date: string, n: number, unit = 'R'): DatedChange => ({ unit, key: 'in', date, n });
const anyChange = fc.record({
  unit: fc.constantFrom('99001000', '99002000', 'REGION'),
  key: fc.constantFrom('s|families', 's|level|NONE', 'f|minors|out'),
  date: fc.constantFrom('0000-01-01', '1969-12-31', '2024-02-29', '2026-01-01', '9999-12-31'),
  n: fc.integer({ min: -40, max: 40 }),
});
/** Counted again without numbers for texts. */
function recounted(changes: readonly DatedChange[]): readonly string[] {
  const sums: Record<string, number> = {};
  for (const { unit, key, date, n } of changes)
    sums[`${unit} ${key} ${date}`] = (sums[`${unit} ${key} ${date}`] ?? 0) + n;
  return Object.entries(sums)
    .filter(([, n]) => n !== 0)
    .map(([place, n]) => `${place} ${n}`)
    .sort();
}
const said = (codes: Codes, figures: Figures): readonly string[] =>
  namedFigures(codes, figures)
    .map((parts) => parts.join(' '))
    .sort();

describe('the figures of a family', () => {
  it('are stored in one form whatever the order, adding up one day and leaving out what cancels', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 30 }), (changes) => {
        const codes = inMemory();
        const text = textOfFigures(figuresOf(codes, changes));
        expect(textOfFigures(figuresOf(codes, [...changes].reverse()))).toBe(text);
        expect(said(codes, figuresOfText(text))).toEqual(recounted(changes));
      }),
    );
  });

  it('say once what a municipality and the region are both told', () => {
    const codes = inMemory();
    const both = figuresOf(codes, [change('2026-01-01', 1), change('2026-01-01', 1, '99001000')]);
    const one = figuresOf(codes, [change('2026-01-01', 1)]);
    expect(textOfFigures(both).length).toBeLessThan(textOfFigures(one).length + 3);
  });

  it('take back what was said before and add what is said now', () => {
    const codes = inMemory();
    const sums = figuresOf(codes, [change('2026-01-01', 5)]);
    const before = figuresOf(codes, [change('2026-01-01', 5), change('2026-01-02', 1)]);
    sums.addAll(before, -1);
    sums.addAll(figuresOf(codes, [change('2026-01-02', 3)]), 1);
    expect(namedFigures(codes, sums)).toEqual([['R', 'in', '2026-01-02', 2]]);
  });

  it.each([change('2026-02-30', 1), change('26-01-01', 1), change('2026-01-01', 1.5)])('refuse %j', (wrong) => {
    expect(() => figuresOf(inMemory(), [wrong])).toThrow(BadDocument);
  });
});
