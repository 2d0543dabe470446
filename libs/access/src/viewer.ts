import type { Role } from './policy/roles';

/** The signed-in user as every check and query sees it. */
export interface Viewer {
  readonly userId: string;
  readonly roles: readonly Role[];
  /** OKTMO codes; `'*'` is the whole region. */
  readonly municipalities: readonly string[] | '*';
  readonly agencyId?: string;
  readonly officerId?: string;
  /** Number of the inspection, decoded from `X-Inspection-Case` (spec 9.4 (a)). */
  readonly inspectionCase?: string;
}
