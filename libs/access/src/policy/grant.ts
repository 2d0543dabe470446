import { AGENCY, type Role } from './roles';

/** Who may send a command: the column "who" of spec 3.3 in the roles of `api.md`. */
export interface CommandGrant {
  readonly number: string;
  readonly roles: readonly Role[];
  /** Kinds of agency (spec 6.17) that an `AGENCY_OFFICER` must serve at; absent: any. */
  readonly officersOf?: readonly string[];
}

/** Whether a role is among those of a grant; of an agency officer the agency's kind may be asked as well. */
export const isGranted = (grant: CommandGrant | undefined, role: Role, agencyKind?: string): boolean => {
  if (grant?.roles.includes(role) !== true) return false;
  if (role !== 'AGENCY_OFFICER' || grant.officersOf === undefined || agencyKind === undefined) return true;
  return grant.officersOf.includes(agencyKind);
};

export const SECRETARY: readonly Role[] = ['COMMISSION_SECRETARY'];
/** Effects of C11: the secretary records the resolution, the chair signs it. */
export const RESOLUTION: readonly Role[] = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR'];
export const INSTITUTION: readonly Role[] = ['INSTITUTION_OPERATOR'];
/** "Every officer of an agency and the secretary" (`api.md`). */
export const EVERY_OFFICER: readonly Role[] = [
  'COMMISSION_SECRETARY',
  'COMMISSION_CHAIR',
  'CURATOR',
  'GROUP_MEMBER',
  ...AGENCY,
  'INSTITUTION_OPERATOR',
];
/** What the commission's own software may send for: secretary, curator, agency officer, institution (`api.md`). */
const FOR_THE_SYSTEM: readonly Role[] = ['COMMISSION_SECRETARY', 'CURATOR', 'AGENCY_OFFICER', 'INSTITUTION_OPERATOR'];

export const grant = (number: string, ...groups: readonly (readonly Role[])[]): CommandGrant => {
  const roles = [...new Set(groups.flat())];
  return {
    number,
    roles: roles.some((role) => FOR_THE_SYSTEM.includes(role)) ? [...roles, 'COMMISSION_SYSTEM'] : roles,
  };
};
