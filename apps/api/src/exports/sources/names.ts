import type { Coded, Responsible } from '@kurator/forms';
import { codeTitle, type Regulation } from '@kurator/regulation';

/** Somebody responsible with the names that the directory has. */
export function responsibleOf(
  regulation: Regulation,
  who: { readonly agencyId: string; readonly officerId?: string } | null,
): Responsible | null {
  if (who === null) return null;
  const { agencyId, officerId = null } = who;
  const officer = officerId === null ? null : regulation.officer(officerId);
  const agency = regulation.agency(agencyId)?.name ?? agencyId;
  return { agencyId, officerId, agency, officer: officer?.name ?? null };
}

export const codedOf = (classifier: string, code: string): Coded => ({
  code,
  title: codeTitle(classifier, code)?.ru ?? code,
});

const REGION = { code: 'REGION', name: 'Регион' };

/** The unit in a list's head; without one the viewer's whole territory. */
export function unitOf(regulation: Regulation, asked: string | undefined, own: readonly string[] | '*') {
  if (asked === REGION.code || (asked === undefined && own === '*')) return REGION;
  const codes = asked === undefined ? [...own] : [asked];
  return { code: codes.join(','), name: codes.map((code) => regulation.municipality(code)?.name ?? code).join(', ') };
}
