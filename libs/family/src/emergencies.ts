import type { LocalDate, Personal } from '@kurator/kernel';

/** Where a child is who came out of a family's hands (MARIEL 7.1, 7.2). */
export interface ChildAway {
  readonly personId: string;
  readonly state: 'REMOVED' | 'PLACED' | 'DELIVERED' | 'HANDED' | 'RETURNED';
  readonly since: LocalDate;
  /** Kind of the placement (6.31); null before it. */
  readonly placement: string | null;
  /** Name of the place: nobody but guardianship and an inspector with a case reads it (spec 9.4 (c)). */
  readonly placeName: Personal<string> | null;
}

/** One chain of facts about a threat to life or health, or about a child found without care (spec 3.2). */
export interface EmergencyState {
  readonly emergencyId: string;
  readonly openedOn: LocalDate;
  /** A threat was reported; otherwise the chain began with a neglected or homeless child. */
  readonly threatened: boolean;
  readonly found: boolean;
  /** What the last visit saw. */
  readonly visit: 'CONFIRMED' | 'REFUTED' | null;
  readonly noThreat: boolean;
  /** Children whom a removal act names. */
  readonly inAct: readonly string[];
  readonly children: Readonly<Record<string, ChildAway>>;
  readonly claimed: boolean;
  readonly decided: boolean;
}

/** The emergency region of spec 3.2, the most serious last. */
export const EMERGENCY_STAGES = [
  'EM_NO_THREAT',
  'EM_HANDED_TO_PARENTS',
  'EM_RETURNED',
  'EM_COURT_DECIDED',
  'EM_THREAT_REPORTED',
  'EM_VISITED',
  'EM_CHILD_FOUND',
  'EM_REMOVAL_ACT',
  'EM_DELIVERED',
  'EM_REMOVED',
  'EM_PLACED',
  'EM_CLAIM_FILED',
] as const;
export type EmergencyStage = (typeof EMERGENCY_STAGES)[number];
const OPEN_FROM = EMERGENCY_STAGES.indexOf('EM_THREAT_REPORTED');

const states = ({ children }: EmergencyState): readonly ChildAway['state'][] =>
  Object.values(children).map(({ state }) => state);
/** Removed, placed or delivered, and not given back yet. */
export const isAway = (child: ChildAway | undefined): boolean =>
  child !== undefined && child.state !== 'HANDED' && child.state !== 'RETURNED';

/** What the children say when each of them is back again. */
function givenBack(emergency: EmergencyState): EmergencyStage | null {
  const all = states(emergency);
  if (all.length === 0 || Object.values(emergency.children).some(isAway)) return null;
  return all.includes('RETURNED') ? 'EM_RETURNED' : 'EM_HANDED_TO_PARENTS';
}

/** How far the chain has come, by the furthest of its children. */
export function stageOf(emergency: EmergencyState): EmergencyStage {
  const children = states(emergency);
  const reached: readonly (readonly [boolean, EmergencyStage])[] = [
    [emergency.decided, 'EM_COURT_DECIDED'],
    [emergency.claimed, 'EM_CLAIM_FILED'],
    [children.includes('PLACED'), 'EM_PLACED'],
    [children.includes('REMOVED'), 'EM_REMOVED'],
    [children.includes('DELIVERED'), 'EM_DELIVERED'],
    [emergency.inAct.length > 0, 'EM_REMOVAL_ACT'],
    [emergency.found, 'EM_CHILD_FOUND'],
    [emergency.noThreat, 'EM_NO_THREAT'],
    [emergency.visit !== null, 'EM_VISITED'],
  ];
  return givenBack(emergency) ?? reached.find(([holds]) => holds)?.[1] ?? 'EM_THREAT_REPORTED';
}

/** Still going on: no end of the chain (no threat, handed over, returned, decided by court) is reached. */
export const isOpenEmergency = (emergency: EmergencyState): boolean =>
  EMERGENCY_STAGES.indexOf(stageOf(emergency)) >= OPEN_FROM;

/** The family's emergency region: the most serious open chain, the latest among equals; else the latest that ended. */
export function emergencyStage(emergencies: readonly EmergencyState[]): EmergencyStage | 'EM_NONE' {
  const open = emergencies.filter(isOpenEmergency).map(stageOf);
  const last = emergencies.at(-1);
  if (open.length === 0) return last ? stageOf(last) : 'EM_NONE';
  return open.reduce((worst, stage) =>
    EMERGENCY_STAGES.indexOf(stage) >= EMERGENCY_STAGES.indexOf(worst) ? stage : worst,
  );
}

export const emergencyOf = (
  { emergencies }: { readonly emergencies: readonly EmergencyState[] },
  emergencyId: string,
): EmergencyState | null => emergencies.find((e) => e.emergencyId === emergencyId) ?? null;
