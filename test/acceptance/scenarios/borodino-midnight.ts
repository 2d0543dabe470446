import { PLACES } from '../../support/places';
import * as b from '../builders';
import { type Data, type Scenario } from '../model';

const at = PLACES.borodino;
const [secretary, operator] = ['secretary-borodino', 'operator-borodino'];
const [THREAT, YEAR] = ['FAM-BM-1', 'FAM-BM-2'];
const send = b.sender(THREAT);
const people = (family: string) => [b.parent(`P ${family}`), b.child(`C ${family}`, '2015-05-20')];
const message: Data = {
  track: 'SOP',
  municipality: at.oktmo,
  informationSource: 'IS-05',
  detectedByAgencyKind: 'AG-99',
  reporterKind: 'CITIZEN',
  messageForm: 'ORAL',
  problem: 'Сообщение соседей (вымышленный случай).',
  threatToLife: true,
  persons: people(THREAT),
  addresses: [b.homeIn(at)],
};

/** BORODINO: at once ends at the local midnight (UTC+7), and terms of calendar days over New Year roll to 11 January. */
export const borodinoMidnight: Scenario = {
  id: 'BORODINO-MIDNIGHT',
  title: 'BORODINO: a threat ten minutes before midnight, receipt before New Year, half a year from 28 December',
  place: at,
  startsOn: '2026-09-14',
  steps: [
    send('message', ['2026-09-14', secretary], ['report', message], {
      at: '23:50',
      due: [{ rule: 'DL-06', status: 'RUNNING', nominalDue: '2026-09-14', effectiveDue: '2026-09-14' }],
    }),
    send('another day', ['2026-09-15', 'social-borodino'], ['record-survey', surveyed('2026-09-15')], {
      at: '00:10',
      expect: { status: 201, violations: ['DL-06'] },
      due: [{ rule: 'DL-06', status: 'MET_LATE', metOn: '2026-09-15', elapsedMinutes: 20, lateWorkingDays: 1 }],
    }),
    send('a survey before the message', ['2026-09-13', 'social-borodino'], ['record-survey', surveyed('2026-09-13')], {
      expect: { status: 422 },
    }),
    send(
      'registered',
      ['2026-12-28', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '52/1', '2026-12-28'),
          persons: people(YEAR),
          addresses: [b.homeIn(at)],
          subjects: [b.familyOn('FG-99', 'Вымышленные обстоятельства.')],
          ...b.workWith(at, '2026-12-28'),
        },
      ],
      {
        family: YEAR,
        due: [
          { rule: 'DL-15', status: 'RUNNING', nominalDue: '2026-12-31', effectiveDue: '2027-01-11' },
          { rule: 'DL-11', status: 'PENDING_TRIGGER', nominalDue: null, effectiveDue: null },
          { rule: 'DL-26', status: 'RUNNING', nominalDue: '2027-06-28', effectiveDue: '2027-06-28' },
        ],
      },
    ),
    send(
      'received',
      ['2026-12-29', operator],
      ['acknowledge-resolution', { resolution: b.resolutionOf(at, '52/1', '2026-12-28'), addresseeId: 'soc-borodino' }],
      {
        family: YEAR,
        due: [
          { rule: 'DL-11', status: 'RUNNING', nominalDue: '2027-01-01', effectiveDue: '2027-01-11' },
          { rule: 'DL-12', status: 'RUNNING', nominalDue: '2027-01-03', effectiveDue: '2027-01-11' },
        ],
      },
    ),
    send(
      'included on the 12th',
      ['2027-01-12', operator],
      ['include-in-bank', { bankRecordNo: '52', basis: { resolution: b.resolutionOf(at, '52/1', '2026-12-28') } }],
      {
        family: YEAR,
        expect: { status: 201, violations: ['DL-11'] },
        due: [{ rule: 'DL-11', status: 'MET_LATE', metOn: '2027-01-12', lateWorkingDays: 1 }],
      },
    ),
  ],
  then: [
    b.ask('then: the quarter', ['2027-01-12', 'ministry'], `/statistics/quarters/2026-Q4?unit=${at.oktmo}`, {
      'families.in': 1,
      'families.closing': 1,
      'minors.closing': 0,
    }),
    b.ask(
      'then: terms due in January',
      ['2027-01-13', 'ministry'],
      `/statistics/compliance?period=2027-01&unit=${at.oktmo}`,
      {
        'rules[rule=DL-11].metLate': 1,
        'rules[rule=DL-12].overdue': 1,
        'rules[rule=DL-15].overdue': 1,
      },
    ),
  ],
};

function surveyed(on: string): Data {
  return { act: b.document('DK-08', '4', on), ...b.surveyOf(at, people(THREAT)) };
}
