import fc from 'fast-check';
import { contentOf, documentOf } from './content';
import { tablesOf, type Table } from './table';

const columns = { place: 'text', open: 'integer' } as const;
const table = tablesOf([{ name: 'things', columns, indexes: [] }]).get('things') as Table;
const roundTrip = (doc: { readonly id: string }) => documentOf(table, [doc.id, ...contentOf(table, doc)]);

describe('a document in columns and a body', () => {
  it('comes back as it was: missing or null, number or yes, and whatever no column holds', () => {
    const anyDoc = fc.record(
      {
        id: fc.string(),
        place: fc.option(fc.string()),
        open: fc.oneof(fc.boolean(), fc.maxSafeInteger(), fc.constant(null)),
        rest: fc.oneof(
          fc.string(),
          fc.constant(null),
          fc.array(fc.integer()),
          fc.record({ place: fc.string() }, { noNullPrototype: true }),
        ),
      },
      { requiredKeys: ['id'], noNullPrototype: true },
    );
    fc.assert(fc.property(anyDoc, (doc) => expect(roundTrip(doc)).toStrictEqual(doc)));
  });

  it('says nothing twice', () => {
    expect(contentOf(table, { id: 'a', place: 'here', open: 3 })).toEqual(['here', 3, '']);
    expect(contentOf(table, { id: 'a', place: 'here', open: true, more: 1 })).toEqual([
      ...['here', 1],
      '{"more":1,"open":true}',
    ]);
  });
});
