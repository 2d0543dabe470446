import type { Access, Territory } from './access';
import type { Role } from './roles';

/** A row of the policy table. */
export interface ActionRule {
  readonly route: string;
  readonly territory: Territory;
  readonly access: Readonly<Partial<Record<Role, Access>>>;
  /** The row of spec 9.4 or the paragraph of `api.md` behind it. */
  readonly clause: string;
}

export type Grants = Readonly<Partial<Record<Role, Access>>>;

/** The same access for several roles. */
export const to = (roles: readonly Role[], access: Access): Grants =>
  Object.fromEntries(roles.map((role) => [role, access]));
