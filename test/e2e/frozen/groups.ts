import { PLACES } from '../../support/places';
import { FAMILY, idsIn, session } from '../refusals/bodies';
import type { Asked, Noted } from '../refusals/asked';
import { annulments, by, known, type Step } from '../refusals/told';

/** What a change takes from the first quarter and gives to the second, in families. */
export interface Moves {
  readonly in: number;
  readonly out: number;
  readonly later: number;
}
/** A fact of a group of the catalogue that two officers take back or put right after the freeze. */
export interface Group {
  readonly group: string;
  readonly type: string;
  readonly proposed: (noted: Noted) => Asked;
  readonly moves: Moves;
}
const NOTHING: Moves = { in: 0, out: 0, later: 0 };
const DAY = '2026-03-10';
const annulled = (group: string, type: string, moves: Moves = NOTHING): Group => ({
  ...{ group, type, moves },
  proposed: (noted) => annulments(noted, `group ${group}`, type),
});

const [secretary, curator, operator, social, guardian] = [
  'secretary-mariel',
  'curator-mariel',
  'operator-mariel',
  'social-mariel',
  'guardian-mariel',
].map(by) as [
  ReturnType<typeof by>,
  ReturnType<typeof by>,
  ReturnType<typeof by>,
  ReturnType<typeof by>,
  ReturnType<typeof by>,
];

const registered = (group: string, number: string): readonly Step[] => known(`group ${group}`, number);
const recognition = session('1/1', '2026-02-17').resolution;
const late = { occurredOn: DAY, occurredAt: '2026-03-10T06:00:00Z' };

/** A family for each group, all recorded in the first quarter; the recognition of one more will be moved into April. */
export const STEPS: readonly Step[] = [
  ...registered('A', '1/1'),
  secretary('group A', 'register-journal-entry', { occurredOn: DAY, journalHolderId: 'kdn-1' }),
  ...registered('B', '1/2'),
  social('group B', 'record-survey', { occurredOn: DAY, surveyors: [{ officerId: 'off-7' }] }),
  ...registered('C', '1/3'),
  secretary('group C', 'record-consent', { occurredOn: DAY }),
  ...registered('D', '1/4'),
  ...registered('D moved', '1/5'),
  ...registered('E', '1/6'),
  secretary('group E', 'send-to-bank', { occurredOn: DAY, resolution: { ...recognition, number: '1/6' } }),
  ...registered('F', '1/7'),
  ...registered('G', '1/8'),
  curator('group G', 'draft-programme', { occurredOn: DAY }),
  ...registered('H', '1/9'),
  curator('group H', 'assess-potential', { occurredOn: DAY }),
  ...registered('I', '1/10'),
  operator('group I', 'start-accompaniment', { occurredOn: DAY, specialistId: undefined }),
  ...registered('J', '1/11'),
  secretary('group J', 'deregister', {
    ...session('2/1'),
    occurredOn: DAY,
    subjects: [{ ...FAMILY, ground: 'FD-06' }],
  }),
  ...registered('K', '1/12'),
  secretary('group K', 'initiate-transfer', { occurredOn: DAY, toCommissionId: 'kdn-kochki', openMeasures: [] }),
  ...registered('L', '1/13'),
  guardian('group L', 'report-threat', late),
  secretary('group M', 'report', { occurredOn: '2026-02-02', track: 'TZHS' }),
  operator('group M', 'register-application', { occurredOn: DAY }),
];
/** By hand: thirteen families came in the first quarter, one of them left. */
export const FIRST = { opening: 0, in: 13, out: 1, closing: 12 };

/** The same recognition, decided in April as it turns out. */
const moved: Group = {
  group: 'D',
  type: 'recognized-SOP',
  moves: { in: -1, out: 0, later: 1 },
  proposed: (noted) => ({
    path: `/api/v1/families/${idsIn('group D moved').familyId}/events/${noted('group D moved recognized-SOP')}/corrections`,
    body: {
      reason: 'Другой день',
      replacement: {
        ...{ occurredOn: '2026-04-10', subjects: [{ ...FAMILY, grounds: ['FG-01'] }], preventiveWorkOrdered: true },
        ...{ workTermFrom: '2026-04-10', responsibleAgencyId: `soc-${PLACES.mariel.key}`, dangerLevel: 'MEDIUM' },
        resolution: { ...recognition, number: '1/5', commissionId: 'kdn-mariel', chairOfficerId: 'off-chair-mariel' },
        votes: session('1/5').votes,
      },
    },
  }),
};

/** At least one type of each group of the catalogue; groups N (quarters) and O (corrections) are not corrected so. */
export const GROUPS: readonly Group[] = [
  annulled('A', 'journal-entry-registered'),
  annulled('B', 'surveyed'),
  annulled('C', 'consent-given'),
  annulled('D', 'recognized-SOP', { in: -1, out: 0, later: 0 }),
  moved,
  annulled('E', 'bank-decision-sent'),
  annulled('F', 'curator-assigned'),
  annulled('G', 'programme-drafted'),
  annulled('H', 'rehabilitation-potential-assessed'),
  annulled('I', 'accompaniment-started'),
  annulled('J', 'deregistered', { in: 0, out: -1, later: 0 }),
  annulled('K', 'transfer-initiated'),
  annulled('L', 'threat-reported'),
  annulled('M', 'application-registered'),
];
