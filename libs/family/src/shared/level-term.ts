import type { SoftViolation } from '@kurator/kernel';
import type { LevelState } from '../state';
import type { Circumstances } from '../use-case';
import { ruleClause, violationIf } from './violations';

/** The level's longest term had passed by the day of the decision (IRKUTSK 9; CG-21: an example never speaks). */
export const levelOverdue = (level: LevelState, c: Circumstances): readonly SoftViolation[] =>
  violationIf(
    level.limit !== null && c.occurredOn > level.limit && isBinding(c),
    'LEVEL_OVERDUE',
    ruleClause(c.profile, 'levelMaxDuration'),
  );

function isBinding({ profile }: Circumstances): boolean {
  const rule = profile.deadlines['levelMaxDuration'];
  return (
    rule !== undefined &&
    rule !== 'NOT_REGULATED' &&
    rule.term?.maxByLevel !== undefined &&
    rule.term.strength !== 'EXAMPLE'
  );
}
