import type { Role } from './roles';

/**
 * What a role gets: `R` with personal data, `CASE` the same but only with the number of an inspection, `A` figures,
 * `MASKED` figures with small cells hidden, `OWN` only what the user did, `W` a change, `KEEPER` a change by an officer of
 * the agency that keeps the municipality's bank (CG-40).
 */
export type Access = 'R' | 'CASE' | 'A' | 'MASKED' | 'OWN' | 'W' | 'KEEPER';

/**
 * `FAMILY`: outside is 404. `UNIT`: a unit's figures outside are 403, the region needs `*`. `REGION`: always needs `*`.
 * `NONE`: no territory.
 */
export type Territory = 'FAMILY' | 'UNIT' | 'REGION' | 'NONE';

const ORDER: readonly Access[] = ['W', 'KEEPER', 'R', 'CASE', 'A', 'MASKED', 'OWN'];
/** The best access that one of the roles has; null is a denial. */
export function bestOf(granted: Readonly<Partial<Record<Role, Access>>>, roles: readonly Role[]): Access | null {
  const given = roles.map((role) => granted[role]);
  return ORDER.find((access) => given.includes(access)) ?? null;
}
