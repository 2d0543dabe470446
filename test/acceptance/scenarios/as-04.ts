import { idOf } from '../../support/ids';
import { PLACES, type Place } from '../../support/places';
import * as b from '../builders';
import { ABSENT, eventOf, type Scenario } from '../model';

const at = PLACES.irkutsk;
const send = b.sender('FAM-04');
const [secretary, operator] = ['secretary-irkutsk', 'operator-irkutsk'];
const NEW_HOME = 'Учебная улица, дом 2 (вымышленный адрес)';
const decided = b.decided(at, '10/3', '2026-03-10');
const review = b.resolutionOf(at, '36/2', '2026-09-08');
/** Recognised directly, as a commission's decision of before the register: nobody reported it here. */
const recognition = (where: Place, family: string, firstReviewOn: string) => ({
  ...b.decided(where, '10/3', '2026-03-10'),
  persons: [b.parent(`REP ${family}`), b.child(`MIN ${family}`, '2015-02-11')],
  addresses: [b.homeIn(where)],
  subjects: [b.familyOn('FG-11'), b.minorOn(`MIN ${family}`, 'MG-01')],
  ...b.workWith(where, '2026-03-10'),
  curator: { agencyId: `soc-${where.key}`, officerId: `off-curator-${where.key}` },
  firstReviewOn,
});
/** All accompaniment figures of a quarter; `given` are those that are not zero. */
const indicators = (given: Readonly<Record<string, unknown>>) => ({
  'indicators.ST-10': 0,
  'indicators.ST-11.families': 0,
  'indicators.ST-11.moves': 0,
  'indicators.ST-12.families': 0,
  'indicators.ST-13.families': 0,
  'indicators.ST-14.families': 0,
  'indicators.ST-15.families': 0,
  'indicators.ST-16': 0,
  ...given,
});

const controlAct = (on: string) => ({
  actNo: on,
  visitedOn: on,
  issuedOn: on,
  measuresState: [],
  situation: 'IMPROVED',
  conclusions: 'Учебный вывод.',
});

export const as04: Scenario = {
  id: 'AS-04',
  title: 'IRKUTSK: bank, level, late change of data, review',
  place: at,
  startsOn: '2026-03-10',
  steps: [
    send('1', ['2026-03-10', secretary], ['recognise-sop', recognition(at, 'FAM-04', '2026-09-08')], {
      expect: {
        status: 201,
        events: ['resolution-adopted', 'recognized-SOP', 'curator-assigned'],
        withoutViolation: 'REVIEW_MISSING_OR_LATE',
      },
      due: [
        {
          rule: 'DL-26',
          status: 'RUNNING',
          nominalDue: '2026-09-10',
          effectiveDue: '2026-09-10',
          plannedOn: '2026-09-08',
          metOn: null,
        },
      ],
    }),
    // In the other district, so that the figures of D1 stay those of the scenario.
    send(
      '1a',
      ['2026-03-10', 'secretary-irkutsk2'],
      ['recognise-sop', recognition(PLACES.irkutsk2, 'FAM-04a', '2026-09-15')],
      { family: 'FAM-04a', expect: { status: 201, withViolation: 'REVIEW_MISSING_OR_LATE' } },
    ),
    send(
      '2 sent',
      ['2026-03-17', secretary],
      ['send-to-bank', { resolution: decided.resolution, toInstitutionId: 'soc-irkutsk', channel: 'ELECTRONIC' }],
      {
        expect: { status: 201, events: ['bank-decision-sent'], violations: [] },
        due: [{ rule: 'DL-10', status: 'MET', effectiveDue: '2026-03-19' }],
      },
    ),
    send(
      '2 received',
      ['2026-03-17', operator],
      ['receive-at-bank', { sentEventId: eventOf('2 sent', 'bank-decision-sent') }],
      { expect: { status: 201, events: ['bank-decision-received'], violations: [] } },
    ),
    send(
      '3',
      ['2026-03-20', operator],
      ['include-in-bank', { bankRecordNo: '15', basis: { resolution: decided.resolution } }],
      {
        expect: { status: 201, events: ['bank-record-included'], violations: [] },
        due: [{ rule: 'DL-11', status: 'MET', effectiveDue: '2026-03-20' }],
      },
    ),
    send(
      '4 specialist',
      ['2026-03-23', operator],
      ['assign-specialist', { specialistId: 'off-specialist-irkutsk', institutionId: 'soc-irkutsk' }],
      { expect: { status: 201, events: ['responsible-specialist-assigned'] } },
    ),
    send(
      '4',
      ['2026-03-23', operator],
      [
        'start-accompaniment',
        {
          institutionId: 'soc-irkutsk',
          level: 'EMERGENCY',
          levelSigns: ['LE-01'],
          form: 'AF-02',
          specialistId: 'off-specialist-irkutsk',
          plannedEnd: '2026-06-23',
          basis: 'RESOLUTION',
        },
      ],
      {
        expect: { status: 201, events: ['accompaniment-started'] },
        due: [
          {
            rule: 'DL-29',
            status: 'RUNNING',
            triggerOn: '2026-03-23',
            nominalDue: '2026-06-23',
            effectiveDue: '2026-06-23',
          },
        ],
      },
    ),
    b.ask('4 caseload', ['2026-03-23', operator], '/caseload?unit=25604000&on=2026-03-23', {
      'specialists[specialistId=off-specialist-irkutsk].emergency': 1,
      'specialists[specialistId=off-specialist-irkutsk].crisis': 0,
      'specialists[specialistId=off-specialist-irkutsk].load': 4,
      'specialists[specialistId=off-specialist-irkutsk].capacity': 24,
      'specialists[specialistId=off-specialist-irkutsk].overloaded': false,
      'specialists[specialistId=off-specialist-irkutsk].literalBreach': false,
    }),
    send(
      '5',
      ['2026-04-27', operator],
      [
        'submit-data-change',
        {
          changedOn: '2026-04-15',
          submittedOn: '2026-04-27',
          changes: [{ fieldPath: 'addresses.ACTUAL', address: { ...b.homeIn(at), text: NEW_HOME } }],
        },
      ],
      {
        expect: { status: 201, events: ['data-change-submitted', 'residence-changed'] },
        due: [{ rule: 'DL-30', status: 'MET_LATE', effectiveDue: '2026-04-24', lateWorkingDays: 1 }],
      },
    ),
    b.ask('5 bank', ['2026-04-27', operator], '/families/{FAM-04}', { 'states.bank': 'BANK_CHANGE_PENDING' }),
    send(
      '6',
      ['2026-04-29', operator],
      [
        'apply-data-change',
        {
          basedOnEventId: eventOf('5', 'data-change-submitted'),
          receivedOn: '2026-04-27',
          changedOn: '2026-04-29',
        },
      ],
      {
        expect: { status: 201, events: ['bank-record-changed'] },
        due: [{ rule: 'DL-31', status: 'MET', effectiveDue: '2026-04-30' }],
      },
    ),
    send(
      '7',
      ['2026-06-19', operator],
      ['change-level', { to: 'CRISIS', signs: ['LC-05'], reason: 'Обстановка улучшилась.', plannedEnd: '2026-12-18' }],
      {
        expect: { status: 201, events: ['level-changed'], violations: [] },
        due: [
          { rule: 'DL-29', status: 'MET', triggerOn: '2026-03-23', nominalDue: '2026-06-23', metOn: '2026-06-19' },
          {
            rule: 'DL-29',
            status: 'RUNNING',
            triggerOn: '2026-06-19',
            nominalDue: '2026-12-19',
            effectiveDue: '2026-12-19',
          },
        ],
      },
    ),
    b.ask('7 caseload', ['2026-06-19', operator], '/caseload?unit=25604000&on=2026-06-19', {
      'specialists[specialistId=off-specialist-irkutsk].emergency': 0,
      'specialists[specialistId=off-specialist-irkutsk].crisis': 1,
      'specialists[specialistId=off-specialist-irkutsk].load': 2,
    }),
    send('8 too early', ['2026-06-22', operator], ['issue-control-act', controlAct('2026-06-22')], {
      expect: { status: 201, withViolation: 'CONTROL_ACT_EARLY' },
      due: [{ rule: 'DL-25', status: 'RUNNING', notBefore: '2026-06-23', nominalDue: null, effectiveDue: null }],
    }),
    send('8', ['2026-06-25', operator], ['issue-control-act', controlAct('2026-06-25')], {
      expect: { status: 201, events: ['control-visit-act-issued'], violations: [] },
      due: [
        {
          rule: 'DL-25',
          status: 'MET',
          triggerOn: '2026-03-23',
          notBefore: '2026-06-23',
          nominalDue: null,
          effectiveDue: null,
          metOn: '2026-06-25',
        },
      ],
    }),
    send(
      '9a',
      ['2026-09-08', secretary],
      [
        'hold-review',
        {
          resolution: review,
          votes: b.votes(11, 9, [9, 0, 0]),
          reportsConsidered: [],
          result: 'KEEP',
          nextReviewOn: '2027-03-02',
        },
      ],
      { expect: { status: 201, events: ['review-held'] } },
    ),
    send(
      '9b',
      ['2026-09-08', secretary],
      [
        'keep-on-register',
        {
          resolution: review,
          votes: b.votes(11, 9, [9, 0, 0]),
          subjects: [b.FAMILY, { kind: 'MINOR', personId: idOf('MIN FAM-04') }],
          programmeAction: 'NONE',
          nextReviewOn: '2027-03-02',
        },
      ],
      {
        expect: { status: 201, events: ['kept-on-register'] },
        due: [
          {
            rule: 'DL-26',
            status: 'MET',
            triggerOn: '2026-03-10',
            nominalDue: '2026-09-10',
            metOn: '2026-09-08',
          },
          {
            rule: 'DL-26',
            status: 'RUNNING',
            triggerOn: '2026-09-08',
            nominalDue: '2027-03-08',
            effectiveDue: '2027-03-08',
            plannedOn: '2027-03-02',
          },
        ],
      },
    ),
  ],
  then: [
    b.ask('then: card', ['2026-10-01', secretary], '/families/{FAM-04}', {
      'states.main': 'REGISTERED',
      'states.level': 'LVL_ACTIVE',
      'level.code': 'CRISIS',
      'level.since': '2026-06-19',
      'level.limit': '2026-12-19',
      nextReviewOn: '2027-03-02',
      'subjects[kind=MINOR].state': 'SUBJECT_REGISTERED',
      'subjects[kind=MINOR].deregisteredOn': ABSENT,
    }),
    b.ask('then: level situation is derived', ['2026-10-01', secretary], '/families/{FAM-04}/history?limit=500', {
      'items[type=level-changed].data.situation': 'IMPROVED',
      'items[type=level-changed].data.from': 'EMERGENCY',
    }),
    b.ask('then: Q1', ['2026-10-01', secretary], '/statistics/quarters/2026-Q1?unit=25604000', {
      'families.in': 1,
      'minors.in': 1,
      'families.closing': 1,
      'minors.closing': 1,
      ...indicators({ 'indicators.ST-10': 1 }),
    }),
    b.ask('then: Q2', ['2026-10-01', secretary], '/statistics/quarters/2026-Q2?unit=25604000', {
      'families.in': 0,
      ...indicators({ 'indicators.ST-11.families': 1, 'indicators.ST-11.moves': 1 }),
      'indicators.ST-17.EMERGENCY>CRISIS.families': 1,
    }),
    b.ask('then: Q1 of the region has both', ['2026-10-01', 'analyst'], '/statistics/quarters/2026-Q1?unit=REGION', {
      'families.in': 2,
      'minors.in': 2,
    }),
    b.ask('then: bank', ['2026-10-01', secretary], '/families/{FAM-04}', {
      'states.bank': 'BANK_INCLUDED',
      'addresses[kind=ACTUAL].text': NEW_HOME,
    }),
    b.ask('then: address before the move', ['2026-10-01', secretary], '/families/{FAM-04}?asOf=2026-04-14', {
      'addresses[kind=ACTUAL].text': b.homeIn(at)['text'],
    }),
    b.ask('then: both addresses in history', ['2026-10-01', secretary], '/families/{FAM-04}/history?limit=500', {
      'items[type=residence-changed].data.old.text': b.homeIn(at)['text'],
      'items[type=residence-changed].data.new.text': NEW_HOME,
      'items[type=residence-changed].occurredOn': '2026-04-15',
    }),
    b.ask(
      'then: report of Q1',
      ['2026-10-15', operator],
      `/deadlines?municipality=${at.oktmo}&on=2026-04-01&limit=500`,
      {
        'items[rule=DL-36&period=2026-Q1].status': 'RUNNING',
        'items[rule=DL-36&period=2026-Q1].effectiveDue': '2026-04-06',
        'items[rule=DL-36&period=2026-Q1].responsible': { agencyId: 'soc-irkutsk' },
      },
    ),
    b.ask('then: summary of Q1', ['2026-10-15', 'ministry'], '/deadlines?municipality=REGION&on=2026-04-01&limit=500', {
      'items[rule=DL-37&period=2026-Q1].effectiveDue': '2026-04-10',
      'items[rule=DL-37&period=2026-Q1].familyId': null,
    }),
    b.ask('then: year 2026', ['2026-10-01', secretary], '/statistics/indicators?year=2026&unit=25604000', {
      years: [2024, 2025, 2026],
      'tables[0].rows[row=1].values': [0, 0, 1],
      'tables[0].rows[row=2].values': [0, 0, 1],
      'tables[0].rows[row=2].moves': [0, 0, 1],
      'tables[0].rows[row=2.1].values': [0, 0, 0],
      'tables[0].rows[row=2.2].values': [0, 0, 0],
      'tables[0].rows[row=2.3].values': [0, 0, 0],
      'tables[0].rows[row=2.4].values': [0, 0, 0],
      'tables[0].rows[row=3].values': [0, 0, 0],
      'tables[0].rows[indicator=ST-17].values': [0, 0, 1],
      'tables[0].rows[indicator=ST-17].pairs': [
        { from: 'EMERGENCY', to: 'CRISIS', situation: 'IMPROVED', families: [0, 0, 1], moves: [0, 0, 1] },
      ],
      'tables[1].rows[indicator=ST-20].values': [0, 0, 1],
      'tables[2].rows[row=5].values': [0, 0, 0],
      'tables[0].rows[indicator=ST-18].values[2].in': 1,
      'tables[0].rows[indicator=ST-18].values[2].closing': 1,
    }),
    b.ask('then: DL-30 was late', ['2026-10-01', secretary], '/statistics/compliance?period=2026-04&unit=25604000', {
      'rules[rule=DL-30].metLate': 1,
      'rules[rule=DL-30].met': 0,
      'rules[rule=DL-31].met': 1,
      levelOverdue: 0,
    }),
  ],
};
