import fc from 'fast-check';
import { addDays } from '@kurator/kernel';
import { covers, effective, familyView } from '@kurator/family';
import { deadlineEntries, duties, judge } from '@kurator/regulation';
import { FAMILY, played, PROFILE_NAMES, sent, world } from '../../libs/family/src/testing';
import { anyStory, playAll } from '../../libs/family/src/testing/arbitrary';
import { deadlines, entryOf, horizonOf, type DutyRow } from './index';

type Stream = ReturnType<typeof played>;
const rowsOf = (facts: Stream) =>
  (deadlines.render(familyView(FAMILY, facts, world)).documents['duties'] ?? []) as unknown as readonly DutyRow[];
const sorted = (entries: readonly object[]) => entries.map((entry) => JSON.stringify(entry)).sort();

describe('rows of the work list', () => {
  it('say on any day within their horizon what the duties judged from the facts of that day say', () => {
    const anyStream = fc
      .tuple(anyStory, fc.constantFrom(...PROFILE_NAMES))
      .map(([moves, profile]) => playAll(moves, { profile }).stream);
    fc.assert(
      fc.property(anyStream, fc.integer({ min: -10, max: 500 }), (facts, day) => {
        const horizon = horizonOf(familyView(FAMILY, facts, world));
        const asked = addDays('2026-01-05', day);
        const on = asked < horizon ? asked : horizon;
        const rows = rowsOf(facts).filter((row) => covers(row, on));
        const known = duties(effective(facts, { asOf: on }), world, { until: on });
        const terms = deadlineEntries(
          known.filter((d) => d.kind === 'TERM'),
          on,
        );
        const listed = rows.map((row) => entryOf(row, on));
        expect(sorted(listed.filter((e) => e.status !== 'NO_TERM'))).toEqual(
          sorted(terms.filter((e) => e.status !== 'NO_TERM')),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('go on for three months without a fact: each month a visit, and what was missed stays missed', () => {
    const stream = played([sent('report', {}, '2026-02-02'), sent('recognise-sop', {}, '2026-02-17')], {
      profile: 'KOCHKI',
    });
    const visits = rowsOf(stream).filter((row) => entryOf(row, row.from).rule === 'DL-19');
    expect(visits.map(({ from, to, status, lateFrom }) => [from, to, status, lateFrom])).toEqual([
      ['2026-03-01', '9999-12-31', 'RUNNING', '2026-04-01'],
      ['2026-04-01', '9999-12-31', 'RUNNING', '2026-05-01'],
      ['2026-05-01', '9999-12-31', 'RUNNING', '2026-06-01'],
    ]);
  });

  it('turn overdue on the day after the due day, without any fact', () => {
    const facts = played([sent('report', {}, '2026-02-02'), sent('recognise-sop', {}, '2026-02-17')]);
    const programme = rowsOf(facts).filter((row) => entryOf(row, row.from).rule === 'DL-15');
    expect(programme).toEqual([
      expect.objectContaining({
        ...{ from: '2026-02-17', to: '9999-12-31', status: 'RUNNING' },
        ...{ lateFrom: '2026-03-04', dueSort: '2026-03-03', over: 0 },
      }),
    ]);
    const row = programme[0] as DutyRow;
    expect(['2026-02-17', '2026-03-03', '2026-03-04', '2027-01-01'].map((on) => entryOf(row, on).status)).toEqual([
      ...['RUNNING', 'RUNNING', 'OVERDUE', 'OVERDUE'],
    ]);
  });

  it('leave out what has no term once it is done, and what is not regulated', () => {
    const facts = played([sent('report', {}, '2026-02-02'), sent('recognise-sop', {}, '2026-02-17')]);
    const all = duties(familyView(FAMILY, facts, world).facts, world, { all: true });
    const done = all.filter((d) => d.kind === 'NO_TERM' && d.metOn !== null);
    const begun = (d: { ruleKey: string; triggerOn: string | null }): string => `${d.ruleKey}/${String(d.triggerOn)}`;
    const listed = new Set(rowsOf(facts).map((row) => begun(entryOf(row, row.from))));
    expect(all.some((d) => d.kind === 'NOT_REGULATED')).toBe(true);
    expect(
      all.filter((d) => d.kind === 'NOT_REGULATED' || done.includes(d)).filter((d) => listed.has(begun(d))),
    ).toEqual([]);
    expect(
      all.filter((d) => d.kind === 'TERM').every((d) => listed.has(begun(d)) || judge(d, '9999-01-01') === null),
    ).toBe(true);
  });
});
