import type { Viewer } from '@kurator/access';
import type { Filter } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';

/** What somebody's working list is made of. */
export interface Desk {
  /** Whose duties: an agency's; `REGION` the ministry's own; null nobody's. */
  readonly duties: { readonly responsible: string } | 'REGION' | null;
  /** Of what waits with the families of the territory, by filters any of which holds; none: nothing. */
  readonly waiting: readonly Filter[];
  /** Proposals of corrections wait for a second officer: of the commission, or of the region's what is the region's own. */
  readonly proposals: 'TERRITORY' | 'REGION' | null;
}

const COMMISSION = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'COMMISSION_SYSTEM'];
const NOBODY: Desk = { duties: null, waiting: [], proposals: null };
const OWN_KINDS = { kind: { in: ['COMING_OF_AGE', 'WARNING'] } } as const;

/** The commission of the user, or of the one municipality that the user serves. */
function commissionOf({ agencyId, municipalities }: Viewer, regulation: Regulation): string | undefined {
  if (agencyId !== undefined) return agencyId;
  const [only, ...more] = municipalities === '*' ? [] : municipalities;
  return only === undefined || more.length > 0 ? undefined : regulation.municipality(only)?.commissionId;
}

const dutiesOf = (agencyId: string | undefined): Desk['duties'] =>
  agencyId === undefined ? null : { responsible: agencyId };

/** Who keeps the bank sees its warnings everywhere; another institution those of whom it accompanies. */
function institution({ agencyId }: Viewer, regulation: Regulation): Desk {
  if (agencyId === undefined) return NOBODY;
  const own: Filter = regulation.agency(agencyId)?.bankKeeper === true ? {} : { institutionId: { eq: agencyId } };
  return { duties: { responsible: agencyId }, waiting: [{ kind: { eq: 'WARNING' }, ...own }], proposals: null };
}

/** A curator and every other agency: the families that the agency works with; guardianship and police all threats. */
function agency({ agencyId, roles }: Viewer): Desk {
  const threats = roles.some((role) => role === 'GUARDIANSHIP_OFFICER' || role === 'POLICE_OFFICER');
  const seen = threats ? [{ code: { eq: 'THREAT_TO_LIFE' } }] : [];
  const own = agencyId === undefined ? [] : [{ ...OWN_KINDS, agencyId: { eq: agencyId } }];
  return { duties: dutiesOf(agencyId), waiting: threats ? seen : own, proposals: null };
}

/** The working list of a user, by the first role that has one. */
export function deskOf(viewer: Viewer, regulation: Regulation): Desk {
  const has = (...roles: readonly string[]): boolean => viewer.roles.some((role) => roles.includes(role));
  if (has(...COMMISSION))
    return { duties: dutiesOf(commissionOf(viewer, regulation)), waiting: [{}], proposals: 'TERRITORY' };
  if (has('MINISTRY_OPERATOR')) return { ...NOBODY, duties: 'REGION', proposals: 'REGION' };
  if (has('REGIONAL_SECRETARY')) return { ...agency(viewer), proposals: 'REGION' };
  return has('INSTITUTION_OPERATOR') ? institution(viewer, regulation) : agency(viewer);
}
