import { PLACES } from '../../support/places';
import { idOf } from '../../support/ids';
import * as b from '../builders';
import { type Data, type Scenario } from '../model';

const at = PLACES.kochki;
const [secretary, curator] = ['secretary-kochki', 'curator-kochki'];
const family = 'FAM-KT';
const send = b.sender(family);
const PROGRAMME = idOf('FAM-KT programme');
const ground = b.familyOn('FG-99', 'Вымышленные обстоятельства.');
const approval = (number: string, termTo: string): Data => ({
  ...b.decided(at, number, '2027-01-19'),
  programmeId: PROGRAMME,
  approvedBy: 'COMMISSION',
  termFrom: '2027-01-19',
  termTo,
  controlDates: [],
  copiesToFamily: 1,
});
const asked = (step: string, path: string, expected: Data) => b.ask(step, ['2027-10-04', 'ministry'], path, expected);

/** KOCHKI over New Year: 31 December and 1 to 10 January are off in 2026 and 2027; every day is counted by hand. */
export const kochkiTerms: Scenario = {
  id: 'KOCHKI-TERMS',
  title:
    'KOCHKI: registered before New Year, a programme short by a day, months of 15 days, patronage, back within a year',
  place: at,
  startsOn: '2026-12-29',
  steps: [
    send(
      'registered',
      ['2026-12-29', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '60/1', '2026-12-29'),
          persons: [b.parent('REP-KT-1'), b.child('MIN-KT-1', '2014-05-20')],
          addresses: [b.homeIn(at)],
          subjects: [ground],
          ...b.workWith(at, '2026-12-29'),
          curator: { agencyId: 'soc-kochki' },
        },
      ],
      {
        due: [
          // Working days after 29 December: 30 December, 11, 12, 13 and 14 January.
          { rule: 'DL-09', status: 'RUNNING', nominalDue: '2027-01-12', effectiveDue: '2027-01-12' },
          { rule: 'DL-14', status: 'RUNNING', nominalDue: '2027-01-14', effectiveDue: '2027-01-14' },
          { rule: 'DL-15', status: 'PENDING_TRIGGER', nominalDue: null, effectiveDue: null },
        ],
      },
    ),
    // Received on a day off: fifteen calendar days from 31 December end on Friday 15 January.
    send(
      'received on a day off',
      ['2026-12-31', curator],
      ['acknowledge-resolution', { resolution: b.resolutionOf(at, '60/1', '2026-12-29'), addresseeId: 'soc-kochki' }],
      { due: [{ rule: 'DL-15', status: 'RUNNING', triggerOn: '2026-12-31', effectiveDue: '2027-01-15' }] },
    ),
    send(
      'drafted',
      ['2027-01-14', curator],
      [
        'draft-programme',
        {
          programmeId: PROGRAMME,
          goal: 'Учебная цель.',
          tasks: [],
          measures: b.measures(at, family, 1, '2027-02-20'),
        },
      ],
    ),
    send(
      'submitted on Monday',
      ['2027-01-18', curator],
      ['submit-programme', { programmeId: PROGRAMME, toBodyId: 'kdn-kochki' }],
      {
        expect: { status: 201, violations: ['DL-15'] },
        due: [{ rule: 'DL-15', status: 'MET_LATE', metOn: '2027-01-18', lateWorkingDays: 1 }],
      },
    ),
    send('a day short', ['2027-01-19', secretary], ['approve-programme', approval('2/1', '2027-07-18')], {
      expect: { status: 422, code: 'PROGRAMME_TOO_SHORT' },
    }),
    send('six months', ['2027-01-19', secretary], ['approve-programme', approval('2/1', '2027-07-19')], {
      due: [{ rule: 'DL-17', status: 'MET' }],
    }),
    send('visited', ['2027-02-28', curator], ['record-patronage-visit', visit('SAME')], {}),
    // April is registered until the 14th: fourteen days are no month of visits (spec 4.1.12).
    send(
      'left in mid-April',
      ['2027-04-15', secretary],
      [
        'deregister',
        {
          ...b.decided(at, '15/1', '2027-04-15'),
          subjects: [{ kind: 'FAMILY', ground: 'FD-99', groundText: 'Вымышленное основание.' }],
          mode: 'WITH_PATRONAGE',
          patronageAgencyId: 'soc-kochki',
        },
      ],
      {
        due: [
          {
            rule: 'DL-19',
            triggerOn: '2027-01-01',
            status: 'OVERDUE',
            nominalDue: '2027-01-31',
            effectiveDue: '2027-01-31',
          },
          { rule: 'DL-19', triggerOn: '2027-02-01', status: 'MET', effectiveDue: '2027-02-28', metOn: '2027-02-28' },
          { rule: 'DL-19', triggerOn: '2027-03-01', status: 'OVERDUE', effectiveDue: '2027-03-31' },
        ],
      },
    ),
    b.ask('left: under patronage', ['2027-04-15', secretary], `/families/{${family}}`, {
      'states.main': 'UNDER_PATRONAGE_AFTER',
      daysOnRegister: 107,
    }),
    send('patronage: visited', ['2027-05-11', curator], ['record-patronage-visit', visit('BETTER')]),
    send('patronage: ended', ['2027-06-10', curator], ['end-patronage', { agencyId: 'soc-kochki', result: 'RELAPSE' }]),
    send(
      'patronage: ended twice',
      ['2027-06-11', curator],
      ['end-patronage', { agencyId: 'soc-kochki', result: 'STABLE' }],
      {
        expect: { status: 422, code: 'WRONG_STATE' },
      },
    ),
    send(
      'back',
      ['2027-09-14', secretary],
      [
        'recognise-sop',
        { ...b.decided(at, '40/1', '2027-09-14'), subjects: [ground], ...b.workWith(at, '2027-09-14') },
      ],
    ),
  ],
  then: [
    asked('then: one is in with the old year', `/statistics/quarters/2026-Q4?unit=${at.oktmo}`, {
      'families.inFirst': 1,
      'families.closing': 1,
    }),
    asked('then: out with patronage', `/statistics/quarters/2027-Q2?unit=${at.oktmo}`, {
      'families.out': 1,
      'families.outPatronage': 1,
      'families.outPositive': 0,
      'families.outByGround': { 'FD-99': 1 },
      'families.closing': 0,
    }),
    asked('then: in again', `/statistics/quarters/2027-Q3?unit=${at.oktmo}`, {
      'families.inFirst': 0,
      'families.inRepeated': 1,
      'families.closing': 1,
    }),
    asked('then: three months of 15 days, one visit', `/statistics/compliance?period=2027-Q1&unit=${at.oktmo}`, {
      'patronage.familyMonths': 3,
      'patronage.withVisit': 1,
    }),
    asked('then: no month in spring', `/statistics/compliance?period=2027-Q2&unit=${at.oktmo}`, {
      'patronage.familyMonths': 0,
    }),
    asked('then: repeated within a year', `/statistics/compliance?period=2027-Q3&unit=${at.oktmo}`, {
      'repeats.within12Months': 1,
      'repeats.registered': 1,
    }),
  ],
};

function visit(situation: string): Data {
  return { kind: 'PK-03', place: 'дом семьи', present: [], situation };
}
