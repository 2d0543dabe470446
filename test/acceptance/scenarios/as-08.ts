import { idOf } from '../../support/ids';
import * as b from '../builders';
import { ABSENT, eventOf, type CommandStep, type Scenario } from '../model';
import { at, intoTheBank, operator, people, secretary } from './oktyabrsky';

const withdrawal = (step: string, otherLegalBasis: string) =>
  ({
    consentEventId: eventOf(step, 'consent-given'),
    receivedOn: '2026-05-20',
    scope: 'FULL',
    otherLegalBasis,
  }) as const;
const send = b.sender('FAM-08');
/** The way of AS-07 as what is given here, under step names of its own. */
const given = (steps: readonly CommandStep[]): readonly CommandStep[] =>
  steps.map((step) => ({ ...step, step: `given ${step.step}` }));
/** The same of a second family. */
const variant = (steps: readonly CommandStep[]): readonly CommandStep[] =>
  steps.map((step) => ({ ...step, step: `variant ${step.step}`, data: renumbered(step) }));
/** A resolution's number is one commission's and year's: the other family has items of its own. */
const renumbered = ({ data }: CommandStep): CommandStep['data'] => {
  const named = data['resolution'] as { readonly number: string } | undefined;
  return named ? { ...data, resolution: { ...named, number: `${named.number}a` } } : data;
};
const DESTRUCTION = { rule: '152-FZ', triggerOn: '2026-05-20' };
const quarter = (step: string, period: string, expected: Readonly<Record<string, unknown>>) =>
  b.ask(step, ['2026-07-10', secretary], `/statistics/quarters/${period}?unit=${at.oktmo}`, expected);

export const as08: Scenario = {
  id: 'AS-08',
  title: 'OKTYABRSKY: consent withdrawn',
  place: at,
  startsOn: '2026-02-10',
  steps: [
    ...given(intoTheBank('08')),
    ...variant(intoTheBank('08v')),
    send(
      'variant recognised',
      ['2026-05-12', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '15/1', '2026-05-12'),
          subjects: [b.familyOn('FG-01')],
          ...b.workWith(at, '2026-05-12'),
          curator: { agencyId: 'soc-oktyabrsky', officerId: 'off-curator-oktyabrsky' },
        },
      ],
      { family: 'FAM-08v', expect: { status: 201, events: ['recognized-SOP'] } },
    ),
    b.ask('before', ['2026-05-19', secretary], '/bank/families?state=TZHS_ACCOMPANIED', { total: 1 }),
    send('1', ['2026-05-20', operator], ['withdraw-consent', withdrawal('given 5 consent REP-08-1', 'NONE')], {
      expect: { status: 201, events: ['consent-withdrawn', 'bank-record-blocked'], violations: [] },
    }),
    b.ask('1: due', ['2026-05-20', secretary], '/families/{FAM-08}/deadlines?on=2026-05-20', {
      'items[ruleKey=bankRecordBlocked].status': 'MET',
      'items[ruleKey=bankRecordBlocked].effectiveDue': '2026-05-20',
      'items[ruleKey=personalDataDestroyed].status': 'RUNNING',
      'items[ruleKey=personalDataDestroyed].rule': DESTRUCTION.rule,
      'items[ruleKey=personalDataDestroyed].triggerOn': DESTRUCTION.triggerOn,
      'items[ruleKey=personalDataDestroyed].nominalDue': '2026-06-19',
      'items[ruleKey=personalDataDestroyed].effectiveDue': '2026-06-19',
    }),
    b.ask('1: not found any more', ['2026-05-20', secretary], '/bank/families?state=TZHS_ACCOMPANIED', { total: 0 }),
    b.ask('1: not found by the ministry', ['2026-05-20', 'ministry'], '/bank/families?state=TZHS_ACCOMPANIED', {
      total: 0,
    }),
    b.ask('1: nor as of a day before', ['2026-05-20', secretary], '/bank/families?asOf=2026-05-01', {
      total: 1,
      'items[0].familyId': idOf('FAM-08v'),
    }),
    b.ask('1: card', ['2026-05-20', secretary], '/families/{FAM-08}', {
      'states.bank': 'BANK_BLOCKED',
      'consents[status=WITHDRAWN].subjectPersonId': idOf('REP-08-1'),
      'warnings[code=CONSENT_WITHDRAWN].code': 'CONSENT_WITHDRAWN',
    }),
    send('1 again', ['2026-05-20', operator], ['withdraw-consent', withdrawal('given 5 consent REP-08-1', 'NONE')], {
      expect: { status: 422, code: 'CONSENT_MISSING' },
    }),
    send(
      '2 agreement',
      ['2026-05-20', operator],
      ['terminate-agreement', { initiator: 'FAMILY', reason: 'Отзыв согласия.' }],
      { expect: { status: 201, events: ['accompaniment-agreement-terminated'], violations: [] } },
    ),
    send('2 end', ['2026-05-20', operator], ['end-accompaniment', { reason: 'CN-01', positiveResult: false }], {
      expect: { status: 201, events: ['accompaniment-ended'], violations: [] },
    }),
    send(
      'variant withdrawn',
      ['2026-05-20', operator],
      ['withdraw-consent', withdrawal('variant 5 consent REP-08v-1', 'COMMISSION_RESOLUTION')],
      {
        family: 'FAM-08v',
        expect: { status: 201, events: ['consent-withdrawn'], violations: [] },
      },
    ),
    b.ask('variant: the card stays', ['2026-05-20', secretary], '/families/{FAM-08v}', {
      'states.main': 'REGISTERED',
      'states.bank': 'BANK_INCLUDED',
      'consents[status=WITHDRAWN].subjectPersonId': idOf('REP-08v-1'),
    }),
    b.ask('variant: found', ['2026-05-20', secretary], '/bank/families?state=REGISTERED', { total: 1 }),
    b.ask(
      'variant: nothing to destroy',
      ['2026-05-20', secretary],
      '/families/{FAM-08v}/deadlines?on=2026-07-10&all=true',
      {
        'items[ruleKey=personalDataDestroyed]': ABSENT,
      },
    ),
    send(
      '3',
      ['2026-06-17', operator],
      [
        'destroy-personal-data',
        {
          persons: people('08').map((person) => person['personId']),
          act: b.document('DK-99', '3', '2026-06-17'),
          reason: 'Отзыв согласия, иных оснований нет.',
        },
      ],
      { expect: { status: 201, events: ['personal-data-destroyed'], violations: [] } },
    ),
    b.ask('3: due', ['2026-06-17', secretary], '/families/{FAM-08}/deadlines?on=2026-06-17', {
      'items[ruleKey=personalDataDestroyed].status': 'MET',
      'items[ruleKey=personalDataDestroyed].metOn': '2026-06-17',
    }),
    b.ask('3: names are gone, codes and dates stay', ['2026-06-17', secretary], '/families/{FAM-08}', {
      'members[0].name': null,
      'members[0].erased': true,
      'members[0].role': 'KR-01',
      'states.main': 'TZHS_ENDED',
    }),
  ],
  then: [
    quarter('then: Q1 does not change', '2026-Q1', { 'families.in': 0, 'indicators.ST-10': 2, 'indicators.ST-16': 0 }),
    quarter('then: Q2', '2026-Q2', { 'families.in': 1, 'indicators.ST-10': 0, 'indicators.ST-16': 1 }),
  ],
};
