import fc from 'fast-check';
import type { Viewer } from '@kurator/access';
import type { NamedRow } from '@projections/regional-bank';
import { namedPage } from './named-page';

const viewer = (municipalities: Viewer['municipalities']): Viewer => ({ userId: 'u', roles: [], municipalities });
const anyRow = fc.tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom('иванова', 'петрова', 'сидорова'), fc.uuid());
const asked = { q: 'а', limit: 4, descending: false };

/** All pages, one after the other. */
function walked(rows: readonly NamedRow[], question: typeof asked, who: Viewer): readonly string[] {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = namedPage(rows, { ...question, ...(cursor ? { cursor } : {}) }, who);
    if (page === null) throw new Error('a cursor of this question was refused');
    ids.push(...page.ids);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

describe('a page of a search by name', () => {
  it('leads through all rows of the territory once, in order', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), fc.boolean(), (rows, descending) => {
        const own = rows.filter(([place]) => place !== '3');
        const expected = own
          .toSorted(
            (a, b) => (descending ? b[1].localeCompare(a[1]) : a[1].localeCompare(b[1])) || (a[2] < b[2] ? -1 : 1),
          )
          .map(([, , id]) => id);
        const question = { ...asked, descending };
        expect(walked(rows, question, viewer(['1', '2']))).toEqual(expected);
        expect(namedPage(rows, question, viewer('*'))?.total).toBe(rows.length);
      }),
    );
  });

  it('refuses a cursor of another question, and text that is none', () => {
    const rows = ['a', 'b', 'c'].map((id): NamedRow => ['1', 'иванова', id]);
    const first = namedPage(rows, { ...asked, limit: 1 }, viewer('*'));
    const cursor = first?.nextCursor ?? '';
    expect(namedPage(rows, { ...asked, cursor }, viewer('*'))?.ids).toEqual(['b', 'c']);
    expect(namedPage(rows, { ...asked, q: 'б', cursor }, viewer('*'))).toBeNull();
    for (const nonsense of ['', 'zzz', Buffer.from('[1,2,3]').toString('base64url')])
      expect(namedPage(rows, { ...asked, cursor: nonsense }, viewer('*'))).toBeNull();
  });
});
