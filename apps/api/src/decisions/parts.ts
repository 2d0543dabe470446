import type { Histories, History } from '@kurator/event-log';
import type { Circumstances, FamilyView } from '@kurator/family';
import type { Fact, Instant, LocalDate } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import type { WholeHistories } from '../register/whole-histories';

/** Load and capacity of a specialist on a day, one family left out. */
export type WorkloadOf = (officerId: string, on: string, exceptFamily: string) => Promise<Circumstances['workload']>;

/** Persons whose registration in another family ended by a day, with the last such day (CG-58). */
export type ElsewhereOf = (
  persons: readonly string[],
  on: LocalDate,
  exceptFamily: string,
) => Promise<ReadonlyMap<string, LocalDate>>;

export interface DecisionParts {
  readonly histories: Histories;
  /** Families with all that merges brought into their streams. */
  readonly wholes: WholeHistories;
  /** Folds a family's history, or has done so already. */
  readonly viewOf: (familyId: string, history: History) => FamilyView;
  readonly regulation: () => Regulation;
  readonly now: () => Instant;
  readonly workloadOf: WorkloadOf;
  readonly elsewhereOf: ElsewhereOf;
  /** Destroys the keys that the family's log says are destroyed; repeatable. */
  readonly carryOut: (familyId: string) => Promise<void>;
  /** Records the second half of a merge or of its taking back; repeatable. @returns its event */
  readonly complete: (familyId: string, eventId: string) => Promise<Fact>;
}
