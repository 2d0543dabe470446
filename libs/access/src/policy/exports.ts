import type { Viewer } from '../viewer';
import { bestOf, type Access } from './access';
import type { Refusal } from './policy';
import { COMMISSION, WORKERS, type Role } from './roles';

/** Who may take a form out of the register as a file, and of which units. */
export interface ExportRule {
  readonly access: Readonly<Partial<Record<Role, Access>>>;
  /** The row of spec 9.4 or the paragraph behind it. */
  readonly clause: string;
}
const to = (roles: readonly Role[], access: Access) => Object.fromEntries(roles.map((role) => [role, access]));

/** The whole list of a municipality is more than the families that one works with: 9.4 gives those who keep lists. */
const lists: ExportRule['access'] = {
  ...to([...COMMISSION, 'INSTITUTION_OPERATOR', 'REGIONAL_SECRETARY', 'MINISTRY_OPERATOR'], 'R'),
  INSPECTOR: 'CASE',
};

/**
 * The rows of `POST /exports` by form, under the territory of a unit: outside it 403, the whole region needs `*`. Everyone
 * else is denied: an analyst gets figures, which are no rows of families (9.4 (b)).
 */
export const EXPORTS: Readonly<Record<string, ExportRule>> = {
  'F-M6': { access: lists, clause: 'MARIEL 5.6: the secretary keeps the list; 9.4 "registration", "R (lists)"' },
  'F-M7': { access: lists, clause: 'MARIEL 5.6: to the republican commission each quarter; 9.4 "registration"' },
  'F-M8': {
    access: { REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R', INSPECTOR: 'CASE' },
    clause: 'MARIEL 5.7: the republican commission; 9.4 "registration", "R (lists)"',
  },
  BANK: { access: lists, clause: '9.4 "bank card (F-I4)"; a curator reads the own cases one by one' },
  DEADLINES: {
    access: { ...to([...WORKERS, 'MINISTRY_OPERATOR'], 'R'), INSPECTOR: 'CASE' },
    clause: '9.4 "programme, measures": those who may read the work list; it names nobody',
  },
};

/** Why a form is not given to the user, or null: role first, then the number of the inspection (9.4 (a)). */
export function refusedExport(form: string, viewer: Viewer): Refusal | null {
  const rule = Object.hasOwn(EXPORTS, form) ? EXPORTS[form] : undefined;
  const access = rule ? bestOf(rule.access, viewer.roles) : null;
  if (access === null) return 'FORBIDDEN_ROLE';
  return access === 'CASE' && viewer.inspectionCase === undefined ? 'INSPECTION_CASE_REQUIRED' : null;
}

/** Forms that exist but that no row of the table grants: such a start is refused. */
export const formsWithoutGrant = (forms: readonly string[]): readonly string[] =>
  forms.filter((form) => !Object.hasOwn(EXPORTS, form));
