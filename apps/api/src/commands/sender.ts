import { actingRole, actingRoles, inTerritory, roleForCommand, type Viewer } from '@kurator/access';
import type { Actor, Channel, LocalDate } from '@kurator/kernel';
import type { Officer, Regulation } from '@kurator/regulation';
import { invalid, Problem } from '../http/problem';

/** Who a decision comes from: the actor of its events and the way it came. */
export interface Sender {
  readonly actor: Actor;
  readonly channel: Channel;
}
export interface World {
  readonly regulation: Regulation;
  readonly today: LocalDate;
}

/**
 * The sender of a command. The commission's own software names the human in `onBehalfOf`, an officer who serves at an
 * agency of its municipalities and may send the command (`api.md`, Signing in).
 * @throws Problem 403 for the role, 400 without `onBehalfOf` or with it from anyone else, 422 for an unknown officer
 */
export function senderOf(viewer: Viewer, command: string, onBehalfOf: string | undefined, world: World): Sender {
  onlyForSoftware(viewer, onBehalfOf);
  const role = roleForCommand(command, viewer, kindOf(viewer, world));
  if (role === null) throw new Problem(403, 'FORBIDDEN_ROLE');
  if (role !== 'COMMISSION_SYSTEM' && onBehalfOf === undefined) return { actor: actorOf(viewer, role), channel: 'UI' };
  if (onBehalfOf === undefined) throw invalid([NAMELESS]);
  const { officer, kind } = officerNamed(viewer, onBehalfOf, world);
  const acting = actingRole(command, kind);
  if (acting === null) throw new Problem(403, 'FORBIDDEN_ROLE');
  return { actor: { userId: viewer.userId, role: acting, ...officer }, channel: 'API_COMMISSION' };
}

const isSoftware = (viewer: Viewer): boolean => viewer.roles.includes('COMMISSION_SYSTEM');
function onlyForSoftware(viewer: Viewer, onBehalfOf: string | undefined): void {
  if (onBehalfOf !== undefined && !isSoftware(viewer))
    throw invalid([
      {
        path: 'onBehalfOf',
        constraint: 'unknown',
        message: 'поле только для программы комиссии (COMMISSION_SYSTEM)',
        en: 'a field for the software of a commission only (COMMISSION_SYSTEM)',
      },
    ]);
}
const NAMELESS = {
  path: 'onBehalfOf',
  constraint: 'required',
  message: 'назовите должностное лицо, от имени которого шлёт программа',
  en: 'name the officer for whom the software sends',
};

/**
 * The sender of a step for which the event decides the role: everything that he may act as. The actor's role is still
 * open then. Errors as for {@link senderOf}.
 */
export function sendersRoles(
  viewer: Viewer,
  onBehalfOf: string | undefined,
  world: World,
): Sender & { readonly roles: readonly string[] } {
  onlyForSoftware(viewer, onBehalfOf);
  if (onBehalfOf === undefined && isSoftware(viewer) && viewer.roles.length === 1) throw invalid([NAMELESS]);
  if (onBehalfOf === undefined) return { actor: actorOf(viewer, ''), channel: 'UI', roles: viewer.roles };
  const { officer, kind } = officerNamed(viewer, onBehalfOf, world);
  const actor = { userId: viewer.userId, role: '', ...officer };
  return { actor, channel: 'API_COMMISSION', roles: actingRoles(kind) };
}

const kindOf = ({ agencyId }: Viewer, { regulation }: World): string =>
  (agencyId === undefined ? null : regulation.agency(agencyId))?.kind ?? '';

const actorOf = (viewer: Viewer, role: string): Actor => ({
  userId: viewer.userId,
  role,
  ...(viewer.officerId === undefined ? {} : { officerId: viewer.officerId }),
  ...(viewer.agencyId === undefined ? {} : { agencyId: viewer.agencyId }),
});

/** The officer for whom the software sends, with the kind of his agency. @throws Problem 422 */
function officerNamed(viewer: Viewer, officerId: string, { regulation, today }: World) {
  const officer = regulation.officer(officerId);
  const agency = officer === null ? null : regulation.agency(officer.agencyId);
  if (officer === null || agency === null || !serves(officer, today) || !inTerritory(viewer, agency.municipality))
    throw new Problem(422, 'OFFICER_UNKNOWN', { params: { officerId } });
  return { officer: { officerId, agencyId: agency.agencyId }, kind: agency.kind };
}

const serves = (officer: Officer, today: LocalDate): boolean =>
  officer.from <= today && (officer.until === null || officer.until >= today);
