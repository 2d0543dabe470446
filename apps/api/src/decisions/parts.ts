import type { Histories, History } from '@kurator/event-log';
import type { Circumstances, FamilyView } from '@kurator/family';
import type { Instant } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';

/** Load and capacity of a specialist on a day, one family left out. */
export type WorkloadOf = (officerId: string, on: string, exceptFamily: string) => Promise<Circumstances['workload']>;

export interface DecisionParts {
  readonly histories: Histories;
  /** Folds a family's history, or has done so already. */
  readonly viewOf: (familyId: string, history: History) => FamilyView;
  readonly regulation: () => Regulation;
  readonly now: () => Instant;
  readonly workloadOf: WorkloadOf;
  /** Destroys the keys that the family's log says are destroyed; repeatable. */
  readonly carryOut: (familyId: string) => Promise<void>;
}
