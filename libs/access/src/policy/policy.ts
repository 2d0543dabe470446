import type { Viewer } from '../viewer';
import { bestOf, type Access } from './access';
import { ACTIONS, type Action, type ActionRule } from './actions';
import { isGranted } from './grant';
import { AGENCY, type Role } from './roles';
import { grantOf } from './stream-commands';

export type Refusal = 'FORBIDDEN_ROLE' | 'FORBIDDEN_TERRITORY' | 'INSPECTION_CASE_REQUIRED';

const ruleOf = (action: Action): ActionRule => ACTIONS[action];

/** The best access that one of the user's roles gives to an action; null is a denial, the default. */
export const accessTo = (action: Action, viewer: Viewer): Access | null => bestOf(ruleOf(action).access, viewer.roles);

/** Why the action is refused whatever it is about, or null: role first, then the number of the inspection (9.4 (a)). */
export function refusedAction(action: Action, viewer: Viewer): Refusal | null {
  const access = accessTo(action, viewer);
  if (access === null) return 'FORBIDDEN_ROLE';
  return access === 'CASE' && viewer.inspectionCase === undefined ? 'INSPECTION_CASE_REQUIRED' : null;
}

/**
 * The user's first role that may send the command, or null: the command is unknown or denied.
 * @param agencyKind of the user's agency (6.17), '' for none; left out, it is not judged
 */
export function roleForCommand(command: string, viewer: Viewer, agencyKind?: string): Role | null {
  return viewer.roles.find((role) => isGranted(grantOf(command), role, agencyKind)) ?? null;
}

/**
 * The role in which an event may be corrected (spec 3.3 C44): the one that recorded it, or the secretary; the chair
 * signs what the secretary records, and is the second pair of eyes where a commission has one secretary. Guardianship and
 * police may do all that an agency's officer may. Null is a denial.
 */
export function correctionRole(roles: readonly string[], recorded: string): string | null {
  const able = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', recorded, ...(recorded === 'AGENCY_OFFICER' ? AGENCY : [])];
  return roles.find((role) => able.includes(role)) ?? null;
}

/** True when the municipality belongs to the user's territory. */
export const inTerritory = (viewer: Pick<Viewer, 'municipalities'>, oktmo: string): boolean =>
  viewer.municipalities === '*' || viewer.municipalities.includes(oktmo);

/** Figures of a unit outside are 403; `REGION` needs the whole region. */
export const refusedUnit = (viewer: Viewer, unit: string): Refusal | null =>
  inTerritory(viewer, unit) ? null : 'FORBIDDEN_TERRITORY';

/** True when figures are shown with small cells hidden: no role of the user sees personal data (9.4 (b)). */
export const isMasked = (viewer: Viewer): boolean => accessTo('quarter', viewer) === 'MASKED';

/** Commands that exist but that no row of the table grants: such a start is refused. */
export const commandsWithoutGrant = (commands: readonly string[]): readonly string[] =>
  commands.filter((command) => grantOf(command) === undefined);
