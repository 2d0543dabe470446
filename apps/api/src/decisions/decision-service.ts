import { LogUnavailable, RevisionConflict, StorageFull, type Histories, type History } from '@kurator/event-log';
import {
  decide,
  useCaseNamed,
  type Candidate,
  type Circumstances,
  type FamilyView,
  type UseCase,
} from '@kurator/family';
import { isRejection, normalInstant, reject, type Instant, type Rejection } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import { accepted, refusal, refused } from './answer';
import { enveloped, eventIdOf } from './candidates';
import { adopting, claim, standing } from './claims';
import { checkEventDays, checkWhen } from './dates';
import type { DecisionAnswer, DecisionRequest, Decisions } from './decisions';
import { withLateDuties } from './late-duties';
import { OneAtATime } from './one-at-a-time';
import { municipalityOf } from './territory';

/** Load and capacity of a specialist on a day, one family left out. */
export type WorkloadOf = (officerId: string, on: string, exceptFamily: string) => Promise<Circumstances['workload']>;

export interface DecisionParts {
  readonly histories: Histories;
  /** Folds a family's history, or has done so already. */
  readonly viewOf: (familyId: string, history: History) => FamilyView;
  readonly regulation: () => Regulation;
  readonly now: () => Instant;
  readonly workloadOf: WorkloadOf;
}

/** A lost race is decided again this many times; a sender with If-Match decides himself. */
const ATTEMPTS = 8;

/** A decision's way in (architecture section 3): every check in the order of `api.md`, then one append. */
export class DecisionService implements Decisions {
  private readonly queue = new OneAtATime();

  constructor(private readonly parts: DecisionParts) {}

  async decide(request: DecisionRequest): Promise<DecisionAnswer> {
    try {
      return await this.queue.run(request.familyId, () => this.attempt(request));
    } catch (error) {
      if (error instanceof StorageFull) return refusal(503, 'STORAGE_FULL');
      if (error instanceof LogUnavailable) return refusal(503, 'LOG_UNAVAILABLE');
      throw error;
    }
  }

  private async attempt(request: DecisionRequest): Promise<DecisionAnswer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(request);
      } catch (error) {
        if (!(error instanceof RevisionConflict) || attempt === ATTEMPTS) throw error;
        if (request.ifMatch !== undefined) return revisionConflict(request.ifMatch, error.actual);
      }
    }
  }

  private async once(request: DecisionRequest): Promise<DecisionAnswer> {
    const { histories } = this.parts;
    const history = await histories.load(`family-${request.familyId}`);
    const regulation = this.parts.regulation();
    const municipality = municipalityOf(request, history, regulation);
    if (isRejection(municipality)) return refused(municipality);
    const replayed = await this.replay(request, history);
    if (replayed) return replayed;
    if (request.ifMatch !== undefined && request.ifMatch !== history.revision)
      return revisionConflict(request.ifMatch, history.revision);
    const judged = await this.judge(request, history, { municipality, regulation });
    return isRejection(judged) ? refused(judged) : this.record(request, history, judged);
  }

  /** The first answer again, byte for byte, or 409 when the same key comes with another body. */
  private async replay(request: DecisionRequest, history: History): Promise<DecisionAnswer | null> {
    const events = history.facts.filter((f) => f.commandId === request.commandId);
    if (events.length === 0) return null;
    const mac = await this.mac(request, history);
    return events[0]?.commandMac === mac
      ? accepted(request.familyId, events)
      : refusal(409, 'IDEMPOTENCY_MISMATCH', { commandId: request.commandId });
  }

  private mac({ command, body }: DecisionRequest, { stream }: History): Promise<string> {
    return this.parts.histories.mac(stream, { command, body });
  }

  private async judge(
    request: DecisionRequest,
    history: History,
    at: { municipality: string; regulation: Regulation },
  ): Promise<readonly Candidate[] | Rejection> {
    const now = this.parts.now();
    const timeZone = at.regulation.municipality(at.municipality)?.timeZone ?? 'UTC';
    const when = whenOf(request.body);
    const untimely = checkWhen(when, now, timeZone);
    if (untimely) return untimely;
    const asked = adopting(request.body);
    const taken = asked && (await standing(this.parts.histories, asked, now)).rejection;
    if (taken) return taken;
    const circumstances = await this.circumstances(request, at, when);
    if (isRejection(circumstances)) return circumstances;
    const envelope = enveloped({ request, circumstances, now, revision: history.revision });
    const useCase = useCaseNamed(request.command) as UseCase;
    const candidates = decide(useCase, bodyOf(request.body), {
      facts: history.facts,
      circumstances,
      envelope,
      view: this.parts.viewOf(request.familyId, history),
    });
    if (isRejection(candidates)) return candidates;
    const late = checkEventDays(candidates, now, timeZone);
    if (late) return late;
    const lost = asked && (await claim(this.parts.histories, asked, { request, now, municipality: at.municipality }));
    return lost ?? withLateDuties(history.facts, candidates, at.regulation);
  }

  private async circumstances(
    request: DecisionRequest,
    { municipality, regulation }: { municipality: string; regulation: Regulation },
    when: ReturnType<typeof whenOf>,
  ): Promise<Circumstances | Rejection> {
    const profile = regulation.profileOf(municipality, when.occurredOn);
    if (!profile) return reject('NO_PROFILE', { municipality, on: when.occurredOn }, 'occurredOn');
    const specialistId = request.body['specialistId'];
    const { actor, channel, familyId } = request;
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
      workload:
        typeof specialistId === 'string' ? await this.parts.workloadOf(specialistId, when.occurredOn, familyId) : null,
    };
  }

  private async record(
    request: DecisionRequest,
    history: History,
    candidates: readonly Candidate[],
  ): Promise<DecisionAnswer> {
    const commandMac = await this.mac(request, history);
    const after = await this.parts.histories.append(
      history,
      candidates.map((c) => ({ ...c, commandMac })),
    );
    return accepted(request.familyId, after.facts.slice(history.facts.length));
  }
}

const revisionConflict = (expected: number, actual: number | string): DecisionAnswer =>
  refusal(409, 'REVISION_CONFLICT', { expected, actual: actual === 'no-stream' ? -1 : actual });

function whenOf(body: Readonly<Record<string, unknown>>): { occurredOn: string; occurredAt?: string } {
  const { occurredOn, occurredAt } = body as { occurredOn: string; occurredAt?: string };
  return occurredAt === undefined ? { occurredOn } : { occurredOn, occurredAt: normalInstant(occurredAt) };
}

/** The body without the dates that stand in the envelope. */
function bodyOf(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { occurredOn: _on, occurredAt: _at, ...rest } = body;
  return rest;
}
