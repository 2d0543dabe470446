import fc from 'fast-check';
import type { NamedRow } from '@projections/regional-bank';
import { nameTable } from './name-table';

const TOKENS = 5;
const flagged = (tokens: readonly number[]): Uint8Array =>
  Uint8Array.from({ length: TOKENS }, (_, n) => (tokens.includes(n) ? 1 : 0));
const anyTokens = fc.uniqueArray(fc.integer({ min: 0, max: TOKENS - 1 }), { minLength: 1, maxLength: TOKENS });
const anyChange = fc.record({
  family: fc.constantFrom('a', 'b', 'c', 'd'),
  tokens: fc.option(anyTokens, { nil: null }),
});

describe('the table of names', () => {
  it('finds after any changes the families with a token for every word, and no others', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 40 }), fc.array(anyTokens, { maxLength: 3 }), (changes, words) => {
        const table = nameTable();
        const known = new Map<string, readonly number[]>();
        for (const { family, tokens } of changes) {
          if (tokens === null) table.remove(family);
          else table.put(family, tokens, []);
          if (tokens === null) known.delete(family);
          else known.set(family, tokens);
        }
        const found: string[] = [];
        table.each(words.map(flagged), (family) => found.push(family));
        const wanted = [...known].filter(([, tokens]) => words.every((word) => word.some((n) => tokens.includes(n))));
        expect(found.sort()).toEqual(wanted.map(([family]) => family).sort());
      }),
    );
  });

  it('gives each family its newest rows however often it was laid anew', () => {
    const table = nameTable();
    const rowOf = (n: number): NamedRow => ['88705000', `имя ${n}`, `family/${n}`] as unknown as NamedRow;
    for (let n = 0; n < 100_000; n += 1) table.put(`family-${n % 7}`, [n % TOKENS, (n + 1) % TOKENS], [rowOf(n)]);
    const found = new Map<string, readonly NamedRow[]>();
    table.each([flagged([0, 1, 2, 3, 4])], (family, rows) => found.set(family, rows));
    expect([...found.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `family-${n}`));
    expect(found.get(`family-${99_999 % 7}`)).toEqual([rowOf(99_999)]);
  });
});
