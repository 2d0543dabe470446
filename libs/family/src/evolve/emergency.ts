import type { LocalDate } from '@kurator/kernel';
import type { ChildAway, EmergencyState } from '../emergencies';
import type { FamilyState } from '../state';
import type { Step } from './step';

const opened = (emergencyId: string, openedOn: LocalDate): EmergencyState => ({
  emergencyId,
  openedOn,
  threatened: false,
  found: false,
  visit: null,
  noThreat: false,
  inAct: [],
  children: {},
  claimed: false,
  decided: false,
});

type Change = (emergency: EmergencyState) => Partial<EmergencyState>;

/** The state with one chain changed. */
function inChain(state: FamilyState, emergencyId: string, change: Change): FamilyState {
  const emergencies = state.emergencies.map((e) => (e.emergencyId === emergencyId ? { ...e, ...change(e) } : e));
  return { ...state, emergencies };
}
/** The same, and the chain begins here when it is not there. */
function openedOr(state: FamilyState, fact: { occurredOn: LocalDate; data: { emergencyId: string } }, change: Change) {
  const { emergencyId } = fact.data;
  const known = state.emergencies.some((e) => e.emergencyId === emergencyId);
  const emergencies = known ? state.emergencies : [...state.emergencies, opened(emergencyId, fact.occurredOn)];
  return inChain({ ...state, emergencies }, emergencyId, change);
}

type OfChild = { readonly occurredOn: LocalDate; readonly data: { emergencyId: string; childId: string } };
/** The state with one child of a chain elsewhere than before. */
function moved(state: FamilyState, { data, occurredOn }: OfChild, to: Partial<ChildAway> & Pick<ChildAway, 'state'>) {
  const { emergencyId, childId } = data;
  const unplaced = { personId: childId, since: occurredOn, placement: null, placeName: null };
  return inChain(state, emergencyId, ({ children }) => ({
    children: { ...children, [childId]: { ...unplaced, ...to } },
  }));
}

export const threatReported: Step<'threat-reported'> = (state, fact) =>
  openedOr(state, fact, () => ({ threatened: true }));
export const visited: Step<'emergency-visit-made'> = (state, { data }) =>
  inChain(state, data.emergencyId, () => ({ visit: data.threatConfirmed ? 'CONFIRMED' : 'REFUTED', noThreat: false }));
export const noThreat: Step<'no-threat-established'> = (state, { data }) =>
  inChain(state, data.emergencyId, () => ({ noThreat: true }));
export const actPrepared: Step<'removal-act-prepared'> = (state, { data }) =>
  inChain(state, data.emergencyId, ({ inAct }) => ({ inAct: [...new Set([...inAct, ...data.children])] }));
export const removed: Step<'child-removed'> = (state, fact) => moved(state, fact, { state: 'REMOVED' });
export const placed: Step<'child-placed'> = (state, fact) =>
  moved(state, fact, { state: 'PLACED', placement: fact.data.placement, placeName: fact.data.placeName });
export const claimed: Step<'court-claim-filed'> = (state, { data }) =>
  inChain(state, data.emergencyId, () => ({ claimed: true }));
export const decided: Step<'court-decision-received'> = (state, { data }) =>
  inChain(state, data.emergencyId, () => ({ decided: true }));
export const found: Step<'neglected-child-found'> = (state, fact) => openedOr(state, fact, () => ({ found: true }));
export const handed: Step<'child-handed-to-carers'> = (state, fact) => moved(state, fact, { state: 'HANDED' });
export const delivered: Step<'child-delivered'> = (state, fact) =>
  moved(state, fact, { state: 'DELIVERED', placement: fact.data.organisation });
export const returned: Step<'child-returned'> = (state, fact) => moved(state, fact, { state: 'RETURNED' });
