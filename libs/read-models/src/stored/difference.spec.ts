import { differenceOfDocuments } from './difference';

type Thing = { readonly id: string; readonly a?: number };
/** One column `a`, and a body that says something else. */
const contentOf = (doc: Thing) => [doc.a ?? null, `of ${doc.id}`];
const stored = (docs: readonly Thing[]) => new Map(docs.map((doc) => [doc.id, contentOf(doc)]));

describe('the difference of documents', () => {
  it('writes only what is new or differs and removes what is no longer said', () => {
    const next = [{ id: 'same', a: 1 }, { id: 'new' }, { id: 'other', a: 2 }];
    const { put, removed } = differenceOfDocuments(
      stored([{ id: 'same', a: 1 }, { id: 'other' }, { id: 'gone' }]),
      next,
      contentOf,
    );
    expect(put).toEqual([
      { id: 'new', content: [null, 'of new'], before: null },
      { id: 'other', content: [2, 'of other'], before: [null, 'of other'] },
    ]);
    expect(removed).toEqual(['gone']);
  });

  it('refuses an id that is said twice', () => {
    expect(() => differenceOfDocuments(new Map(), [{ id: 'a' }, { id: 'a' }], contentOf)).toThrow('rendered twice');
  });
});
