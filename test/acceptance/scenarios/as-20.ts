import { PLACES } from '../../support/places';
import * as b from '../builders';
import { type CommandStep, type Data, type Expected, type Scenario } from '../model';

const at = PLACES.irkutsk;
const secretary = 'secretary-irkutsk';
const day = '2026-04-14';
/** One family per row; each opens with its recognition, so "nothing stored" is a family that nobody knows. */
const recognise = (step: string, family: string, decision: Data, expect: Expected): CommandStep =>
  b.sender(family)(
    step,
    [day, secretary],
    [
      'recognise-sop',
      {
        persons: [b.parent(`REP ${family}`), b.child(`MIN ${family}`, '2013-07-07')],
        addresses: [b.homeIn(at)],
        subjects: [b.familyOn('FG-11')],
        ...b.workWith(at, day),
        curator: { agencyId: 'soc-irkutsk', officerId: 'off-curator-irkutsk' },
        firstReviewOn: '2026-10-13',
        ...decision,
      },
    ],
    { expect },
  );
const voted = (number: string, of: ReturnType<typeof b.votes>): Data => ({
  resolution: b.resolutionOf(at, number, day),
  votes: of,
});
const majority = b.votes(13, 9, [5, 4, 0]);
const unknown = (step: string, family: string) => ({
  ...b.ask(step, [day, secretary], `/families/{${family}}`, { code: 'FAMILY_NOT_FOUND' }),
  status: 404,
});
const registration = (step: string, number: string): CommandStep => ({
  ...b.sender('FAM-27')(
    step,
    ['2026-04-21', secretary],
    [
      'recognise-sop',
      {
        ...b.decided(at, number, '2026-04-21'),
        subjects: [b.familyOn('FG-11')],
        ...b.workWith(at, '2026-04-21'),
        curator: { agencyId: 'soc-irkutsk', officerId: 'off-curator-irkutsk' },
        firstReviewOn: '2026-10-20',
      },
    ],
  ),
  ifMatch: 'current',
});
const report = (step: string, family: string, on: string): CommandStep =>
  b.sender(family)(
    step,
    [on, secretary],
    [
      'report',
      {
        track: 'SOP',
        municipality: at.oktmo,
        informationSource: 'IS-01',
        detectedByAgencyKind: 'AG-04',
        reporterKind: 'AGENCY',
        messageForm: 'WRITTEN',
        problem: 'Вымышленный случай.',
        threatToLife: false,
        persons: [b.parent(`REP ${family}`), b.child(`MIN ${family}`, '2013-07-07')],
        addresses: [b.homeIn(at)],
      },
    ],
    { at: '11:00' },
  );

export const as20: Scenario = {
  id: 'AS-20',
  title: 'IRKUTSK: votes and idempotency',
  place: at,
  startsOn: day,
  steps: [
    recognise('1', 'FAM-20-1', voted('20/1', b.votes(13, 8, [4, 3, 1])), { status: 422, code: 'MAJORITY_MISSING' }),
    unknown('1 nothing stored', 'FAM-20-1'),
    recognise('2', 'FAM-20-2', voted('20/2', majority), {
      status: 201,
      events: ['resolution-adopted', 'recognized-SOP'],
      withoutViolation: 'NO_QUORUM',
    }),
    recognise('3', 'FAM-20-3', voted('20/3', b.votes(13, 9, [6, 4, 0])), { status: 422, code: 'VOTES_INCONSISTENT' }),
    unknown('3 nothing stored', 'FAM-20-3'),
    recognise('4', 'FAM-20-4', voted('20/4', b.votes(13, 5, [5, 0, 0])), { status: 201, withViolation: 'NO_QUORUM' }),
    // The player sends every accepted command a second time and compares the bytes; this asks what was stored.
    b.ask('5', [day, secretary], '/families/{FAM-20-2}/history?limit=500', {
      total: 3,
      'items[0].type': 'resolution-adopted',
      'items[1].type': 'recognized-SOP',
      'items[2].type': 'curator-assigned',
    }),
    recognise(
      '6 another session',
      'FAM-20-6',
      { resolution: { ...b.resolutionOf(at, '20/2', day), sessionOn: '2026-04-07' }, votes: majority },
      { status: 409, code: 'RESOLUTION_NUMBER_USED' },
    ),
    unknown('6 nothing stored', 'FAM-20-6'),
    recognise('6 other votes', 'FAM-20-6', voted('20/2', b.votes(13, 9, [6, 3, 0])), {
      status: 409,
      code: 'RESOLUTION_NUMBER_USED',
    }),
    recognise('6 the same session', 'FAM-20-6', voted('20/2', majority), { status: 201, events: ['recognized-SOP'] }),
    report('7 reported', 'FAM-27', '2026-04-20'),
    {
      kind: 'race',
      step: '7',
      on: '2026-04-21',
      commands: [registration('7a', '21/1'), registration('7b', '21/2')],
      loserCode: 'REVISION_CONFLICT',
    },
    b.ask('7 one registration', ['2026-04-21', secretary], '/families/{FAM-27}', {
      'states.main': 'REGISTERED',
      'subjects.length': 1,
    }),
    report('8 reported', 'FAM-20-8', '2026-04-21'),
    b.sender('FAM-20-8')(
      '8',
      ['2026-04-21', secretary],
      [
        'deregister',
        {
          ...b.decided(at, '21/8', '2026-04-21'),
          subjects: [{ ...b.FAMILY, ground: 'FD-06' }],
          mode: 'PLAIN',
        },
      ],
      { expect: { status: 422, code: 'SUBJECT_NOT_REGISTERED' } },
    ),
    b.elsewhere('9', 'events delivered to a projector twice', 'test/contract/read-models/engine.spec.ts'),
  ],
  then: [
    b.ask('then: Q2', ['2026-07-02', secretary], '/statistics/quarters/2026-Q2?unit=25604000', {
      'families.in': 4,
      'families.inFirst': 4,
      'families.closing': 4,
    }),
    b.ask('then: bank', ['2026-07-02', secretary], '/bank/families?state=REGISTERED', { total: 4 }),
  ],
};
