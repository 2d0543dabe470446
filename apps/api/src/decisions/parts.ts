import type { Histories, History } from '@kurator/event-log';
import type { Circumstances, FamilyView } from '@kurator/family';
import type { Fact, Instant } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import type { WholeHistories } from '../register/whole-histories';

/** Load and capacity of a specialist on a day, one family left out. */
export type WorkloadOf = (officerId: string, on: string, exceptFamily: string) => Promise<Circumstances['workload']>;

export interface DecisionParts {
  readonly histories: Histories;
  /** Families with all that merges brought into their streams. */
  readonly wholes: WholeHistories;
  /** Folds a family's history, or has done so already. */
  readonly viewOf: (familyId: string, history: History) => FamilyView;
  readonly regulation: () => Regulation;
  readonly now: () => Instant;
  readonly workloadOf: WorkloadOf;
  /** Destroys the keys that the family's log says are destroyed; repeatable. */
  readonly carryOut: (familyId: string) => Promise<void>;
  /** Records the second half of a merge or of its taking back; repeatable. @returns its event */
  readonly complete: (familyId: string, eventId: string) => Promise<Fact>;
}
