import { MEASURE_EXAMPLE, PROGRAMME } from '../../../libs/family/src/shared/examples';
import { officer, user, type DirectoryAdditions } from '../../support/directory';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { commandIn, FAMILY, idsIn, minor, MOTHER, onFamily, session, type Body } from './bodies';
import type { Asked, Noted } from './asked';

const { mariel, kochki, oktyabrsky } = PLACES;
const [secretary, deputy] = [
  officer('off-secretary-mariel', 'kdn-mariel', 'ответственный секретарь'),
  officer('off-deputy-mariel', 'kdn-mariel', 'заместитель секретаря'),
];
/** Second eyes, a second account of the secretary's own officer, and an account of nobody. */
export const PEOPLE: DirectoryAdditions = {
  usersAt: [mariel, kochki, oktyabrsky],
  officers: [deputy],
  users: [
    user('deputy-mariel', 'COMMISSION_SECRETARY', mariel, deputy),
    user('twin-mariel', 'COMMISSION_SECRETARY', mariel, secretary),
    user('nobody-mariel', 'COMMISSION_SECRETARY', mariel),
    { ...user('operator-region', 'INSTITUTION_OPERATOR', '*'), agencyId: 'soc-mariel' },
    user('ministry-mariel', 'MINISTRY_OPERATOR', mariel),
  ],
};

/** Something that is recorded before anything is refused. */
export interface Step {
  readonly as: string;
  /** Of what it records: `left` and the event's type name an id. */
  readonly name: string;
  readonly asked: (noted: Noted) => Asked;
}
const step = (as: string, name: string, asked: Asked | ((noted: Noted) => Asked)): Step => ({
  as,
  name,
  asked: typeof asked === 'function' ? asked : () => asked,
});
/** A user's commands on families of MARIEL. */
export const by = (as: string) => (family: string, command: string, changes: Body) =>
  step(as, family, onFamily(family, command, changes));
const [written, kept, guarded] = [by('secretary-mariel'), by('operator-mariel'), by('guardian-mariel')];

const recognised = (family: string, number: string, subjects: readonly object[], day = '2026-02-17') =>
  written(family, 'recognise-sop', { ...session(number, day), occurredOn: day, subjects });
/** Reported, and the family recognised by a session of this number. */
export const known = (family: string, number: string) => [
  written(family, 'report', { occurredOn: '2026-02-02' }),
  recognised(family, number, [{ ...FAMILY, grounds: ['FG-01'] }]),
];
const draft = { programmeId: PROGRAMME, measures: [{ ...MEASURE_EXAMPLE, executorOfficerId: undefined }] };
/** Somebody proposes to annul an event of the stage. */
export const annulments = (noted: Noted, family: string, type: string): Asked => ({
  path: `/api/v1/families/${idsIn(family).familyId}/events/${noted(`${family} ${type}`)}/annulments`,
  body: { reason: 'ENTERED_BY_MISTAKE' },
});
/** The confirmation of a proposal. */
export const decisionOn = (family: string, proposalId: string): Asked => ({
  path: `/api/v1/families/${idsIn(family).familyId}/proposals/${proposalId}/confirmation`,
  body: {},
});
export const confirmed = (noted: Noted, family: string): Asked => decisionOn(family, noted(`${family} proposal`));

export const REQUEST = idOf('refused request');
export const ofRequest = (command: string, body: Body): Asked => ({
  path: `/api/v1/requests/${REQUEST}/commands/${command}`,
  body,
});
export const REQUESTED = {
  occurredOn: '2026-02-02',
  requestNo: '14-05/112',
  fromAgencyId: 'prosecutor-1',
  subject: { statistical: true },
  legalBasis: 'статья 22 закона',
  purpose: 'проверка',
};

/** Families in the states that the guards ask for, and what else is refused twice. */
export const TOLD: readonly Step[] = [
  ...known('known', '1/1'),
  kept('known', 'start-accompaniment', { level: 'CRISIS', specialistId: undefined, occurredOn: '2026-02-24' }),
  guarded('known', 'report-threat', { occurredOn: '2026-02-25', occurredAt: '2026-02-25T06:00:00Z' }),
  kept('known', 'draft-programme', { ...draft, occurredOn: '2026-02-26' }),
  kept('known', 'submit-programme', { occurredOn: '2026-02-26' }),
  written('known', 'approve-programme', { ...session('2/1', '2026-03-01'), occurredOn: '2026-03-01' }),
  by('curator-mariel')('known', 'assess-potential', { occurredOn: '2026-03-02' }),

  ...known('left', '1/2'),
  written('left', 'deregister', {
    ...session('3/1', '2026-04-15'),
    occurredOn: '2026-04-15',
    subjects: [{ ...FAMILY, ground: 'FD-06' }],
  }),

  ...known('two resolutions', '1/3'),
  recognised('two resolutions', '1/4', [minor({ grounds: ['MG-01'] })], '2026-02-20'),

  ...known('moving', '1/5'),
  written('moving', 'initiate-transfer', { toCommissionId: 'kdn-kochki', openMeasures: [], occurredOn: '2026-03-02' }),

  step('secretary-kochki', 'short', commandIn(kochki, 'short', 'report')),
  step('secretary-kochki', 'short', commandIn(kochki, 'short', 'recognise-sop', session('1/1'))),
  step('operator-kochki', 'short', commandIn(kochki, 'short', 'draft-programme', draft)),
  step('operator-kochki', 'short', commandIn(kochki, 'short', 'submit-programme')),

  step('secretary-oktyabrsky', 'unasked', commandIn(oktyabrsky, 'unasked', 'report', { track: 'TZHS' })),

  written('erased', 'report', { occurredOn: '2026-02-02' }),
  written('erased', 'destroy-personal-data', { persons: [MOTHER], occurredOn: '2026-05-20' }),

  ...known('mistaken', '1/6'),
  step('secretary-mariel', 'mistaken', (noted) => annulments(noted, 'mistaken', 'recognized-SOP')),
  step('deputy-mariel', 'mistaken', (noted) => confirmed(noted, 'mistaken')),
  ...known('doubted', '1/7'),
  step('secretary-mariel', 'doubted', (noted) => annulments(noted, 'doubted', 'recognized-SOP')),

  written('twin', 'report', { occurredOn: '2026-02-02' }),
  written('twin kept', 'report', { occurredOn: '2026-02-02' }),
  step('ministry', 'twin kept', onFamily('twin kept', 'merge-families', { absorbedFamilyId: idsIn('twin').familyId })),

  step('operator-mariel', 'request', ofRequest('request-information', REQUESTED)),
  step('operator-mariel', 'request', ofRequest('refuse-information', { occurredOn: '2026-02-10', reason: 'нет' })),
  step('ministry', 'summary', { path: '/api/v1/periods/REGION/2025-Q4/summary', body: { occurredOn: '2026-01-20' } }),
];
