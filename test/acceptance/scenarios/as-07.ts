import { idOf } from '../../support/ids';
import * as b from '../builders';
import { ABSENT, type Scenario } from '../model';
import { at, curator, intoTheBank, operator, people, secretary } from './oktyabrsky';

const send = b.sender('FAM-07');
const quality = (on: string, period: string) =>
  send(
    `7 ${period}`,
    [on, operator],
    ['record-quality-analysis', { period, institutionId: 'soc-oktyabrsky', findings: 'Учебный анализ.' }],
    { expect: { status: 201, events: ['quality-analysis-recorded'], violations: [] } },
  );
const analysed = (period: string, nominalDue: string, effectiveDue: string) => {
  const duty = `items[rule=DL-28&period=${period}]`;
  return {
    [`${duty}.status`]: 'MET',
    [`${duty}.nominalDue`]: nominalDue,
    [`${duty}.effectiveDue`]: effectiveDue,
    [`${duty}.metOn`]: effectiveDue,
    [`${duty}.responsible.agencyId`]: 'soc-oktyabrsky',
  };
};
const OFF_07 = 'specialists[specialistId=off-curator-oktyabrsky]';
const caseload = (step: string, on: string, expected: Readonly<Record<string, unknown>>) =>
  b.ask(step, [on, operator], `/caseload?unit=${at.oktmo}&on=${on}`, expected);

export const as07: Scenario = {
  id: 'AS-07',
  title: 'OKTYABRSKY: TZhS, agreement first, then the bank',
  place: at,
  startsOn: '2026-02-10',
  steps: [
    ...intoTheBank('07'),
    b.ask('6 card', ['2026-02-26', secretary], '/families/{FAM-07}', {
      track: 'TZHS',
      'states.main': 'TZHS_ACCOMPANIED',
      'states.bank': 'BANK_INCLUDED',
      'states.level': 'LVL_ACTIVE',
      'level.code': 'BASE',
      'level.limit': null,
      'consents.length': people('07').length,
    }),
    quality('2026-04-10', '2026-Q1'),
    caseload('caseload on 30 June', '2026-06-30', {
      [`${OFF_07}.base`]: 1,
      [`${OFF_07}.load`]: 1,
      [`${OFF_07}.capacity`]: 24,
      [`${OFF_07}.overloaded`]: false,
      [`${OFF_07}.afterwards`]: 0,
    }),
    quality('2026-07-10', '2026-Q2'),
    quality('2026-10-12', '2026-Q3'),
    b.ask('7: due', ['2026-10-12', secretary], `/deadlines?municipality=${at.oktmo}&on=2026-10-12&limit=500`, {
      ...analysed('2026-Q1', '2026-04-10', '2026-04-10'),
      ...analysed('2026-Q2', '2026-07-10', '2026-07-10'),
      ...analysed('2026-Q3', '2026-10-10', '2026-10-12'),
    }),
    send(
      '8 result',
      ['2026-12-15', secretary],
      [
        'conclude-interim',
        {
          ...b.decided(at, '44/1', '2026-12-15'),
          kind: 'FINAL',
          bodyId: 'kdn-oktyabrsky',
          conclusion: 'STOP',
          reasons: 'Учебное заключение.',
        },
      ],
      {
        expect: { status: 201, events: ['resolution-adopted', 'interim-result-concluded'], violations: [] },
        due: [{ rule: 'DL-56', status: 'NO_TERM', metOn: '2026-12-15' }],
      },
    ),
    send('8 end', ['2026-12-15', operator], ['end-accompaniment', { reason: 'CP-01', positiveResult: true }], {
      expect: { status: 201, events: ['accompaniment-ended'], violations: [] },
    }),
    send(
      '8 agreement',
      ['2026-12-15', operator],
      ['terminate-agreement', { initiator: 'SERVICE', reason: 'Цели сопровождения достигнуты.' }],
      { expect: { status: 201, events: ['accompaniment-agreement-terminated'], violations: [] } },
    ),
    send('9', ['2026-12-15', operator], ['start-post', { plannedEnd: '2027-06-15' }], {
      expect: { status: 201, events: ['post-accompaniment-started'], violations: [] },
      due: [{ rule: 'DL-55', status: 'NO_TERM', metOn: '2026-12-15' }],
    }),
    send('9 again', ['2026-12-16', operator], ['start-post', {}], { expect: { status: 422, code: 'WRONG_STATE' } }),
  ],
  then: [
    b.ask('then: card', ['2026-12-31', secretary], '/families/{FAM-07}', {
      'states.main': 'TZHS_POST',
      'states.level': 'LVL_POST',
      'states.bank': 'BANK_INCLUDED',
      'subjects.length': 0,
      level: null,
    }),
    b.ask('then: in the bank as TZhS', ['2026-12-31', secretary], '/bank/families?state=TZHS_POST', { total: 1 }),
    b.ask('then: record holds who consented', ['2026-12-31', secretary], '/families/{FAM-07}/history?limit=500', {
      'items[type=bank-record-included].data.contents.persons.length': people('07').length,
      'items[type=bank-record-included].data.contents.persons[0]': idOf('REP-07-1'),
      'items[type=accompaniment-ended].data.positiveResult': true,
    }),
    caseload('then: caseload on 31 December', '2026-12-31', {
      [`${OFF_07}.base`]: 0,
      [`${OFF_07}.load`]: 0,
      [`${OFF_07}.openCases`]: 0,
      [`${OFF_07}.afterwards`]: 1,
    }),
    ...['2026-Q1', '2026-Q4'].map((quarter) =>
      b.ask(
        `then: never in SOP counts of ${quarter}`,
        ['2026-12-31', secretary],
        `/statistics/quarters/${quarter}?unit=${at.oktmo}`,
        {
          'families.opening': 0,
          'families.in': 0,
          'families.out': 0,
          'families.closing': 0,
          'minors.closing': 0,
          'indicators.ST-10': quarter === '2026-Q1' ? 1 : 0,
          'indicators.ST-11.families': 0,
          'indicators.ST-16': quarter === '2026-Q4' ? 1 : 0,
        },
      ),
    ),
    b.ask('then: nobody registered', ['2026-12-31', secretary], '/bank/families?state=REGISTERED', { total: 0 }),
    b.ask('then: curator', ['2026-12-31', secretary], '/families/{FAM-07}', {
      'curator.officerId': curator.replace('curator', 'off-curator'),
      'warnings[code=LEVEL_OVERDUE].code': ABSENT,
    }),
  ],
};
