import { entry, FAMILY, recognised, resolution, type Told } from '../../../libs/regulation/src/deadlines/story';

/** A small history that starts a duty on a day, and the fact that does it; written from the spec's section 4.2. */
export interface Story {
  /** The facts whose last one starts it; `receipt` where the term counts from a receipt (4.1.9). */
  readonly starts: (on: string) => readonly Told[];
  readonly receipt?: (on: string) => Told;
  readonly does: (on: string) => Told;
}

export const reported = (on: string, data: object = {}): Told => [
  on,
  'reported',
  { detectedByAgencyId: 'school', threatToLife: false, ...data },
];
export const journaled = (on: string): Told => [on, 'journal-entry-registered', entry('school')];
export const informed = (on: string): readonly Told[] => [
  journaled(on),
  reported(on),
  [on, 'report-forwarded', { channel: 'ELECTRONIC', fromAgencyId: 'school' }],
];
export const registered = (on: string): readonly Told[] => [[on, 'recognized-SOP', recognised('1/1')]];
export const left = (on: string): readonly Told[] => [
  ...registered('2025-01-14'),
  [on, 'deregistered', { resolution: resolution('2/2'), subjects: FAMILY, remainingSubjects: 0, mode: 'PLAIN' }],
];
export const approved = (on: string): readonly Told[] => [
  ...registered('2025-01-14'),
  [on, 'IPR-approved', { programmeId: 'p', termFrom: on, termTo: '2028-12-31', measures: [] }],
];
export const accompanied = (on: string): readonly Told[] => [
  ...registered('2025-01-14'),
  [on, 'accompaniment-started', { institutionId: 'soc', level: 'BASE' }],
];
export const applied = (on: string): readonly Told[] => [
  reported(on, { track: 'TZHS', detectedByAgencyId: 'soc' }),
  [on, 'application-registered', { institutionId: 'soc' }],
  [on, 'need-determined', { level: 'BASE', categories: ['TC-04'], circumstances: ['CI-01'] }],
];
export const copies = (purpose: string, number: string) => ({ resolution: resolution(number), purpose });
export const em = (on: string, type: string, data: object = {}): Told => [on, type, { emergencyId: 'em', ...data }];
export const threat = (on: string, receivedBy: string) => em(on, 'threat-reported', { receivedBy, children: ['m1'] });
export const act = (on: string) => em(on, 'removal-act-prepared', { children: ['m1'], removedFrom: 'BOTH_PARENTS' });
export const toCommission = (on: string, byBody: string) => em(on, 'emergency-reported-to-commission', { byBody });
export const doing =
  (type: string, data: object = {}) =>
  (on: string): Told => [on, type, { ...data }];
