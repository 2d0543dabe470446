import type { DecisionRequest } from '../decisions/decisions';
import type { Language } from '../validation/validate';

export type CorrectionCommand = 'annul-event' | 'correct-event' | 'confirm-proposal' | 'reject-proposal';

/**
 * A step of the four eyes. It goes the way of a decision (territory, replay, revision, one append), but has routes of
 * its own and is no command of a family: nobody can send it through `POST /decisions`.
 */
export interface CorrectionRequest extends DecisionRequest {
  readonly command: CorrectionCommand;
  /** Roles in which the sender may act; the first that may correct the event becomes the actor's. */
  readonly roles: readonly string[];
  /** Of the messages about a replacement's shape. */
  readonly language: Language;
}

export const isCorrection = (request: DecisionRequest): request is CorrectionRequest => 'roles' in request;
