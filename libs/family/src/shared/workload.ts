import type { SoftViolation } from '@kurator/kernel';
import type { Level } from '@kurator/regulation';
import type { Circumstances } from '../use-case';
import { param, violationIf } from './violations';

/** Load units of a family by its level (spec 5.3: 24/6, 24/12, 24/24); nothing without a level. */
export const LEVEL_WEIGHT: Readonly<Record<Level, number>> = { EMERGENCY: 4, CRISIS: 2, ADAPTATION: 1, BASE: 1 };

/** The specialist would carry more than the capacity with this family (IRKUTSK 37: a recommendation). */
export function overload(level: Level | null, { profile, workload }: Circumstances): readonly SoftViolation[] {
  const norms = param(profile, 'caseloadNorms');
  if (!norms || !workload || level === null) return [];
  return violationIf(workload.load + LEVEL_WEIGHT[level] > workload.capacity, 'OVERLOADED', norms.clause);
}
