import { addDifference, changeKey, differenceOfDocuments, normalChanges } from './difference';

const stored = (docs: readonly { id: string }[]): Map<string, string> =>
  new Map(docs.map((doc) => [doc.id, JSON.stringify(doc)]));
const change = (date: string, n: number) => ({ unit: 'R', key: 'in', date, n });

describe('the difference of documents', () => {
  it('writes only what is new or differs and removes what is no longer said', () => {
    const next = [{ id: 'same', a: 1 }, { id: 'new' }, { id: 'other', a: 2 }];
    const { put, removed } = differenceOfDocuments(
      stored([{ id: 'same', a: 1 } as never, { id: 'other' }, { id: 'gone' }]),
      next,
    );
    expect(put).toEqual([
      { doc: { id: 'new' }, body: '{"id":"new"}', before: null },
      { doc: { id: 'other', a: 2 }, body: '{"id":"other","a":2}', before: '{"id":"other"}' },
    ]);
    expect(removed).toEqual(['gone']);
  });

  it('refuses an id that is said twice', () => {
    expect(() => differenceOfDocuments(new Map(), [{ id: 'a' }, { id: 'a' }])).toThrow('rendered twice');
  });
});

describe('the difference of changes', () => {
  it('has one form whatever the order, adding up one day and leaving out what cancels', () => {
    const said = [change('2026-02-01', 2), change('2026-01-01', 1), change('2026-02-01', -1), change('2026-03-01', 0)];
    const expected = [
      ['R', 'in', '2026-01-01', 1],
      ['R', 'in', '2026-02-01', 1],
    ];
    expect(normalChanges(said)).toEqual(expected);
    expect(normalChanges([...said].reverse())).toEqual(expected);
  });

  it('takes back what was said before and adds what is said now', () => {
    const sums = new Map([[changeKey('R', 'in', '2026-01-01'), 5]]);
    addDifference(
      sums,
      normalChanges([change('2026-01-01', 5), change('2026-01-02', 1)]),
      normalChanges([change('2026-01-02', 3)]),
    );
    expect([...sums]).toEqual([[changeKey('R', 'in', '2026-01-02'), 2]]);
  });
});
