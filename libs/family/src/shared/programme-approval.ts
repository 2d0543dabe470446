import { reject, type Rejection } from '@kurator/kernel';
import type { Profile, Track } from '@kurator/regulation';
import { currentEpisode, type FamilyState } from '../state';
import type { Circumstances } from '../use-case';
import { param } from './violations';

export const GROUP = 'INSTITUTION_WORKING_GROUP';
/** Who decides for the institution's working group; everybody else who may send the command is the commission's. */
const OF_THE_GROUP: readonly string[] = ['INSTITUTION_OPERATOR', 'GROUP_MEMBER'];

/** The regulation leaves the programme of this track to the institution's group (IRKUTSK 23; CG-38). */
function leftToGroup(profile: Profile, track: Track): boolean {
  const value = param(profile, 'programmeApprovedBy')?.value;
  const ofTrack =
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[track] : value;
  return ofTrack === GROUP;
}

type Deciding = Pick<Circumstances, 'role' | 'profile'>;
const groupDecides = (state: FamilyState, { profile }: Deciding): boolean =>
  leftToGroup(profile, currentEpisode(state)?.track ?? 'SOP');
const notTheirs = ({ profile }: Deciding, path?: string): Rejection =>
  reject('COMMISSION_DECIDES', { profileId: profile.profileId }, path);

/**
 * Whether the programme may be approved for whom the body says (spec C24, column "who"): the group approves only where
 * the regulation leaves it the programme, and nobody of an institution approves for the commission.
 * @returns COMMISSION_DECIDES or COMMISSION_APPROVES, or null
 */
export function approvedByRight(state: FamilyState, c: Deciding, approvedBy: string): Rejection | null {
  if (approvedBy !== GROUP) return OF_THE_GROUP.includes(c.role) ? notTheirs(c, 'approvedBy') : null;
  if (groupDecides(state, c)) return null;
  const { profileId } = c.profile;
  const clause = param(c.profile, 'programmeApprovedBy')?.clause ?? '';
  return reject('COMMISSION_APPROVES', { profileId, clause }, 'approvedBy');
}

/** The group sends back what it may approve, and nothing else; the commission whatever it is given. */
export const rejectedByRight = (state: FamilyState, c: Deciding): Rejection | null =>
  OF_THE_GROUP.includes(c.role) && !groupDecides(state, c) ? notTheirs(c) : null;
