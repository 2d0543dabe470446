import { MOTHER, SON } from '../shared/examples';
import { familyAt } from '../history';
import { currentEpisode, type FamilyState, type MainState } from '../state';
import { played } from './given';
import { FAMILY, sent, type Sent } from './send';
import { world, type ProfileName } from './world';

export const OKTYABRSKY = { profile: 'OKTYABRSKY' } as const;
/** The family after commands, under OKTYABRSKY unless another regulation is named. */
export const after = (commands: readonly Sent[], profile: ProfileName = 'OKTYABRSKY'): FamilyState =>
  familyAt(FAMILY, played(commands, { profile }), world);
export const mainAfter = (...commands: readonly Sent[]): MainState | undefined => currentEpisode(after(commands))?.main;

/** The TZhS way of the examples: each part ends in the state of its name. */
export const message = sent('report', { track: 'TZHS' }, '2026-02-02');
export const applied = [message, sent('register-application')];
export const assessed = [...applied, sent('determine-need')];
export const submitted = [...assessed, sent('draft-programme'), sent('submit-programme')];
export const approved = [...submitted, sent('approve-programme')];
export const agreed = [...approved, sent('conclude-agreement')];
export const consent = (personId: string) =>
  sent('record-consent', { subjectPersonId: personId, purpose: 'BANK_INCLUSION' }, '2026-03-12');
export const start = sent('start-accompaniment', { level: 'BASE', levelSigns: ['LB-09'], basis: 'AGREEMENT' });
export const include = sent('include-in-bank', { basis: { agreementNo: '7' } }, '2026-03-23');
export const inBank = [...agreed, consent(MOTHER), consent(SON), start, include];
export const ended = [...inBank, sent('end-accompaniment'), sent('terminate-agreement')];
export const known = { persons: [{ personId: SON, role: 'KR-08' }], addresses: [] };
export const signs = (on: string) => sent('report', known, on);
