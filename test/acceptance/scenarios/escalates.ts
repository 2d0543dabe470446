import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { type Data, type Scenario } from '../model';
import { at, curator, intoTheBank, operator, people, secretary } from './oktyabrsky';

const family = 'FAM-E';
const send = b.sender(family);
const CHILD = idOf('MIN-E-1');
const signs: Data = {
  track: 'SOP',
  municipality: at.oktmo,
  informationSource: 'IS-01',
  detectedByAgencyId: 'school-oktyabrsky',
  reporterKind: 'AGENCY',
  messageForm: 'WRITTEN',
  problem: 'Признаки социально опасного положения (вымышленный случай).',
  threatToLife: false,
  persons: people('E').map(({ personId, role }) => ({ personId, role })),
  addresses: [],
};
const both = (more: (kind: 'FAMILY' | 'MINOR') => Data): readonly Data[] => [
  { kind: 'FAMILY', ...more('FAMILY') },
  { kind: 'MINOR', personId: CHILD, ...more('MINOR') },
];
const figures = (step: string, quarter: string, expected: Data) =>
  b.ask(step, ['2026-10-12', 'ministry'], `/statistics/quarters/${quarter}?unit=${at.oktmo}`, expected);

/**
 * A family in a difficult life situation shows signs of social danger: the second track opens in the same case, both are
 * counted, each where it belongs, and what was counted stays when its personal data are destroyed (spec 3.2, 8.2, 9.6).
 */
export const escalates: Scenario = {
  id: 'ESCALATES',
  title: 'OKTYABRSKY: from accompaniment to the register and back out, then forgotten',
  place: PLACES.oktyabrsky,
  startsOn: '2026-02-10',
  steps: [
    ...intoTheBank('E'),
    send('signs', ['2026-05-05', 'school-oktyabrsky'], ['report', signs], {
      expect: { status: 201, events: ['journal-entry-registered', 'reported', 'report-linked', 'track-changed'] },
    }),
    b.ask('signs: both tracks', ['2026-05-05', secretary], `/families/{${family}}`, {
      track: 'SOP',
      episode: 1,
      'states.main': 'REPORTED',
      'states.level': 'LVL_ACTIVE',
      'level.code': 'BASE',
    }),
    send(
      'registered',
      ['2026-05-19', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '12/1', '2026-05-19'),
          subjects: both((kind) => ({ grounds: [kind === 'FAMILY' ? 'FG-01' : 'MG-01'] })),
          ...b.workWith(at, '2026-05-19'),
        },
      ],
    ),
    // Six months of CRISIS, an example that is never broken (CG-21).
    send(
      'worse',
      ['2026-06-02', operator],
      ['change-level', { to: 'CRISIS', signs: ['LC-01'], reason: 'Ухудшение (вымышленный случай).' }],
      {
        due: [{ rule: 'DL-29', status: 'RUNNING', triggerOn: '2026-06-02', effectiveDue: '2026-12-02' }],
      },
    ),
    send(
      'left the register',
      ['2026-07-14', secretary],
      [
        'deregister',
        {
          ...b.decided(at, '20/1', '2026-07-14'),
          subjects: both((kind) => ({ ground: kind === 'FAMILY' ? 'FD-06' : 'MD-05' })),
          mode: 'PLAIN',
        },
      ],
    ),
    b.ask('left the register: still accompanied', ['2026-07-14', secretary], `/families/{${family}}`, {
      'states.level': 'LVL_ACTIVE',
      'level.code': 'CRISIS',
    }),
    send('ended', ['2026-08-10', operator], ['end-accompaniment', { reason: 'CP-01', positiveResult: true }], {
      expect: { status: 201, events: ['accompaniment-ended'] },
    }),
    figures('before: Q2', '2026-Q2', { 'families.inFirst': 1, 'minors.in': 1, 'indicators.ST-12.families': 1 }),
    send(
      'forgotten',
      ['2026-10-12', 'ministry'],
      [
        'destroy-personal-data',
        {
          persons: people('E').map(({ personId }) => personId),
          act: b.document('DK-99', '3', '2026-10-12'),
          reason: 'Цель обработки достигнута (вымышленный случай).',
        },
      ],
    ),
  ],
  then: [
    figures('then: Q1', '2026-Q1', { 'families.in': 0, 'indicators.ST-10': 1, 'indicators.ST-18.closing': 1 }),
    figures('then: Q2', '2026-Q2', {
      'families.inFirst': 1,
      'families.closing': 1,
      'minors.in': 1,
      'indicators.ST-11': { families: 1, moves: 1 },
      'indicators.ST-12.families': 1,
      'structure.level.CRISIS': 1,
      'structure.ageGroup.14-17': 1,
    }),
    figures('then: Q3', '2026-Q3', {
      'families.out': 1,
      'families.outPositive': 1,
      'families.outByGround': { 'FD-06': 1 },
      'families.closing': 0,
      'indicators.ST-16': 1,
      'indicators.ST-46': 1,
      'indicators.ST-18.closing': 0,
    }),
    b.ask(
      'then: whom the year counts',
      ['2026-10-12', 'ministry'],
      `/statistics/indicators/families?year=2026&unit=${at.oktmo}&figure=ST-46`,
      {
        value: 1,
        'items[n=1].familyId': idOf(family),
        'items[n=1].name': null,
      },
    ),
    b.ask('then: nobody in a list', ['2026-10-12', curator], '/bank/families?q=Вымышленная', { total: 0 }),
  ],
};
