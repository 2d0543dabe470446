import fc from 'fast-check';
import { RowsOfFamilies, unpackRows } from './packed-rows';
import { BadDocument, type FamilyWrite } from './port';
import { documentOf } from './stored/content';
import { dateOfNumber } from './stored/days';
import { widthOf, type FamilyRows } from './stored/family-rows';
import { tablesOf, type Table } from './stored/table';

const layout = tablesOf([
  { name: 'cards', columns: { place: 'text', open: 'integer' }, indexes: [] },
  { name: 'names', columns: { name: 'text' }, indexes: [] },
]);

/** What the rows say, family by family, read without the code that made them. */
function told(rows: FamilyRows): readonly FamilyWrite[] {
  const documents = rows.families.map((): Record<string, { readonly id: string }[]> => ({}));
  for (const [name, values] of Object.entries(rows.values)) {
    const table = layout.get(name) as Table;
    for (let at = 0; at < values.length; at += widthOf(table)) {
      const [place, ...row] = values.slice(at, at + widthOf(table));
      ((documents[place as number] ??= {})[name] ??= []).push(documentOf(table, row));
    }
  }
  const changes = Array.from(rows.numbers, (n, at) => ({
    unit: rows.names[rows.places[3 * at] as number] as string,
    key: rows.names[rows.places[3 * at + 1] as number] as string,
    date: dateOfNumber(rows.places[3 * at + 2] as number),
    n,
  }));
  return rows.families.map((family, n) => ({
    ...{ family, revision: rows.revisions[n] as number, documents: documents[n] ?? {} },
    changes: changes.slice(n === 0 ? 0 : rows.upTo[n - 1], rows.upTo[n]),
  }));
}

function packedRows(rows: RowsOfFamilies, writes: readonly FamilyWrite[]): FamilyRows {
  rows.clear();
  for (const write of writes) rows.add(write);
  return unpackRows(rows.packed().bytes);
}

/** Texts as people write them, in several alphabets, and such as nobody should: halves of a character. */
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('Иванова', 'е\u0308', '\ud800', ''));
const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
const change = fc.record({
  unit: fc.constantFrom('REGION', 'R-14', 'ТЕРРИТОРИЯ'),
  key: text,
  date: day.map((date) => date.toISOString().slice(0, 10)),
  n: fc.integer(),
});
const documentsOf = <T>(doc: fc.Arbitrary<T>) =>
  fc.uniqueArray(doc, { minLength: 1, maxLength: 4, selector: (one) => (one as { id: string }).id });
const card = fc.record({ id: text, place: fc.option(text), open: fc.boolean(), more: fc.array(text) });
const name = fc.record({ id: text, name: text });
const family = fc.record({
  family: fc.uuid(),
  revision: fc.nat(),
  documents: fc.record({ cards: documentsOf(card), names: documentsOf(name) }, { requiredKeys: [] }),
  changes: fc.array(change),
});
const families = fc.uniqueArray(family, { maxLength: 6, selector: (one) => one.family });

describe('families packed as rows', () => {
  it('say in the end what was rendered, one batch after the other', () => {
    const rows = new RowsOfFamilies(layout);
    fc.assert(
      fc.property(families, (writes) => {
        expect(told(packedRows(rows, writes))).toEqual(writes);
      }),
    );
  });

  it('say it of more than there is room for at first, and nothing of it in the next batch', () => {
    const rows = new RowsOfFamilies(layout);
    const changes = Array.from({ length: 3000 }, (_, n) => ({ unit: 'R', key: `k${n}`, date: '2026-05-01', n }));
    const large: readonly FamilyWrite[] = Array.from({ length: 12 }, (_, n) => ({
      ...{ family: `family ${n}`, revision: n, changes },
      documents: { names: [{ id: `of ${n}`, name: 'ё'.repeat(300_000) }] },
    }));
    expect(told(packedRows(rows, large))).toEqual(large);
    const small = [{ family: 'one', revision: 0, documents: {}, changes: changes.slice(0, 1) }];
    expect(told(packedRows(rows, small))).toEqual(small);
  });

  it('are refused with a document twice or of a collection that nobody declared', () => {
    const write = (documents: FamilyWrite['documents']): FamilyWrite => ({
      ...{ family: 'one', revision: 0, documents, changes: [] },
    });
    const rows = new RowsOfFamilies(layout);
    const twice = write({ names: [{ id: 'a' }, { id: 'a' }] });
    expect(() => packedRows(rows, [twice])).toThrow(new BadDocument('a document of names is rendered twice'));
    expect(() => packedRows(rows, [write({ others: [] })])).toThrow(BadDocument);
    expect(told(packedRows(rows, [write({})]))).toEqual([write({})]);
  });
});
