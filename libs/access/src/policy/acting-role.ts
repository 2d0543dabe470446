import { isGranted } from './grant';
import type { Role } from './roles';
import { grantOf } from './stream-commands';

/** Roles in which an officer acts, by the kind of the agency (spec 6.17, 2), most fitting first. */
const BY_KIND: Readonly<Record<string, readonly Role[]>> = {
  'AG-01': ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR'],
  'AG-02': ['POLICE_OFFICER'],
  'AG-05': ['GUARDIANSHIP_OFFICER'],
  'AG-03': ['AGENCY_OFFICER', 'INSTITUTION_OPERATOR'],
};
const ANY: readonly Role[] = ['AGENCY_OFFICER', 'CURATOR', 'INSTITUTION_OPERATOR', 'GROUP_MEMBER'];

/** Everything that an officer of such an agency may act as, most fitting first. */
export const actingRoles = (agencyKind: string): readonly Role[] =>
  agencyKind === 'AG-01' ? (BY_KIND['AG-01'] ?? []) : [...(BY_KIND[agencyKind] ?? []), ...ANY];

/**
 * The role that a line sent on behalf of an officer is recorded with: one that the command admits and that fits the
 * officer's agency; null when that agency's officers may not send it at all.
 */
export function actingRole(command: string, agencyKind: string): Role | null {
  const grant = grantOf(command);
  return actingRoles(agencyKind).find((role) => isGranted(grant, role, agencyKind)) ?? null;
}
