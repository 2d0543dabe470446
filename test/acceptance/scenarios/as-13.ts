import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { ABSENT, type Scenario } from '../model';

const at = PLACES.mariel;
const send = b.sender('FAM-14');
const secretary = 'secretary-mariel';
const people = [b.parent('REP-14-1'), b.child('MIN-14-1', '2008-07-15'), b.child('MIN-14-2', '2012-03-02', 'KR-09')];
const removal = (number: string, subjects: readonly object[]) => ({
  ...b.decided(at, number, '2026-07-21'),
  subjects,
  mode: 'PLAIN',
});
const WARNING = 'warnings[code=OVER_18_STILL_REGISTERED].code';
const OVER_18 = { [WARNING]: 'OVER_18_STILL_REGISTERED' };
const card = (step: string, on: string, expected: Readonly<Record<string, unknown>>, asOf = '') =>
  b.ask(step, [on, secretary], `/families/{FAM-14}${asOf === '' ? '' : `?asOf=${asOf}`}`, expected);
const TASK = 'items[type=minor-came-of-age]';

export const as13: Scenario = {
  id: 'AS-13',
  title: 'MARIEL: a minor turns 18',
  place: at,
  startsOn: '2026-02-10',
  steps: [
    send(
      'given',
      ['2026-02-10', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '6/1', '2026-02-10'),
          persons: people,
          addresses: [b.homeIn(at)],
          subjects: [b.familyOn('FG-01'), b.minorOn('MIN-14-1', 'MG-01')],
          dangerLevel: 'MEDIUM',
          ...b.workWith(at, '2026-02-10', '2026-08-10'),
          curator: { agencyId: 'soc-mariel', officerId: 'off-curator-mariel' },
        },
      ],
      { expect: { status: 201, events: ['recognized-SOP'] } },
    ),
    card('the day before', '2026-07-14', { [WARNING]: ABSENT, 'states.main': 'REGISTERED' }),
    b.ask('no task the day before', ['2026-07-14', secretary], '/families/{FAM-14}/history?limit=500', {
      [TASK]: ABSENT,
    }),
    card('1: warning on the day', '2026-07-15', {
      ...OVER_18,
      'states.main': 'REGISTERED',
      [`subjects[personId=${idOf('MIN-14-1')}].state`]: 'SUBJECT_REGISTERED',
    }),
    b.ask('1: task', ['2026-07-15', secretary], '/families/{FAM-14}/history?limit=500', {
      [`${TASK}.occurredOn`]: '2026-07-15',
      [`${TASK}.data.personId`]: idOf('MIN-14-1'),
      [`${TASK}.actor.role`]: 'SYSTEM',
      [`${TASK}.source.channel`]: 'SYSTEM',
    }),
    b.ask('1: register unchanged', ['2026-07-15', secretary], '/bank/families?state=REGISTERED', {
      total: 1,
      'items[0].minorsRegistered': 1,
      'items[0].minors': 1,
    }),
    card('warning on 20 July', '2026-07-20', OVER_18),
    send('2', ['2026-07-21', secretary], ['deregister', removal('26/1', [{ ...b.FAMILY, ground: 'FD-02' }])], {
      expect: { status: 422, code: 'MINOR_REMAINS' },
    }),
    send(
      '3',
      ['2026-07-21', secretary],
      ['deregister', removal('26/2', [{ kind: 'MINOR', personId: idOf('MIN-14-1'), ground: 'MD-01' }])],
      { expect: { status: 201, events: ['deregistered'] } },
    ),
    card('3: warning is gone', '2026-07-21', {
      [WARNING]: ABSENT,
      'states.main': 'REGISTERED',
      'subjects[kind=MINOR].state': 'SUBJECT_DEREGISTERED',
      'subjects[kind=MINOR].ground': 'MD-01',
    }),
    send(
      '4 copies',
      ['2026-07-30', secretary],
      [
        'send-resolution-copies',
        {
          resolution: b.resolutionOf(at, '26/2', '2026-07-21'),
          addressees: ['soc-mariel', 'school-mariel'],
          form: 'WRITTEN',
          purpose: 'DEREGISTRATION',
        },
      ],
      {
        expect: { status: 201, violations: [] },
        due: [
          { rule: 'DL-34', status: 'MET', nominalDue: '2026-08-04', effectiveDue: '2026-08-04', metOn: '2026-07-30' },
        ],
      },
    ),
    send(
      '4 family',
      ['2026-07-30', secretary],
      ['acquaint-family', { about: 'DEREGISTRATION', persons: [idOf('REP-14-1')], form: 'WRITTEN' }],
      { expect: { status: 201, events: ['family-notified'] } },
    ),
    send(
      'negative',
      ['2026-08-18', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '30/1', '2026-08-18'),
          persons: [b.parent('REP-14-9'), b.child('MIN-14-9', '2008-08-18')],
          addresses: [b.homeIn(at)],
          subjects: [b.minorOn('MIN-14-9', 'MG-01')],
          ...b.workWith(at, '2026-08-18'),
        },
      ],
      { family: 'FAM-14-9', expect: { status: 422, code: 'NOT_A_MINOR' } },
    ),
  ],
  then: [
    ...['2026-07-15', '2026-07-16', '2026-07-17', '2026-07-18', '2026-07-19', '2026-07-20'].map((on) =>
      card(`then: warning on ${on}`, '2026-10-05', OVER_18, on),
    ),
    ...['2026-07-14', '2026-07-21'].map((on) =>
      card(`then: no warning on ${on}`, '2026-10-05', { [WARNING]: ABSENT }, on),
    ),
    b.ask('then: history', ['2026-10-05', secretary], '/families/{FAM-14}/history?limit=500', {
      'items[type=deregistered].data.remainingSubjects': 1,
      // The task was raised once: 3 events of the recognition, 1 task, 2 of the decision, copies and notice.
      total: 8,
    }),
    b.ask('then: Q3', ['2026-10-05', secretary], '/statistics/quarters/2026-Q3?unit=88705000', {
      'families.opening': 1,
      'families.in': 0,
      'families.out': 0,
      'families.closing': 1,
      'minors.opening': 1,
      'minors.out': 1,
      'minors.outByGround.MD-01': 1,
      'minors.closing': 0,
      'indicators.ST-07.out': 1,
    }),
    b.ask('then: minors of registered families before', ['2026-10-05', secretary], '/bank/families?asOf=2026-07-14', {
      'items[0].minors': 2,
    }),
    b.ask('then: minors of registered families', ['2026-10-05', secretary], '/bank/families', { 'items[0].minors': 1 }),
  ],
};
