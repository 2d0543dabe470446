import type { History } from '@kurator/event-log';
import {
  decide,
  holderOn,
  presentState,
  useCaseNamed,
  type Candidate,
  type Circumstances,
  type FamilyState,
  type UseCase,
} from '@kurator/family';
import { isRejection, normalInstant, reject, type Instant, type LocalDate, type Rejection } from '@kurator/kernel';
import type { Profile, Regulation } from '@kurator/regulation';
import { enveloped, eventIdOf } from './candidates';
import { adopting, claim, standing } from './claims';
import { checkEventDays, checkWhen } from './dates';
import type { DecisionRequest } from './decisions';
import { withLateDuties } from './late-duties';
import { otherOf } from './merges';
import type { DecisionParts } from './parts';

/** A request before the family that it is about, on the day that the municipality has. */
export interface Matter {
  readonly request: DecisionRequest;
  readonly history: History;
  readonly municipality: string;
  readonly regulation: Regulation;
  readonly now: Instant;
}
export interface When {
  readonly occurredOn: LocalDate;
  readonly occurredAt?: Instant;
}

export function whenOf(body: Readonly<Record<string, unknown>>): When {
  const { occurredOn, occurredAt } = body as unknown as When;
  return occurredAt === undefined ? { occurredOn } : { occurredOn, occurredAt: normalInstant(occurredAt) };
}
/** The body without the dates that stand in the envelope. */
export function bodyOf(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { occurredOn: _on, occurredAt: _at, ...rest } = body;
  return rest;
}
export const timeZoneOf = ({ regulation, municipality }: Matter): string =>
  regulation.municipality(municipality)?.timeZone ?? 'UTC';

/** The day has come, and the resolution's number is not another's: what is asked before any guard. */
async function untimelyOrTaken(parts: DecisionParts, matter: Matter): Promise<Rejection | null> {
  const { request, now } = matter;
  const untimely = checkWhen(whenOf(request.body), now, timeZoneOf(matter));
  if (untimely) return untimely;
  const asked = adopting(request.body);
  return asked && (await standing(parts.histories, asked, { now })).rejection;
}

interface Before {
  readonly profile: Profile;
  readonly state: FamilyState;
}
/** Who of the family was on the register elsewhere: asked where somebody comes onto it. */
async function elsewhere(parts: DecisionParts, { request: { command, body, familyId } }: Matter, { state }: Before) {
  if (useCaseNamed(command)?.emits.includes('recognized-SOP') !== true) return {};
  const described = (body['persons'] as readonly { readonly personId: string }[] | undefined) ?? [];
  const persons = new Set([...Object.keys(state.persons), ...described.map(({ personId }) => personId)]);
  return { registeredElsewhere: await parts.elsewhereOf([...persons], whenOf(body).occurredOn, familyId) };
}

async function circumstancesOf(parts: DecisionParts, matter: Matter, before: Before): Promise<Circumstances> {
  const { profile } = before;
  const { request, municipality, regulation } = matter;
  const { actor, channel, familyId, body } = request;
  const when = whenOf(body);
  const specialistId = body['specialistId'];
  const named = typeof specialistId === 'string';
  return {
    ...when,
    familyId,
    municipality,
    profile,
    regulation,
    channel,
    role: actor.role,
    ...(actor.agencyId === undefined ? {} : { agencyId: actor.agencyId }),
    ...(actor.officerId === undefined ? {} : { officerId: actor.officerId }),
    eventIdOf: eventIdOf(request),
    workload: named ? await parts.workloadOf(specialistId, when.occurredOn, familyId) : null,
    facts: matter.history.facts,
    other: await otherOf(parts, matter),
    ...(await elsewhere(parts, matter, before)),
  };
}

/** What the domain decides, under the regulation of the decision's own day. */
async function decided(parts: DecisionParts, matter: Matter): Promise<readonly Candidate[] | Rejection> {
  const { request, history, municipality, regulation, now } = matter;
  const { occurredOn } = whenOf(request.body);
  const profile = regulation.profileOf(municipality, occurredOn);
  if (!profile) return reject('NO_PROFILE', { municipality, on: occurredOn }, 'occurredOn');
  const view = parts.viewOf(request.familyId, history);
  const state = presentState(view);
  const circumstances = await circumstancesOf(parts, matter, { profile, state });
  const place = state.former.length === 0 ? {} : { holderOn: (on: LocalDate) => holderOn(state, on) };
  const candidates = decide(useCaseNamed(request.command) as UseCase, bodyOf(request.body), {
    facts: history.facts,
    circumstances,
    envelope: enveloped({ request, circumstances, now, revision: history.revision, ...place }),
    view,
  });
  if (isRejection(candidates)) return candidates;
  return checkEventDays(candidates, now, timeZoneOf(matter)) ?? candidates;
}

/**
 * Judges a decision (architecture section 3, steps 2 to 4). The resolution's number is claimed last, when nothing but
 * the append can fail any more: a refused decision leaves nothing behind.
 * @returns the events to append, with the duties that they met too late
 */
export async function judge(parts: DecisionParts, matter: Matter): Promise<readonly Candidate[] | Rejection> {
  const refused = await untimelyOrTaken(parts, matter);
  if (refused) return refused;
  const candidates = await decided(parts, matter);
  if (isRejection(candidates)) return candidates;
  const asked = adopting(matter.request.body);
  const lost = asked && (await claim(parts.histories, asked, matter));
  if (lost) return lost;
  const { facts } = matter.history;
  return withLateDuties({ facts, view: parts.viewOf(matter.request.familyId, matter.history) }, candidates);
}
