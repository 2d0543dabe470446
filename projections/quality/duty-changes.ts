import type { FamilyView } from '@kurator/family';
import { monthOf, type LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { statusOn, statusTurns, type DeadlineEntry, type Duty } from '@kurator/regulation';
import { unitOn } from './place';
import { standing } from './standing';

/** How a duty with a due day stands, as ST-50 counts it; a running one is in none of the three that have ended. */
export const STANDINGS = ['met', 'metLate', 'overdue', 'running'] as const;
export type Standing = (typeof STANDINGS)[number];

const BY_STATUS: Partial<Record<DeadlineEntry['status'], Standing>> = {
  MET: 'met',
  MET_LATE: 'metLate',
  OVERDUE: 'overdue',
  RUNNING: 'running',
};

/** What fell away in time was no duty any more; what fell away afterwards had been missed. */
const isMissed = ({ strength, cancelledOn }: Duty, due: LocalDate): boolean =>
  strength !== 'EXAMPLE' && cancelledOn !== null && cancelledOn > due;

const standingOf = (duty: Duty, status: DeadlineEntry['status'], due: LocalDate): Standing | null =>
  status === 'CANCELLED' && isMissed(duty, due) ? 'overdue' : (BY_STATUS[status] ?? null);

/** The duty's key in the figures: the month in which it is due stands first, so that a period is a prefix. */
export const dutyKey = (due: LocalDate, { rule, ruleKey }: Pick<Duty, 'rule' | 'ruleKey'>, as: Standing): string =>
  `d|${monthOf(due)}|${rule}|${ruleKey}|${as}`;

function changesOf(view: FamilyView, duty: Duty): readonly DatedChange[] {
  const unit = duty.triggerOn === null ? null : unitOn(view, duty.triggerOn);
  if (duty.kind !== 'TERM' || unit === null) return [];
  return standing(statusTurns(duty), (on) => {
    const now = statusOn(duty, on);
    if (now === null || now.effectiveDue === null) return null;
    const as = standingOf(duty, now.status, now.effectiveDue);
    return as === null ? null : { unit, key: dutyKey(now.effectiveDue, duty, as) };
  });
}

/**
 * Duties with a due day as they stood from day to day, by the month in which they are due (ST-50). They stay the
 * municipality's that answered when they began.
 */
export const dutyChanges = (view: FamilyView, duties: readonly Duty[]): readonly DatedChange[] =>
  duties.flatMap((duty) => changesOf(view, duty));
