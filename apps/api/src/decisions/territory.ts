import type { History } from '@kurator/event-log';
import {
  presentState,
  sideOf,
  useCaseNamed,
  type FamilyState,
  type FamilyView,
  type Resolution,
} from '@kurator/family';
import { reject, type Rejection } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import { isCorrection } from '../corrections/request';
import type { DecisionRequest } from './decisions';

/** A family as a decision finds it. */
export interface Found {
  readonly history: History;
  readonly view: () => FamilyView;
}

const NOT_FOUND: Rejection = { ...reject('FAMILY_NOT_FOUND'), status: 404 };

/** The municipality that a new family's first decision names: by the report itself, or by the deciding commission. */
function firstMunicipality({ command, body }: DecisionRequest, regulation: Regulation): string | null {
  if (command === 'report') return String(body['municipality']);
  if (command !== 'recognise-sop' || !Array.isArray(body['persons'])) return null;
  const { commissionId } = body['resolution'] as Resolution;
  return regulation.municipalities().find((m) => m.commissionId === commissionId)?.oktmo ?? null;
}

const isKnown = (request: DecisionRequest): boolean =>
  useCaseNamed(request.command) !== undefined || isCorrection(request);

/** The state with the municipality of the last fact where no standing fact says one. */
function stateOf({ history, view }: Found): FamilyState {
  const state = presentState(view());
  return state.municipality === null ? { ...state, municipality: history.facts.at(-1)?.municipality ?? null } : state;
}

/** The side of a known family on which the sender decides: the holder, a former one, or the one that it is given to. */
function knownSide(request: DecisionRequest, found: Found, regulation: Regulation): string | null {
  const { command, body, municipalities, actor } = request;
  const agency = actor.agencyId === undefined ? null : regulation.agency(actor.agencyId);
  return sideOf(stateOf(found), {
    command,
    occurredOn: typeof body['occurredOn'] === 'string' ? body['occurredOn'] : '9999-12-31',
    municipalities,
    agencyMunicipality: agency?.municipality,
  });
}

/** Where a new family's first decision puts it, within the sender's territory. */
function firstSide(request: DecisionRequest, regulation: Regulation): string | null {
  const municipality = firstMunicipality(request, regulation);
  const { municipalities } = request;
  const within = municipality !== null && (municipalities === '*' || municipalities.includes(municipality));
  return within ? municipality : null;
}

/**
 * The municipality that answers for the family on the side of the sender, or why the sender cannot reach it. Another
 * territory's family and one that does not exist are the same 404 (`api.md` Errors).
 */
export function municipalityOf(request: DecisionRequest, found: Found, regulation: Regulation): string | Rejection {
  if (!isKnown(request)) return NOT_FOUND;
  const isNew = found.history.facts.length === 0;
  const side = isNew ? firstSide(request, regulation) : knownSide(request, found, regulation);
  return side !== null && regulation.municipality(side) ? side : NOT_FOUND;
}

/**
 * Why a report cannot name the municipality that it names: a family that is known already stays where it is until a
 * transfer moves it. Else its card would lie in one territory and the right to read it in another.
 */
export function reportedElsewhere({ command, body, municipalities }: DecisionRequest, home: string): Rejection | null {
  const named = body['municipality'];
  if (command !== 'report' || named === home) return null;
  const within = municipalities === '*' || municipalities.includes(String(named));
  return within ? { ...reject('VALIDATION_FAILED', {}, 'municipality'), status: 400 } : NOT_FOUND;
}
