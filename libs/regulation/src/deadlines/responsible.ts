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

/** The keeper that the decision went to, else the one of the municipality. */
function keeper(fact: Fact, position: Position, regulation: Regulation): AgencyOfficer | null {
  // Whoever kept the record before a move keeps none for the new holder.
  if (position.keeper !== null && fact.type !== 'transfer-accepted') return position.keeper;
  return keeperOf(fact.municipality, regulation);
}
function keeperOf(municipality: string, regulation: Regulation): AgencyOfficer | null {
  const own = regulation.agencies().find((a) => a.bankKeeper && a.municipality === municipality);
  return own === undefined ? null : { agencyId: own.agencyId };
}
const formerKeeper: Finder = (fact, position, regulation) =>
  position.keeper ?? keeperOf(text(fact.data, 'fromMunicipality') ?? fact.municipality, regulation);

/** The commission that a family moved away from answers for what remains there (architecture decision 1). */
function formerCommission(fact: Fact, position: Position, regulation: Regulation): AgencyOfficer | null {
  const known = regulation.municipality(text(fact.data, 'fromMunicipality') ?? '');
  if (known) return { agencyId: known.commissionId };
  const before = position.facts.findLast(({ municipality }) => municipality !== fact.municipality);
  return commission(before ?? fact, regulation);
}

/** A body of one kind: the sender's own where it is one, else the first of the municipality. */
const bodyOfKind =
  (kind: string): Finder =>
  (fact, _position, regulation) => {
    const own = fact.actor.agencyId === undefined ? null : regulation.agency(fact.actor.agencyId);
    const here = regulation.agencies().find((a) => a.kind === kind && a.municipality === fact.municipality);
    const agency = own?.kind === kind ? own : here;
    return agency === undefined ? null : { agencyId: agency.agencyId };
  };

type Finder = (fact: Fact, position: Position, regulation: Regulation) => AgencyOfficer | null;

const FINDERS: Readonly<Record<Role, Finder>> = {
  reporter,
  commission: (fact, _position, regulation) => commission(fact, regulation),
  formerCommission,
  formerKeeper,
  curator: (fact, position, regulation) => position.curator ?? commission(fact, regulation),
  institution: (fact, position, regulation) => position.institution ?? position.curator ?? commission(fact, regulation),
  keeper,
  guardianship: bodyOfKind('AG-05'),
  police: bodyOfKind('AG-02'),
  socialProtection: bodyOfKind('AG-03'),
  group: () => null,
  executor: () => null,
};

/** Who has to do it. Until a curator or institution is named, the commission. Null when nobody is known. */
export const responsibleFor = (
  role: Role,
  fact: Fact,
  position: Position,
  regulation: Regulation,
): AgencyOfficer | null => FINDERS[role](fact, position, regulation);

/** Roles whose duties move on when somebody else is named. */
export const MOVING: ReadonlySet<Role> = new Set<Role>(['curator', 'institution', 'keeper']);

/** Facts that name somebody: open duties move to them with unchanged due days (AS-10). */
export const NAMES_SOMEBODY: ReadonlySet<string> = new Set([
  'recognized-SOP',
  'curator-assigned',
  'curator-replaced',
  'accompaniment-started',
  'responsible-specialist-assigned',
  'bank-decision-sent',
]);
