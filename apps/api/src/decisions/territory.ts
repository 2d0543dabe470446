import type { History } from '@kurator/event-log';
import { useCaseNamed, type Resolution } from '@kurator/family';
import { reject, type Rejection } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import { isCorrection } from '../corrections/request';
import type { DecisionRequest } from './decisions';

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

/**
 * The municipality that answers for the family, or why the sender cannot reach it. Another territory's family and one
 * that does not exist are the same 404 (`api.md` Errors).
 */
export function municipalityOf(request: DecisionRequest, history: History, regulation: Regulation): string | Rejection {
  const municipality = history.facts.at(-1)?.municipality ?? firstMunicipality(request, regulation);
  if (municipality === null || !isKnown(request)) return NOT_FOUND;
  const { municipalities } = request;
  const within = municipalities === '*' || municipalities.includes(municipality);
  return within && regulation.municipality(municipality) ? municipality : NOT_FOUND;
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
