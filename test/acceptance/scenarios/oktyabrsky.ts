import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import type { CommandStep, Data } from '../model';

export const at = PLACES.oktyabrsky;
export const operator = 'operator-oktyabrsky';
export const secretary = 'secretary-oktyabrsky';
export const curator = 'curator-oktyabrsky';

/** Two parents and three minors of a family, by its number. */
export const people = (no: string) => [
  b.parent(`REP-${no}-1`),
  b.parent(`REP-${no}-2`, 'KR-02', '1986-11-02'),
  b.child(`MIN-${no}-1`, '2012-04-02'),
  b.child(`MIN-${no}-2`, '2015-09-21', 'KR-09'),
  b.child(`MIN-${no}-3`, '2019-01-30'),
];

/** Each parent for themselves, the first one for the minors (OKTYABRSKY 11.5: each citizen concerned). */
const consents = (no: string): readonly (readonly [subject: string, by: string])[] => [
  [`REP-${no}-1`, `REP-${no}-1`],
  [`REP-${no}-2`, `REP-${no}-2`],
  ...[1, 2, 3].map((k) => [`MIN-${no}-${k}`, `REP-${no}-1`] as const),
];

/** AS-07 up to the bank's record: applied, assessed, approved, agreed, accompanied. The days are those of the scenario. */
export function intoTheBank(no: string): readonly CommandStep[] {
  const family = `FAM-${no}`;
  const send = b.sender(family);
  const programmeId = idOf(`${family} programme`);
  const members = people(no);
  return [
    send(
      '1 message',
      ['2026-02-10', operator],
      [
        'report',
        {
          track: 'TZHS',
          municipality: at.oktmo,
          informationSource: 'IS-10',
          detectedByAgencyId: 'soc-oktyabrsky',
          reporterKind: 'LEGAL_REPRESENTATIVE',
          messageForm: 'WRITTEN',
          problem: 'Семья просит о помощи (вымышленный случай).',
          threatToLife: false,
          persons: members,
          addresses: [b.homeIn(at)],
        },
      ],
      { expect: { status: 201, events: ['journal-entry-registered', 'reported'], violations: [] } },
    ),
    send(
      '1',
      ['2026-02-10', operator],
      [
        'register-application',
        {
          applicantId: idOf(`REP-${no}-1`),
          registrationNo: '12',
          institutionId: 'soc-oktyabrsky',
          requestText: 'Заявление о сопровождении (вымышленное).',
        },
      ],
      {
        expect: { status: 201, events: ['application-registered'], violations: [] },
        due: [{ rule: 'DL-01', status: 'NO_TERM', nominalDue: null, effectiveDue: null, metOn: '2026-02-10' }],
      },
    ),
    send(
      '2 survey',
      ['2026-02-13', 'social-oktyabrsky'],
      ['record-survey', b.surveyOf(at, members, { surveyKind: 'TZHS' })],
      {
        expect: { status: 201, events: ['surveyed'], violations: [] },
        due: [{ rule: 'DL-06', status: 'NO_TERM', nominalDue: null, effectiveDue: null, metOn: '2026-02-13' }],
      },
    ),
    send(
      '2 need',
      ['2026-02-13', operator],
      ['determine-need', { categories: ['TC-04'], circumstances: ['CI-01'], level: 'BASE' }],
      { expect: { status: 201, events: ['need-determined'], violations: [] } },
    ),
    send('3', ['2026-02-16', operator], ['include-in-bank', record], {
      expect: { status: 422, code: 'AGREEMENT_MISSING' },
    }),
    send(
      '4 curator',
      ['2026-02-16', operator],
      [
        'assign-curator',
        { curator: { agencyId: 'soc-oktyabrsky', officerId: 'off-curator-oktyabrsky' }, selectionBasis: 'Участок 3.' },
      ],
    ),
    send(
      '4 draft',
      ['2026-02-18', curator],
      [
        'draft-programme',
        {
          programmeId,
          goal: 'Учебная цель.',
          tasks: ['Задача.'],
          measures: b.measures(at, family, 2, '2026-11-30'),
          withFamily: true,
        },
      ],
    ),
    send('4 agreement before the programme', ['2026-02-18', operator], ['conclude-agreement', agreement(no)], {
      expect: { status: 422, code: 'WRONG_STATE' },
    }),
    send('4 submitted', ['2026-02-19', curator], ['submit-programme', { programmeId, toBodyId: 'kdn-oktyabrsky' }]),
    send(
      '4 enrolment',
      ['2026-02-24', secretary],
      [
        'adopt-resolution',
        {
          ...b.decided(at, '4/1', '2026-02-24'),
          decisions: [{ decisionType: 'DT-TZHS-ENROL', subjects: [b.FAMILY] }],
        },
      ],
      { expect: { status: 201, events: ['resolution-adopted'] } },
    ),
    send(
      '4',
      ['2026-02-24', secretary],
      [
        'approve-programme',
        {
          ...b.decided(at, '4/2', '2026-02-24'),
          programmeId,
          approvedBy: 'COMMISSION',
          termFrom: '2026-02-24',
          termTo: '2026-12-15',
          controlDates: [],
          copiesToFamily: 1,
        },
      ],
      { expect: { status: 201, events: ['IPR-approved'], violations: [] } },
    ),
    send('5 agreement', ['2026-02-26', operator], ['conclude-agreement', agreement(no)], {
      expect: { status: 201, events: ['accompaniment-agreement-concluded'], violations: [] },
    }),
    send('5 bank without consent', ['2026-02-26', operator], ['include-in-bank', record], {
      expect: { status: 422, code: 'CONSENT_MISSING' },
    }),
    ...consents(no).map(([subject, by]) =>
      send(
        `5 consent ${subject}`,
        ['2026-02-26', operator],
        [
          'record-consent',
          {
            subjectPersonId: idOf(subject),
            givenById: idOf(by),
            purpose: 'BANK_INCLUSION',
            form: 'WRITTEN',
            document: b.document('DK-21', '1', '2026-02-26'),
          },
        ],
        { expect: { status: 201, events: ['consent-given'], violations: [] } },
      ),
    ),
    send(
      '5',
      ['2026-02-26', operator],
      [
        'start-accompaniment',
        {
          institutionId: 'soc-oktyabrsky',
          level: 'BASE',
          levelSigns: ['LB-09'],
          form: 'AF-02',
          plannedEnd: '2027-02-26',
          basis: 'AGREEMENT',
        },
      ],
      {
        expect: { status: 201, events: ['accompaniment-started'], violations: [] },
        due: [{ rule: 'DL-29', status: 'RUNNING', nominalDue: '2027-02-26', effectiveDue: '2027-02-26' }],
      },
    ),
    send('6', ['2026-02-26', operator], ['include-in-bank', record], {
      expect: { status: 201, events: ['bank-record-included'], violations: [] },
      due: [{ rule: 'DL-11', status: 'NO_TERM', nominalDue: null, effectiveDue: null, metOn: '2026-02-26' }],
    }),
  ];
}

const record: Data = { bankRecordNo: '7', basis: { agreementNo: '3' } };
const agreement = (no: string): Data => ({
  agreementNo: '3',
  parties: [idOf(`REP-${no}-1`), idOf(`REP-${no}-2`), 'soc-oktyabrsky'],
  termFrom: '2026-02-26',
  termTo: '2026-12-15',
  document: b.document('DK-20', '3', '2026-02-26'),
});
