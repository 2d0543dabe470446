import { idOf } from '../../support/ids';
import { PLACES, type Place } from '../../support/places';
import * as b from '../builders';
import { ABSENT, type Data, type Scenario } from '../model';

const at = PLACES.irkutsk;
const other = PLACES.irkutsk2;
const [secretary, operator, ministry] = ['secretary-irkutsk', 'operator-irkutsk', 'ministry'];
const Q1 = `/statistics/quarters/2026-Q1?unit=${at.oktmo}`;
const Q2 = `/statistics/quarters/2026-Q2?unit=${at.oktmo}`;

/** A family with some minors, recognised at once; every resolution has a number of its own. */
const recognised = (where: Place, family: string, on: string, minors: readonly string[]): Data => ({
  ...b.decided(where, `${family}/1`, on),
  occurredOn: on,
  persons: [b.parent(`REP ${family}`), ...minors.map((name) => b.child(name, '2015-02-11'))],
  addresses: [b.homeIn(where)],
  subjects: [b.familyOn('FG-11'), ...minors.map((name) => b.minorOn(name, 'MG-01'))],
  ...b.workWith(where, on),
  curator: { agencyId: `soc-${where.key}`, officerId: `off-curator-${where.key}` },
  firstReviewOn: '2026-08-03',
});
const balance = (opening: number, entered: number, out: number, closing: number): Data => ({
  opening,
  in: entered,
  out,
  closing,
});
const report = (occurredOn: string, families: Data, minors: Data): Data => ({
  occurredOn,
  figures: { families, minors },
  signedByOfficerId: 'off-head-irkutsk',
});
const send = b.sender('FAM-A');
const family = (name: string) => ({ family: name, expect: { status: 201 } });
/** Movement of families and minors at their paths. */
const moved = (who: 'families' | 'minors', given: Data): Data =>
  Object.fromEntries(Object.entries(given).map(([name, n]) => [`${who}.${name}`, n]));
const familiesOf = (quarter: string, figure: string): string => quarter.replace('?', `/families?figure=${figure}&`);
/** Exactly these families stand behind a figure. */
const counts = (quarter: string, figure: string, families: readonly string[]) => {
  const ids = families.map((name) => idOf(name)).sort();
  const title = `families of ${figure} in ${quarter.slice(21, 28)}`;
  return b.ask(title, ['2026-05-12', operator], familiesOf(quarter, figure), {
    total: ids.length,
    value: ids.length,
    ...Object.fromEntries(ids.map((id, n) => [`items[${n}].familyId`, id])),
  });
};
const SUBMIT = `/periods/${at.oktmo}/2026-Q1/submission`;

export const quarterStory: Scenario = {
  id: 'QUARTER',
  title: 'A quarter is reported, summarised, told apart from what comes late, and corrected (spec 8.5)',
  place: at,
  startsOn: '2026-02-10',
  steps: [
    send('A', ['2026-02-10', secretary], ['recognise-sop', recognised(at, 'FAM-A', '2026-02-10', ['MIN-A-1'])]),
    send(
      'B',
      ['2026-03-03', secretary],
      ['recognise-sop', recognised(at, 'FAM-B', '2026-03-03', ['MIN-B-1', 'MIN-B-2'])],
      family('FAM-B'),
    ),
    send(
      'C',
      ['2026-03-05', 'secretary-irkutsk2'],
      ['recognise-sop', recognised(other, 'FAM-C', '2026-03-05', [])],
      family('FAM-C'),
    ),
    b.post('before its end', ['2026-03-30', operator], SUBMIT, {
      body: report('2026-03-30', balance(0, 2, 0, 2), balance(0, 3, 0, 3)),
      expect: {
        status: 422,
        code: 'WRONG_STATE',
      },
    }),
    b.post('in the future', ['2026-03-30', operator], SUBMIT, {
      body: report('2026-04-03', balance(0, 2, 0, 2), balance(0, 3, 0, 3)),
      expect: {
        status: 400,
        code: 'IN_THE_FUTURE',
      },
    }),
    b.post('a figure too many', ['2026-04-03', operator], SUBMIT, {
      body: report('2026-04-03', balance(0, 3, 0, 3), balance(0, 3, 1, 3)),
      expect: {
        status: 422,
        code: 'FIGURES_DIFFER',
        path: 'figures.families.in',
        given: 3,
        computed: 2,
        'errors.length': 3,
        'errors[path=figures.families.closing].computed': 2,
        'errors[path=figures.minors.out].given': 1,
      },
    }),
    b.post('not by the secretary', ['2026-04-03', secretary], SUBMIT, {
      body: report('2026-04-03', balance(0, 2, 0, 2), balance(0, 3, 0, 3)),
      expect: {
        status: 403,
        code: 'FORBIDDEN_ROLE',
      },
    }),
    b.post('not by the neighbour', ['2026-04-03', 'operator-irkutsk2'], SUBMIT, {
      body: report('2026-04-03', balance(0, 2, 0, 2), balance(0, 3, 0, 3)),
      expect: {
        status: 403,
        code: 'FORBIDDEN_TERRITORY',
      },
    }),
    b.ask('nothing is frozen yet', ['2026-04-03', operator], Q1, {
      status: 'PRELIMINARY',
      version: 0,
      'families.in': 2,
    }),
    b.post('reported', ['2026-04-03', operator], SUBMIT, {
      body: report('2026-04-03', balance(0, 2, 0, 2), balance(0, 3, 0, 3)),
      expect: {
        status: 201,
        'body.status': 'SUBMITTED',
        'body.version': 1,
        'body.unit': at.oktmo,
        'body.period': '2026-Q1',
        'body.families.closing': 2,
        'body.rows.families': 2,
      },
    }),
    send(
      'D, late for the report',
      ['2026-04-04', secretary],
      ['recognise-sop', recognised(at, 'FAM-D', '2026-03-24', ['MIN-D-1'])],
      family('FAM-D'),
    ),
    b.ask('the report stays', ['2026-04-04', operator], Q1, {
      status: 'SUBMITTED',
      version: 1,
      ...moved('families', { in: 2, closing: 2 }),
    }),
    b.ask('D is an adjustment of the next quarter', ['2026-04-04', operator], Q2, {
      status: 'PRELIMINARY',
      ...moved('families', { opening: 2, adjustmentsIn: 1, adjustmentsOut: 0, in: 0, out: 0, closing: 3 }),
      ...moved('minors', { opening: 3, adjustmentsIn: 1, adjustmentsOut: 0, in: 0, out: 0, closing: 4 }),
    }),
    b.post('the same figures again', ['2026-04-06', operator], SUBMIT, {
      body: report('2026-04-06', balance(0, 2, 0, 2), balance(0, 3, 0, 3)),
      expect: {
        status: 422,
        code: 'FIGURES_DIFFER',
      },
    }),
    b.post('reported again', ['2026-04-06', operator], SUBMIT, {
      body: report('2026-04-06', balance(0, 3, 0, 3), balance(0, 4, 0, 4)),
      expect: {
        status: 201,
        'body.version': 2,
        'body.families.in': 3,
      },
    }),
    b.post('summarised', ['2026-04-10', ministry], '/periods/REGION/2026-Q1/summary', {
      body: { occurredOn: '2026-04-10' },
      expect: {
        status: 201,
        'body.unit': 'REGION',
        'body.status': 'SUMMARISED',
        'body.version': 1,
        'body.formedOn': '2026-04-10',
        'body.families.in': 4,
        'body.minors.in': 4,
        'body.units.length': 6,
        'body.units[unit=25604000].status': 'SUBMITTED',
        'body.units[unit=25604000].version': 2,
        'body.units[unit=25612000].status': 'NOT_CONFIRMED_BY_INSTITUTION',
      },
    }),
    b.post('not twice', ['2026-04-10', ministry], '/periods/REGION/2026-Q1/summary', {
      body: { occurredOn: '2026-04-10' },
      expect: {
        status: 409,
        code: 'PERIOD_FROZEN',
      },
    }),
    b.post('no report behind the summary', ['2026-04-13', operator], SUBMIT, {
      body: report('2026-04-13', balance(0, 3, 0, 3), balance(0, 4, 0, 4)),
      expect: {
        status: 409,
        code: 'PERIOD_FROZEN',
      },
    }),
    b.post('nothing to correct yet', ['2026-04-13', ministry], '/periods/REGION/2026-Q1/corrections', {
      body: { occurredOn: '2026-04-13', reason: 'Проверка.' },
      expect: {
        status: 422,
        code: 'NOTHING_TO_CORRECT',
      },
    }),
    send(
      'F, late for the summary',
      ['2026-04-20', secretary],
      ['recognise-sop', recognised(at, 'FAM-F', '2026-03-17', ['MIN-F-1'])],
      family('FAM-F'),
    ),
    send(
      'A left, late for the summary',
      ['2026-04-21', secretary],
      [
        'deregister',
        {
          ...b.decided(at, 'FAM-A/2', '2026-03-27'),
          occurredOn: '2026-03-27',
          subjects: [
            { kind: 'FAMILY', ground: 'FD-06' },
            { kind: 'MINOR', personId: idOf('MIN-A-1'), ground: 'MD-05' },
          ],
          mode: 'PLAIN',
        },
      ],
    ),
    b.ask('the summary stays', ['2026-04-21', operator], Q1, {
      status: 'SUMMARISED',
      version: 2,
      ...moved('families', { opening: 0, in: 3, out: 0, closing: 3 }),
      ...moved('minors', { in: 4, out: 0, closing: 4 }),
    }),
    b.ask('what is known now', ['2026-04-21', operator], `${Q1}&basis=RECALCULATED`, {
      status: 'RECALCULATED',
      version: 0,
      ...moved('families', { opening: 0, in: 4, out: 1, outPositive: 1, closing: 3 }),
      ...moved('minors', { in: 5, out: 1, closing: 4 }),
    }),
    send(
      'G',
      ['2026-05-12', secretary],
      ['recognise-sop', recognised(at, 'FAM-G', '2026-05-12', ['MIN-G-1'])],
      family('FAM-G'),
    ),
    b.ask('both are adjustments', ['2026-05-12', operator], Q2, {
      ...moved('families', { opening: 3, adjustmentsIn: 1, adjustmentsOut: 1, in: 1, out: 0, closing: 4 }),
      ...moved('minors', { opening: 4, adjustmentsIn: 1, adjustmentsOut: 1, in: 1, out: 0, closing: 5 }),
      'checks[of=families].holds': true,
      'checks[of=minors].holds': true,
    }),
    b.ask('of the region too', ['2026-05-12', ministry], '/statistics/quarters/2026-Q2?unit=REGION', {
      ...moved('families', { opening: 4, adjustmentsIn: 1, adjustmentsOut: 1, in: 1, out: 0, closing: 5 }),
      'checks[of=families].holds': true,
    }),
    b.ask('and of nobody else', ['2026-05-12', ministry], `/statistics/quarters/2026-Q2?unit=${other.oktmo}`, {
      ...moved('families', { opening: 1, adjustmentsIn: 0, adjustmentsOut: 0, in: 0, out: 0, closing: 1 }),
    }),
    ...(
      [
        [Q2, 'families.adjustmentsIn', ['FAM-F']],
        [Q2, 'families.adjustmentsOut', ['FAM-A']],
        [Q2, 'minors.adjustmentsIn', ['FAM-F']],
        [Q2, 'families.opening', ['FAM-A', 'FAM-B', 'FAM-D']],
        [Q2, 'families.closing', ['FAM-B', 'FAM-D', 'FAM-F', 'FAM-G']],
        [Q2, 'families.in', ['FAM-G']],
        [Q1, 'families.in', ['FAM-A', 'FAM-B', 'FAM-D']],
        [Q1, 'families.out', []],
        [Q1, 'structure.ground.FG-11', ['FAM-A', 'FAM-B', 'FAM-D']],
      ] as const
    ).map(([quarter, figure, families]) => counts(quarter, figure, families)),
    b.ask('minors of B count twice', ['2026-05-12', operator], familiesOf(Q1, 'minors.closing'), {
      value: 4,
      total: 3,
      'definition.indicator': 'ST-04',
      [`items[familyId=${idOf('FAM-B')}].n`]: 2,
    }),
    {
      ...b.ask('no families for the analyst', ['2026-05-12', 'analyst'], familiesOf(Q1, 'families.in'), {}),
      status: 403,
    },
    {
      ...b.ask('no such figure', ['2026-05-12', operator], familiesOf(Q1, 'families.nothing'), {
        code: 'VALIDATION_FAILED',
      }),
      status: 400,
    },
    b.ask(
      'why the entries changed',
      ['2026-05-12', operator],
      `/statistics/changes?unit=${at.oktmo}&figure=families.in&period=2026-Q1&from=2026-04-10&to=2026-05-12`,
      {
        was: 3,
        is: 4,
        total: 1,
        'items[0].familyId': idOf('FAM-F'),
        'items[0].n': 1,
        'items[0].facts[type=recognized-SOP].occurredOn': '2026-03-17',
      },
    ),
    b.ask(
      'why the closing balance did not',
      ['2026-05-12', 'analyst'],
      '/statistics/changes?unit=REGION&figure=families.closing&period=2026-Q1&from=2026-04-10',
      { was: 4, is: 4, total: 2, 'items[0].familyId': ABSENT, 'items[1].familyId': ABSENT },
    ),
    b.post('corrected', ['2026-05-15', ministry], '/periods/REGION/2026-Q1/corrections', {
      body: { occurredOn: '2026-05-15', reason: 'Поздние решения комиссии.' },
      expect: {
        status: 201,
        'body.oldVersion': 1,
        'body.newVersion': 2,
        'body.differences[path=families.in].unit': at.oktmo,
        'body.differences[path=families.in].was': 3,
        'body.differences[path=families.in].is': 4,
        'body.differences[path=families.in].familyId': idOf('FAM-F'),
        'body.differences[path=families.out].was': 0,
        'body.differences[path=families.out].is': 1,
        'body.differences[path=families.out].familyId': idOf('FAM-A'),
        'body.differences[path=families.closing]': ABSENT,
      },
    }),
    b.post('and no more', ['2026-05-15', ministry], '/periods/REGION/2026-Q1/corrections', {
      body: { occurredOn: '2026-05-15', reason: 'Ещё раз.' },
      expect: {
        status: 422,
        code: 'NOTHING_TO_CORRECT',
      },
    }),
  ],
  then: [
    b.ask('the corrected version is legal', ['2026-05-18', operator], Q1, {
      status: 'SUMMARISED',
      version: 3,
      ...moved('families', { in: 4, out: 1, closing: 3 }),
    }),
    b.ask('the version before stays as it was', ['2026-05-18', operator], `${Q1}&version=2`, {
      version: 2,
      ...moved('families', { in: 3, out: 0, closing: 3 }),
    }),
    b.ask('so does the first report', ['2026-05-18', operator], `${Q1}&version=1`, {
      status: 'SUBMITTED',
      version: 1,
      ...moved('families', { in: 2, closing: 2 }),
    }),
    b.ask('the next quarter has nothing left to adjust', ['2026-05-18', operator], Q2, {
      ...moved('families', { opening: 3, adjustmentsIn: 0, adjustmentsOut: 0, in: 1, out: 0, closing: 4 }),
    }),
    {
      ...b.ask('there is no fourth', ['2026-05-18', operator], `${Q1}&version=4`, { code: 'PERIOD_VERSION_UNKNOWN' }),
      status: 404,
    },
  ],
};
