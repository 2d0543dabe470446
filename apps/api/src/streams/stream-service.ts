import type { Histories, History } from '@kurator/event-log';
import { standing, type Candidate } from '@kurator/family';
import {
  isRejection,
  localDateOf,
  normalInstant,
  reject,
  type Instant,
  type LocalDate,
  type Rejection,
} from '@kurator/kernel';
import {
  profileOfUnit,
  zoneOfUnit,
  type Gathered,
  type Regulation,
  type StreamCircumstances,
} from '@kurator/regulation';
import { accepted, answeredAs } from '../decisions/answer';
import { envelopeIn, eventIdOf } from '../decisions/candidates';
import { checkWhen } from '../decisions/dates';
import type { DecisionAnswer } from '../decisions/decisions';
import { WayIn } from '../decisions/way-in';
import { judgeStep } from './corrections/judge';
import type { StreamCorrection } from './corrections/request';
import { gather, type Gatherers } from './gather';
import type { StreamRequest } from './stream-request';

export interface StreamParts {
  readonly histories: Histories;
  readonly regulation: () => Regulation;
  readonly now: () => Instant;
  readonly gatherers: Gatherers;
  /** Called after a command was accepted: law and directory may have changed with it. */
  readonly recorded: (request: StreamRequest) => Promise<void>;
}

/** What is gathered only when it is decided: a command that is sent again needs none of it. */
const COUNTED = ['listed', 'sentBefore', 'profiles'] as const;

interface Reached {
  readonly unit: string;
  readonly gathered: Partial<Gathered>;
}

const streamOf = ({ kind, useCase, id }: StreamRequest): string => useCase.stream ?? kind.stream(id);

type Reaching = Pick<StreamRequest, 'kind' | 'id' | 'body' | 'actor' | 'municipalities'>;
/** The unit that answers for it, when it is in the sender's territory. */
function reach(
  request: Reaching,
  history: History,
  around: { regulation: Regulation; gathered: Partial<Gathered> },
): string | Rejection {
  const { kind, id, body, actor, municipalities } = request;
  const unit = kind.unitOf(id, { facts: history.facts, body, actor, ...around });
  const within = unit !== null && (municipalities === '*' || municipalities.includes(unit));
  if (within) return unit;
  return kind.open === true && unit !== null
    ? ({ ...reject('FORBIDDEN_TERRITORY', { unit }), status: 403 } as const)
    : ({ ...reject(kind.notFound, { id }), status: 404 } as const);
}

/** The day and time of a body, the day of today where a whole document came without one; `rest` is the document. */
function split({ body, useCase }: StreamRequest, today: LocalDate) {
  const { occurredOn = today, ...whole } = body as { occurredOn?: string };
  if (useCase.whole !== undefined) return { when: { occurredOn }, rest: whole };
  const { occurredAt, ...rest } = whole as { occurredAt?: string };
  const at = occurredAt === undefined ? {} : { occurredAt: normalInstant(occurredAt) };
  return { when: { occurredOn, ...at }, rest };
}

/** Commands on everything that is no family: the same way in, over streams of their own. */
export class StreamService {
  private readonly wayIn: WayIn;

  constructor(private readonly parts: StreamParts) {
    this.wayIn = new WayIn(parts.histories);
  }

  async decide(request: StreamRequest): Promise<DecisionAnswer> {
    const { kind, id, useCase, commandId, body, ifMatch } = request;
    const sending = { command: useCase.name, commandId, body, ...(ifMatch === undefined ? {} : { ifMatch }) };
    const answer = await this.wayIn.take(sending, {
      stream: streamOf(request),
      reach: (history) => this.reach(request, history),
      judge: (history, reached) => this.judge(request, history, reached),
      answer: (events) => accepted({ [kind.idName]: id }, events),
    });
    if (answer.status === 201) await this.parts.recorded(request);
    return answer;
  }

  /** A step of the four eyes (spec C44, ADR 033). @throws Problem 400 for a replacement's shape, 403 */
  correct(request: StreamCorrection): Promise<DecisionAnswer> {
    const { kind, id, command, commandId, body, ifMatch } = request;
    const { histories, regulation, now, gatherers } = this.parts;
    const sending = { command, commandId, body, ...(ifMatch === undefined ? {} : { ifMatch }) };
    const homes = (replacement: StreamRequest['body']) => gatherers.homes({ body: replacement });
    return this.wayIn.take(sending, {
      stream: kind.stream(id),
      reach: (history) => reach(request, history, { regulation: regulation(), gathered: {} }),
      judge: (history, unit) =>
        judgeStep({ request, history, unit, regulation: regulation(), now: now(), histories, homes }),
      answer: (events) => answeredAs({ [kind.idName]: id }, events),
    });
  }

  private async reach(request: StreamRequest, history: History): Promise<Reached | Rejection> {
    const gathered = await gather(this.parts.gatherers, request, ['homes']);
    const unit = reach(request, history, { regulation: this.parts.regulation(), gathered });
    return isRejection(unit) ? unit : { unit, gathered };
  }

  private async judge(
    request: StreamRequest,
    history: History,
    { unit, gathered: known }: Reached,
  ): Promise<readonly Candidate[] | Rejection> {
    const regulation = this.parts.regulation();
    const now = this.parts.now();
    const zone = zoneOfUnit(regulation, unit, now);
    const { when, rest } = split(request, localDateOf(now, zone));
    const untimely = checkWhen(when, now, zone);
    if (untimely) return untimely;
    const gathered = { ...known, ...(await gather(this.parts.gatherers, request, COUNTED)) };
    const circumstances = { id: request.id, unit, ...when, actor: request.actor, regulation, gathered };
    const drafts = request.useCase.decide(
      rest,
      standing(history.facts),
      circumstances as StreamCircumstances<keyof Gathered>,
    );
    if (isRejection(drafts)) return drafts;
    const stream = streamOf(request);
    return drafts.map(
      envelopeIn({
        request,
        idOf: eventIdOf({ familyId: stream, commandId: request.commandId }),
        now,
        revision: history.revision,
        municipality: unit,
        commissionId: regulation.municipality(unit)?.commissionId,
        lawOn: (on) => profileOfUnit(regulation, unit, on) ?? { profileId: '', profileVersion: 0 },
      }),
    );
  }
}
