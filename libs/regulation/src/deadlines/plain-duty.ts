import { addDays, type LocalDate } from '@kurator/kernel';
import type { DeadlineRule, Profile, Regulation } from '../types';
import { lateness } from './due';
import type { DueMark, Duty } from './types';

/** What is known of a duty that is no family's: one trigger, its due marks, the fact that met it. */
export interface PlainDuty {
  readonly id: string;
  readonly ruleKey: string;
  readonly law: DeadlineRule;
  readonly profile: Pick<Profile, 'profileId' | 'profileVersion' | 'counting'>;
  readonly triggerOn: LocalDate;
  readonly dues: readonly DueMark[];
  readonly met: { readonly on: LocalDate; readonly eventId: string | null } | null;
  readonly cancelledOn?: LocalDate | null;
  readonly agencyId: string | null;
}

/** The last day in time: the due day, or the end of the next period where no day is set (4.1.11); null without either. */
function lastDay(dues: readonly DueMark[]): LocalDate | null {
  const passed = dues.find((due) => due.passed === true);
  return passed ? addDays(passed.from, -1) : (dues.at(-1)?.effectiveDue ?? null);
}

/** Working days late: 0 where no day is due, null while it is not met or has no term. */
function lateBy({ law, profile, dues, met }: PlainDuty, regulation: Regulation): number | null {
  if (met === null || law.status !== 'TERM') return null;
  const limit = lastDay(dues);
  return limit === null ? 0 : lateness(regulation.calendar(profile.counting.calendar), limit, met.on);
}

/** What is the same for every duty that no family brings. */
const UNMOVED = {
  strength: 'BINDING',
  episode: 1,
  pendingFrom: null,
  planned: [],
  broken: false,
  moved: [],
  elapsedMinutes: null,
} as const;

/** The duty as {@link judge} takes it. Its terms bind: no regulation knows a mere example for a unit. */
export function plainDuty(plain: PlainDuty, regulation: Regulation): Duty {
  const { id, ruleKey, law, profile, triggerOn, dues, met, agencyId, cancelledOn = null } = plain;
  return {
    ...UNMOVED,
    id,
    ruleKey,
    rule: law.rule,
    clause: law.clause,
    profileId: profile.profileId,
    profileVersion: profile.profileVersion,
    confidence: law.confidence ?? 'EXPLICIT',
    kind: law.status === 'TERM' ? 'TERM' : 'NO_TERM',
    triggerOn,
    dues,
    metOn: met === null ? null : met.on,
    metEventId: met === null ? null : met.eventId,
    lateWorkingDays: lateBy(plain, regulation),
    cancelledOn,
    responsible: agencyId === null ? [] : [{ from: triggerOn, agencyId }],
  };
}
