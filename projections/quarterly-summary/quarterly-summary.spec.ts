import { quarterSpan } from '@kurator/kernel';
import { familyView, type FamilyView } from '@kurator/family';
import type { DatedChange } from '@kurator/read-models';
import { FAMILY, played, sent, TOWNS, world, type Sent } from '../../libs/family/src/testing';
import { resolutionOn, SON } from '../../libs/family/src/shared/examples';
import { quarterlySummary } from './index';

const MINOR = { kind: 'MINOR', personId: SON };
const RECOGNISED = [
  { kind: 'FAMILY', grounds: ['FG-01'] },
  { ...MINOR, grounds: ['MG-01'] },
];
const report = sent('report', { municipality: TOWNS.IRKUTSK }, '2026-01-12');
const recognised = sent('recognise-sop', { subjects: RECOGNISED }, '2026-02-17');
const viewOf = (story: readonly Sent[]): FamilyView => familyView(FAMILY, played(story, { profile: 'IRKUTSK' }), world);
const changesOf = (view: FamilyView): readonly DatedChange[] => quarterlySummary.render(view).changes ?? [];
const sum = (
  changes: readonly DatedChange[],
  unit: string,
  key: string,
  [from, to]: readonly [string, string],
): number =>
  changes
    .filter((c) => c.unit === unit && c.key === key && c.date >= from && c.date <= to)
    .reduce((n, c) => n + c.n, 0);
const within = (changes: readonly DatedChange[], quarter: string, key: string, unit = 'REGION'): number => {
  const { from, to } = quarterSpan(quarter);
  return sum(changes, unit, key, [from, to]);
};
const upTo = (changes: readonly DatedChange[], on: string, key: string, unit = 'REGION') =>
  sum(changes, unit, key, ['0000', on]);

it('tells how each minor left, when two cases end on one day in different ways (ST-03d)', () => {
  const leave = (mode: string, number: string) =>
    sent(
      'deregister',
      {
        resolution: resolutionOn(number, '2026-05-05'),
        mode,
        patronageAgencyId: 'soc-1',
        subjects: [
          { kind: 'FAMILY', ground: 'FD-06' },
          { ...MINOR, ground: 'MD-05' },
        ],
      },
      '2026-05-05',
    );
  const again = sent(
    'recognise-sop',
    { subjects: RECOGNISED, persons: report.body['persons'], resolution: resolutionOn('9/2', '2026-05-05') },
    '2026-05-05',
  );
  const changes = changesOf(viewOf([report, recognised, leave('PLAIN', '9/1'), again, leave('WITH_PATRONAGE', '9/3')]));
  expect(within(changes, '2026-Q2', 'f|minors|out')).toBe(2);
  expect(within(changes, '2026-Q2', 'f|minors|outPatronage')).toBe(1);
});

describe('a registration after one in another family (ST-02b, CG-58)', () => {
  const elsewhere = new Map([[SON, '2026-01-30']]);
  const played2 = (story: readonly Sent[]) =>
    changesOf(familyView(FAMILY, played(story, { profile: 'IRKUTSK', registeredElsewhere: elsewhere }), world));
  it('is repeated for the minor who was there and for the family, and for nobody else', () => {
    const changes = played2([report, recognised]);
    for (const who of ['families', 'minors'])
      expect([who, ...['inFirst', 'inRepeated'].map((key) => within(changes, '2026-Q1', `f|${who}|${key}`))]).toEqual([
        ...[who, 0, 1],
      ]);
  });
  it('is the minor’s alone where the family is on the register already', () => {
    const first = sent('recognise-sop', { subjects: [{ kind: 'FAMILY', grounds: ['FG-01'] }] }, '2026-01-20');
    const second = sent('recognise-sop', { subjects: [{ ...MINOR, grounds: ['MG-01'] }] }, '2026-02-17');
    const changes = played2([
      report,
      first,
      { ...second, body: { ...second.body, resolution: resolutionOn('8/1', '2026-02-17') } },
    ]);
    expect(within(changes, '2026-Q1', 'f|families|inFirst')).toBe(1);
    expect(within(changes, '2026-Q1', 'f|minors|inRepeated')).toBe(1);
  });
});

describe('distinct cases (ST-10 to ST-17)', () => {
  const level = (on: string, to: string) => sent('change-level', { to }, on);
  const changes = changesOf(
    viewOf([
      ...[report, recognised, sent('start-accompaniment', { level: 'BASE' }, '2026-03-02')],
      ...[level('2026-04-06', 'CRISIS'), level('2026-05-04', 'BASE'), level('2026-06-01', 'CRISIS')],
      ...[level('2026-07-06', 'EMERGENCY'), sent('end-accompaniment', {}, '2026-09-01')],
    ]),
  );

  it('count a case once a quarter in each line, and its moves apart', () => {
    expect(within(changes, '2026-Q1', 'q|ST-10')).toBe(1);
    expect([within(changes, '2026-Q2', 'q|ST-11'), within(changes, '2026-Q2', 'f|ST-11')]).toEqual([1, 3]);
    expect([within(changes, '2026-Q2', 'q|ST-12'), within(changes, '2026-Q2', 'f|ST-12')]).toEqual([1, 2]);
    expect([within(changes, '2026-Q2', 'q|ST-13'), within(changes, '2026-Q2', 'f|ST-13')]).toEqual([1, 1]);
    expect(within(changes, '2026-Q3', 'q|ST-17|CRISIS>EMERGENCY')).toBe(1);
    expect(within(changes, '2026-Q3', 'q|ST-16')).toBe(1);
  });
  it('count it once a year in the yearly table', () => {
    expect(sum(changes, 'REGION', 'y|ST-11', ['2026-01-01', '2026-12-31'])).toBe(1);
    expect(sum(changes, 'REGION', 'y|ST-12', ['2026-01-01', '2026-12-31'])).toBe(1);
  });
  it('count a move for the case whose accompaniment it belongs to, when the next case is open already (spec 5.1.5)', () => {
    const subjects = [
      { kind: 'FAMILY', ground: 'FD-06' },
      { ...MINOR, ground: 'MD-05' },
    ];
    const outlived = changesOf(
      viewOf([
        ...[report, recognised, sent('start-accompaniment', { level: 'BASE' }, '2026-03-02')],
        ...[level('2026-04-06', 'CRISIS'), sent('deregister', { subjects }, '2026-05-05')],
        sent('report', { municipality: TOWNS.IRKUTSK }, '2026-05-12'),
        ...[level('2026-06-01', 'BASE'), sent('end-accompaniment', {}, '2026-06-15')],
      ]),
    );
    expect([within(outlived, '2026-Q2', 'q|ST-11'), within(outlived, '2026-Q2', 'f|ST-11')]).toEqual([1, 2]);
    expect(within(outlived, '2026-Q2', 'q|ST-13')).toBe(1);
    expect(within(outlived, '2026-Q2', 'q|ST-16')).toBe(1);
  });
  it('take the level that a move starts from out of the history, when a move between was recorded late', () => {
    const late = changesOf(
      viewOf([
        ...[report, recognised, sent('start-accompaniment', { level: 'EMERGENCY' }, '2026-03-02')],
        ...[level('2026-06-01', 'BASE'), level('2026-05-04', 'CRISIS')],
      ]),
    );
    expect(within(late, '2026-Q2', 'f|ST-17|EMERGENCY>CRISIS')).toBe(1);
    expect(within(late, '2026-Q2', 'f|ST-13')).toBe(1);
    expect(within(late, '2026-Q2', 'f|ST-17|EMERGENCY>BASE')).toBe(0);
  });
});

describe('what time alone changes', () => {
  const changes = changesOf(viewOf([report, recognised]));
  it('moves time on the register at six months, and beyond twelve', () => {
    const at = (on: string) => ['<6', '6-12', '>12'].map((group) => upTo(changes, on, `s|timeOnRegister|${group}`));
    expect(at('2026-08-16')).toEqual([1, 0, 0]);
    expect(at('2026-08-17')).toEqual([0, 1, 0]);
    expect(at('2027-02-17')).toEqual([0, 1, 0]);
    expect(at('2027-02-18')).toEqual([0, 0, 1]);
  });
  it('moves age groups at the end of the birth month, so that erasure changes no figure', () => {
    const at = (on: string) => ['7-13', '14-17', '18+'].map((group) => upTo(changes, on, `s|ageGroup|${group}`));
    expect([at('2028-05-30'), at('2028-05-31')]).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect([at('2032-05-30'), at('2032-05-31')]).toEqual([
      [0, 1, 0],
      [0, 0, 1],
    ]);
    const erased = played([report, recognised], { profile: 'IRKUTSK' }).map((fact) => {
      const persons = fact.data['persons'] as readonly object[] | undefined;
      const gone = persons?.map((p) => ({ ...p, birthDate: { $erased: true }, name: { $erased: true } }));
      return gone ? { ...fact, data: { ...fact.data, persons: gone } } : fact;
    });
    expect(changesOf(familyView(FAMILY, erased, world))).toEqual(changes);
  });
});

describe('leaving', () => {
  it('counts a minor who leaves a family that stays (ST-07), and the family by its last subject', () => {
    const changes = changesOf(
      viewOf([
        ...[report, recognised],
        sent('deregister', { subjects: [{ ...MINOR, ground: 'MD-05' }] }, '2026-05-12'),
        sent(
          'deregister',
          { subjects: [{ kind: 'FAMILY', ground: 'FD-99', groundText: 'x' }], mode: 'TO_PREVENTIVE_REGISTER' },
          '2026-08-11',
        ),
      ]),
    );
    expect(within(changes, '2026-Q2', 'f|minors|outFamilyStays')).toBe(1);
    expect(within(changes, '2026-Q2', 'f|minors|outPositive')).toBe(1);
    expect(within(changes, '2026-Q2', 'f|families|out')).toBe(0);
    expect(within(changes, '2026-Q3', 'f|families|outByGround|FD-99')).toBe(1);
    expect(within(changes, '2026-Q3', 'f|families|outPreventive')).toBe(1);
    expect(within(changes, '2026-Q3', 'f|families|outPositive')).toBe(0);
  });
  it('counts an annulment by the court in a line of its own, not with result', () => {
    const changes = changesOf(
      viewOf([report, recognised, sent('deregister', { subjects: [{ ...MINOR, ground: 'MD-02' }] }, '2026-05-12')]),
    );
    expect(within(changes, '2026-Q2', 'f|minors|outAnnulled')).toBe(1);
    expect(within(changes, '2026-Q2', 'f|minors|outPositive')).toBe(0);
  });
});

describe('a move inside the region while on the register', () => {
  const view = viewOf([
    report,
    recognised,
    sent('start-accompaniment', { level: 'BASE' }, '2026-03-02'),
    sent('schedule-review', {}, '2026-05-14'),
  ]);
  const moved = view.moments.map((moment) =>
    moment.on < '2026-05-14' ? moment : { ...moment, state: { ...moment.state, municipality: TOWNS.KOCHKI } },
  );
  const changes = changesOf({ ...view, moments: moved });
  const [old, next] = [TOWNS.IRKUTSK, TOWNS.KOCHKI];

  it.each(['families', 'minors'])('is out here and in there for %s, and neither for the region', (who) => {
    expect(within(changes, '2026-Q2', `f|${who}|outTransfer`, old)).toBe(1);
    expect(within(changes, '2026-Q2', `f|${who}|out`, old)).toBe(1);
    expect(within(changes, '2026-Q2', `f|${who}|inTransfer`, next)).toBe(1);
    for (const key of ['out', 'outTransfer', 'inTransfer', 'inFirst', 'inRepeated'])
      expect(within(changes, '2026-Q2', `f|${who}|${key}`)).toBe(0);
    expect([old, next, 'REGION'].map((unit) => upTo(changes, '2026-06-30', `s|${who}`, unit))).toEqual([0, 1, 1]);
  });
  it('takes the accompaniment along, in the balance of both units', () => {
    expect([old, next].map((unit) => upTo(changes, '2026-06-30', 's|accompaniment', unit))).toEqual([0, 1]);
    expect(within(changes, '2026-Q2', 'f|ST-18|out', old)).toBe(1);
    expect(within(changes, '2026-Q2', 'f|ST-18|in', next)).toBe(1);
    expect(within(changes, '2026-Q2', 'f|ST-18|in')).toBe(0);
  });
});
