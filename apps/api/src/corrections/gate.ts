import { correctionRole } from '@kurator/access';
import { emptyFamily, judgeChange, type Change, type FamilyState } from '@kurator/family';
import { localDateOf, type Actor, type Draft, type Fact, type LocalDate, type Rejection } from '@kurator/kernel';
import { adopting, standing, type Adopting } from '../decisions/claims';
import { timeZoneOf, type Matter } from '../decisions/judge';
import type { DecisionParts } from '../decisions/parts';
import { Problem } from '../http/problem';
import type { CorrectionRequest } from './request';

/** A step of the four eyes before the family that it is about. */
export interface CorrectionMatter extends Matter {
  readonly request: CorrectionRequest;
}
/** Who takes a step, in which roles. */
export type Steps = Pick<CorrectionRequest, 'roles' | 'actor'>;
/** The event of a step: what it says, about which recorded fact, and who takes the step. */
export type Drafted = Pick<Draft, 'type' | 'data'> & { readonly target: Fact; readonly actor: Actor };

export const startOf = ({ request, regulation }: CorrectionMatter): FamilyState =>
  emptyFamily(request.familyId, regulation);
export const todayIn = (matter: CorrectionMatter): LocalDate => localDateOf(matter.now, timeZoneOf(matter));

/** The sender as the actor of a correction of this fact. @throws Problem 403: no role of his may, or he is no officer */
export function actorFor(
  { request }: { readonly request: Steps },
  target: Fact,
): Actor & { readonly officerId: string } {
  const role = correctionRole(request.roles, target.actor.role);
  if (role === null) throw new Problem(403, 'FORBIDDEN_ROLE');
  const { officerId } = request.actor;
  if (officerId === undefined) throw new Problem(403, 'FOUR_EYES_REQUIRED');
  return { ...request.actor, role, officerId };
}

/** The number that a corrected resolution needs, like an adopted one; null for every other change. */
export const numberOf = (target: Fact, { replacement }: Change): Adopting | null =>
  target.type === 'resolution-adopted' && replacement ? adopting(replacement.data) : null;

/**
 * Why the change cannot be made: asked when it is proposed, and again when it is confirmed. The family's own claim of a
 * resolution's number is no other's.
 */
export async function impossible(
  parts: DecisionParts,
  matter: CorrectionMatter,
  { target, change }: { readonly target: Fact; readonly change: Change },
): Promise<Rejection | null> {
  const asked = numberOf(target, change);
  const by = { now: matter.now, corrects: matter.request.familyId };
  const taken = asked && (await standing(parts.histories, asked, by)).rejection;
  return taken ?? judgeChange(startOf(matter), matter.history.facts, change);
}
