import { reject, type LocalDate, type Rejection } from '@kurator/kernel';
import { emergencyOf, isAway, type EmergencyState } from '../emergencies';
import type { FamilyState } from '../state';
import { aMinor, firstOf, knownPerson } from './guards';

type Holds = (emergency: EmergencyState) => boolean;

/** What a fact of the chain presupposes, by the event that would have brought it (MARIEL 7: visit, act, removal, claim). */
export const CONFIRMED: Holds = ({ visit }) => visit === 'CONFIRMED';
export const REFUTED: Holds = ({ visit }) => visit === 'REFUTED';
export const THREATENED: Holds = ({ threatened }) => threatened;
export const FOUND: Holds = ({ found }) => found;
export const CLAIMED: Holds = ({ claimed }) => claimed;
export const SOMEBODY_REMOVED: Holds = ({ inAct, children }) => inAct.some((id) => children[id] !== undefined);

/** The chain is known. Every fact but those that open one asks this. */
export const knownEmergency = (state: FamilyState, emergencyId: string): Rejection | null =>
  emergencyOf(state, emergencyId) ? null : reject('EMERGENCY_UNKNOWN', { emergencyId }, 'emergencyId');

/** The chain is known and has come as far as the fact presupposes. */
export function emergencyHolds(
  state: FamilyState,
  { emergencyId }: { readonly emergencyId: string },
  [holds, needed]: readonly [Holds, string],
): Rejection | null {
  const emergency = emergencyOf(state, emergencyId);
  if (!emergency) return knownEmergency(state, emergencyId);
  return holds(emergency) ? null : reject('WRONG_STATE', { needed }, 'emergencyId');
}

/** A fact about one child of the chain: known, and where the fact presupposes the child to be. */
export function childHolds(
  state: FamilyState,
  { emergencyId, childId }: { readonly emergencyId: string; readonly childId: string },
  [holds, needed]: readonly [(emergency: EmergencyState, childId: string) => boolean, string],
): Rejection | null {
  const emergency = emergencyOf(state, emergencyId);
  if (!emergency) return knownEmergency(state, emergencyId);
  return (
    knownPerson(state, childId, 'childId') ??
    (holds(emergency, childId) ? null : reject('WRONG_STATE', { needed, childId }, 'childId'))
  );
}
export const inAct = ({ inAct: named }: EmergencyState, childId: string): boolean => named.includes(childId);
export const away = ({ children }: EmergencyState, childId: string): boolean => isAway(children[childId]);
export const atHome = (emergency: EmergencyState, childId: string): boolean => !away(emergency, childId);

/** Every one of them belongs to the family and is a minor on the day. */
export const minorsAll = (state: FamilyState, ids: readonly string[], on: LocalDate): Rejection | null =>
  firstOf(ids, 'children', (id, path) => {
    const person = state.persons[id];
    return person ? aMinor(person, on, path) : knownPerson(state, id, path);
  });

/** A chain's id belongs to one chain: what would open it a second time is refused. */
export const freshEmergency = (
  state: FamilyState,
  emergencyId: string,
  taken: (emergency: EmergencyState) => boolean = () => true,
): Rejection | null => {
  const emergency = emergencyOf(state, emergencyId);
  return emergency && taken(emergency) ? reject('EMERGENCY_EXISTS', { emergencyId }, 'emergencyId') : null;
};
