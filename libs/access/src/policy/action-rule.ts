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

/** Every route of a row: `POST /{requests|periods}/{id}/x` is two. */
export function routesOfRule({ route }: Pick<ActionRule, 'route'>): readonly string[] {
  const several = /\{(\w+(?:\|\w+)+)\}/.exec(route);
  return several === null ? [route] : (several[1] ?? '').split('|').map((one) => route.replace(several[0], one));
}
