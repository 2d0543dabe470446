import type { FamilyView } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { judge, type Duty } from '@kurator/regulation';
import { counted } from './place';

/** How a duty with a due day ends, as ST-50 counts it. */
export type Ending = 'met' | 'metLate' | 'overdue';

const dueOf = ({ dues }: Duty): LocalDate | null => dues.findLast(({ passed }) => !passed)?.effectiveDue ?? null;

function endingOf(duty: Duty, due: LocalDate): Ending | null {
  if (duty.metOn !== null) return judge(duty, duty.metOn)?.status === 'MET' ? 'met' : 'metLate';
  if (duty.strength === 'EXAMPLE') return null;
  // What fell away in time was no duty any more; what fell away afterwards had been missed.
  return duty.cancelledOn === null || duty.cancelledOn > due ? 'overdue' : null;
}

/** The duty's key in the figures, and the ending that it names. */
export const dutyKey = ({ rule, ruleKey }: Pick<Duty, 'rule' | 'ruleKey'>, ending: Ending): string =>
  `d|${rule}|${ruleKey}|${ending}`;

/**
 * Duties by the day on which they are due (ST-50). One that is not met stands as overdue on its due day: up to that
 * day's end nobody may count it.
 */
export const dutyChanges = (view: FamilyView, duties: readonly Duty[]): readonly DatedChange[] =>
  duties.flatMap((duty) => {
    const due = duty.kind === 'TERM' ? dueOf(duty) : null;
    const ending = due === null ? null : endingOf(duty, due);
    if (due === null || ending === null) return [];
    return counted(view, dutyKey(duty, ending), due, duty.triggerOn ?? due);
  });
