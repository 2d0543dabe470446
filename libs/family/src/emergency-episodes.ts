import type { LocalDate } from '@kurator/kernel';
import { dutiesIn, judge, type DutyStatus } from '@kurator/regulation';
import { stageOf, type EmergencyStage } from './emergencies';
import type { FamilyView } from './history';
import { viewLedger } from './view-duties';

/** One chain of MARIEL 7 as ST-59 counts it. */
export interface EmergencyEpisode {
  readonly emergencyId: string;
  readonly openedOn: LocalDate;
  /** The municipality that answered for the family when the chain began. */
  readonly municipality: string | null;
  readonly stage: EmergencyStage;
  /** Children removed. */
  readonly removals: number;
  /** Every duty of DL-42 to DL-52 met in time; null while one of them is still running. */
  readonly allTermsMet: boolean | null;
}

const BROKEN: readonly DutyStatus[] = ['MET_LATE', 'OVERDUE'];
const isStillOpen = (status: DutyStatus): boolean => status !== 'MET' && status !== 'CANCELLED';
/**
 * Whether the duties of a chain were all met in time, by how each stands (ST-59); null while one of them is still
 * running. What fell away counts for nothing.
 */
export function allMet(statuses: readonly DutyStatus[]): boolean | null {
  if (statuses.some((status) => BROKEN.includes(status))) return false;
  return statuses.some(isStillOpen) ? null : true;
}

/** The family's chains on a day, in the order in which they began, judged under its own regulation. Pure. */
export function emergencyEpisodes(view: FamilyView, on: LocalDate): readonly EmergencyEpisode[] {
  const now = view.moments.findLast((moment) => moment.on <= on)?.state;
  if (!now || now.emergencies.length === 0) return [];
  const terms = dutiesIn(viewLedger(view), on).filter((duty) => duty.kind === 'TERM');
  return now.emergencies.map((emergency) => {
    const { emergencyId, openedOn } = emergency;
    const own = terms.filter((duty) => duty.emergencyId === emergencyId);
    const removed = view.facts.filter(
      (f) => f.type === 'child-removed' && f.data['emergencyId'] === emergencyId && f.occurredOn <= on,
    );
    return {
      emergencyId,
      openedOn,
      municipality: view.moments.find((moment) => moment.on === openedOn)?.state.municipality ?? null,
      stage: stageOf(emergency),
      removals: removed.length,
      allTermsMet: allMet(own.flatMap((duty) => judge(duty, on)?.status ?? [])),
    };
  });
}
