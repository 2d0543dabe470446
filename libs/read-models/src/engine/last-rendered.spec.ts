import type { Rendered } from '../projection';
import { lastRendered } from './last-rendered';

const bank: Rendered = { documents: { bank: [{ id: 'a/1', state: 'REPORTED' }] } };
const quarter: Rendered = { documents: {}, changes: [{ unit: 'REGION', key: 'in', date: '2026-02-03', n: 1 }] };
const duties = (...rules: readonly string[]): Rendered => ({
  documents: { duties: rules.map((rule) => ({ id: `a/${rule}`, said: [rule, '1.2'] })) },
});

const THREE = [{}, {}, {}];

/** Has rendered the family once before, so that the next rendering is remembered. */
function seenOnce(...given: Parameters<typeof lastRendered>) {
  const last = lastRendered(...given);
  last.next('a', 0, []);
  return last;
}

describe('the last rendering of a family', () => {
  it('is written as a whole the first two times, and after it was forgotten', () => {
    const last = lastRendered(THREE);
    const whole = {
      ...{ family: 'a', revision: 1, changes: quarter.changes },
      documents: { ...bank.documents, ...duties('DL-03').documents },
    };
    expect(last.next('a', 1, [bank, quarter, duties('DL-03')])).toEqual(whole);
    expect(last.next('a', 1, [bank, quarter, duties('DL-03')])).toEqual(whole);
    last.forget('a');
    expect(last.next('a', 1, [bank, quarter, duties('DL-03')])).toEqual(whole);
    last.clear();
    expect(last.next('a', 1, [bank, quarter, duties('DL-03')])).toEqual(whole);
  });

  it('leaves out what is said again, whether it is the same value or an equal one', () => {
    const last = seenOnce(THREE);
    last.next('a', 1, [bank, quarter, duties('DL-03')]);
    const again = { documents: {}, changes: quarter.changes?.map((change) => ({ ...change })) ?? [] };
    expect(last.next('a', 2, [bank, again, duties('DL-03')])).toEqual({
      ...{ family: 'a', revision: 2, since: 1 },
      ...{ documents: {}, changes: null },
    });
    expect(last.next('a', 3, [bank, quarter, duties('DL-03', 'DL-05')])).toEqual({
      ...{ family: 'a', revision: 3, since: 2 },
      ...{ documents: duties('DL-03', 'DL-05').documents, changes: null },
    });
  });

  it('names a collection that has become empty, and tells all changes when one differs', () => {
    const last = seenOnce(THREE);
    const more: Rendered = { documents: {}, changes: [{ unit: 'REGION', key: 'out', date: '2026-03-03', n: 1 }] };
    last.next('a', 1, [bank, quarter, { documents: {} }]);
    expect(last.next('a', 2, [{ documents: {} }, quarter, more])).toEqual({
      ...{ family: 'a', revision: 2, since: 1 },
      ...{ documents: { bank: [] }, changes: [...(quarter.changes ?? []), ...(more.changes ?? [])] },
    });
  });

  it('looks at the whole of a document, and never goes on from a newer rendering', () => {
    const last = seenOnce(THREE);
    const deep = (subjectId: string): Rendered => ({ documents: { duties: [{ id: 'a/1', more: { subjectId } }] } });
    last.next('a', 4, [deep('p')]);
    expect(last.next('a', 5, [deep('p')])).toMatchObject({ since: 4, documents: {} });
    expect(last.next('a', 6, [deep('q')])).toMatchObject({ since: 5, documents: deep('q').documents });
    expect(last.next('a', 3, [deep('q')])).not.toHaveProperty('since');
    expect(last.next('a', 7, [deep('q')])).toHaveProperty('since', 6);
  });

  it('tells a lasting value from another by what it is, and reads nothing of it', () => {
    const last = seenOnce([{ lasting: true }, { lasting: true }]);
    const same = { documents: { bank: [{ id: 'a/1', self: null as unknown }] } };
    // Whoever read it would find no end.
    (same.documents.bank[0] as { self: unknown }).self = same;
    last.next('a', 1, [same, quarter]);
    expect(last.next('a', 2, [same, quarter])).toEqual({
      ...{ family: 'a', revision: 2, since: 1 },
      ...{ documents: {}, changes: null },
    });
    expect(last.next('a', 3, [bank, { ...quarter }])).toEqual({
      ...{ family: 'a', revision: 3, since: 2 },
      ...{ documents: bank.documents, changes: quarter.changes },
    });
  });
});
