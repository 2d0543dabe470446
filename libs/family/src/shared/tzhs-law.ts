import { reject, type Rejection } from '@kurator/kernel';
import type { Profile, Regulation } from '@kurator/regulation';
import { currentEpisode, type FamilyState, type Tzhs } from '../state';
import { param } from './violations';

/** The law that a fact is judged by. */
type Judged = { readonly profileId: string; readonly profileVersion: number };
export const lawOf = (regulation: Regulation, { profileId, profileVersion }: Judged): Profile | null =>
  regulation.profile(profileId, profileVersion);

/** Accompaniment and bank entry rest on a contract with the family (OKTYABRSKY 9.3, 11.5). */
export const byAgreement = (profile: Profile | null): boolean =>
  profile !== null && param(profile, 'consent')?.value === 'AGREEMENT_AND_PERSONAL_CONSENT_BEFORE_BANK';

/** Accompaniment in the TZhS track rests on a legal representative's application (IRKUTSK 25 (2)). */
function byApplication(profile: Profile | null): boolean {
  const value = profile ? param(profile, 'consent')?.value : null;
  const ofTrack = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return ofTrack['TZHS'] === 'APPLICATION_OF_LEGAL_REPRESENTATIVE';
}

const tzhsOf = (state: FamilyState): Tzhs | null => currentEpisode(state)?.tzhs ?? null;
export const inForce = ({ agreement }: Pick<Tzhs, 'agreement'>): boolean => agreement?.terminatedOn === null;

/** A contract with the family is in force, under the number named where one is. */
export function agreed(state: FamilyState, agreementNo?: string): Rejection | null {
  const tzhs = tzhsOf(state);
  if (!tzhs || !inForce(tzhs)) return reject('AGREEMENT_MISSING');
  const same = agreementNo === undefined || tzhs.agreement?.agreementNo === agreementNo;
  return same ? null : reject('AGREEMENT_MISSING', {}, 'basis.agreementNo');
}

/** What accompaniment of a TZhS family has to rest on (spec C37); nothing where the regulation does not know the track. */
export function accompaniable(state: FamilyState, profile: Profile | null): Rejection | null {
  if (byAgreement(profile)) return agreed(state);
  return byApplication(profile) && tzhsOf(state)?.applied !== true ? reject('AGREEMENT_MISSING') : null;
}
