import type { Viewer } from '@kurator/access';
import type { Regulation } from '@kurator/regulation';
import { Problem } from '../http/problem';

/**
 * The agency that keeps the bank of a municipality and reports its quarter: the one that the directory marks, and where
 * none is marked the commission itself (CG-40: the keeper is an institution, a social service or the commission).
 */
export function keeperOf(regulation: Regulation, oktmo: string): string | null {
  const marked = regulation.agencies().find((agency) => agency.bankKeeper && agency.municipality === oktmo);
  return marked?.agencyId ?? regulation.municipality(oktmo)?.commissionId ?? null;
}

/** @throws Problem 403 for anyone but an officer of the keeper, 404 for a municipality that the directory has not */
export function demandKeeper(regulation: Regulation, oktmo: string, viewer: Viewer): void {
  if (regulation.municipality(oktmo) === null) throw new Problem(404, 'NOT_FOUND');
  if (viewer.agencyId === undefined || viewer.agencyId !== keeperOf(regulation, oktmo))
    throw new Problem(403, 'FORBIDDEN_ROLE');
}
