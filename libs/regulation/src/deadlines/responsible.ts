import type { Fact } from '@kurator/kernel';
import type { Regulation } from '../types';
import type { Position } from './family-position';
import { text, type AgencyOfficer } from './readers';
import type { Role } from './rule-table';

/** The commission that answers for the family when the fact happens. */
function commission(fact: Fact, regulation: Regulation): AgencyOfficer | null {
  const agencyId = fact.commissionId ?? regulation.municipality(fact.municipality)?.commissionId;
  return agencyId === undefined ? null : { agencyId };
}

/** The agency that holds the information: by its journal, by the message, by who notified. */
function reporter(fact: Fact, position: Position): AgencyOfficer | null {
  const agencyId =
    text(fact.data, 'journalHolderId') ??
    text(fact.data, 'detectedByAgencyId') ??
    fact.actor.agencyId ??
    position.reporter ??
    undefined;
  return agencyId === undefined ? null : { agencyId };
}

/** Who has to do it. Until a curator or institution is named, the commission. Null when nobody is known. */
export function responsibleFor(
  role: Role,
  fact: Fact,
  position: Position,
  regulation: Regulation,
): AgencyOfficer | null {
  switch (role) {
    case 'reporter':
      return reporter(fact, position);
    case 'curator':
      return position.curator ?? commission(fact, regulation);
    case 'institution':
      return position.institution ?? position.curator ?? commission(fact, regulation);
    case 'commission':
      return commission(fact, regulation);
  }
}

/** Facts that name somebody: open duties move to them with unchanged due days (AS-10). */
export const NAMES_SOMEBODY: ReadonlySet<string> = new Set([
  'recognized-SOP',
  'curator-assigned',
  'curator-replaced',
  'accompaniment-started',
  'responsible-specialist-assigned',
]);
