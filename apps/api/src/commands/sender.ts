import { actingRole, inTerritory, roleForCommand, type Viewer } from '@kurator/access';
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
  const system = viewer.roles.includes('COMMISSION_SYSTEM');
  if (onBehalfOf !== undefined && !system)
    throw invalid([
      { path: 'onBehalfOf', constraint: 'unknown', message: 'поле только для программы комиссии (COMMISSION_SYSTEM)' },
    ]);
  const role = roleForCommand(command, viewer, kindOf(viewer, world));
  if (role === null) throw new Problem(403, 'FORBIDDEN_ROLE');
  if (role !== 'COMMISSION_SYSTEM' && onBehalfOf === undefined) return { actor: actorOf(viewer, role), channel: 'UI' };
  if (onBehalfOf === undefined)
    throw invalid([
      {
        path: 'onBehalfOf',
        constraint: 'required',
        message: 'назовите должностное лицо, от имени которого шлёт программа',
      },
    ]);
  return { actor: behalfOf(viewer, command, onBehalfOf, world), channel: 'API_COMMISSION' };
}

const kindOf = ({ agencyId }: Viewer, { regulation }: World): string =>
  (agencyId === undefined ? null : regulation.agency(agencyId))?.kind ?? '';

const actorOf = (viewer: Viewer, role: string): Actor => ({
  userId: viewer.userId,
  role,
  ...(viewer.officerId === undefined ? {} : { officerId: viewer.officerId }),
  ...(viewer.agencyId === undefined ? {} : { agencyId: viewer.agencyId }),
});

function behalfOf(viewer: Viewer, command: string, officerId: string, { regulation, today }: World): Actor {
  const officer = regulation.officer(officerId);
  const agency = officer === null ? null : regulation.agency(officer.agencyId);
  if (officer === null || agency === null || !serves(officer, today) || !inTerritory(viewer, agency.municipality))
    throw new Problem(422, 'OFFICER_UNKNOWN', { params: { officerId } });
  const role = actingRole(command, agency.kind);
  if (role === null) throw new Problem(403, 'FORBIDDEN_ROLE');
  return { userId: viewer.userId, role, officerId, agencyId: agency.agencyId };
}

const serves = (officer: Officer, today: LocalDate): boolean =>
  officer.from <= today && (officer.until === null || officer.until >= today);
