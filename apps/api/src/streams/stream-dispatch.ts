import type { Viewer } from '@kurator/access';
import { isLocalDate } from '@kurator/kernel';
import type { StreamKind, StreamUseCase } from '@kurator/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { senderOf } from '../commands/sender';
import type { DecisionAnswer } from '../decisions/decisions';
import { invalid, Problem } from '../http/problem';
import { PARTS, type ApiParts } from '../parts';
import { bodyClasses, validateBody, type BodyClasses } from '../validation/validate-body';
import type { Language, Wrong } from '../validation/validate';
import { kindOf, streamUseCases } from './kinds';

/** A command as it was sent. */
export interface StreamSent {
  readonly resource: string;
  readonly id: string;
  readonly command: string;
  readonly commandId: string;
  readonly ifMatch?: number;
  readonly onBehalfOf?: string;
  readonly data: unknown;
}

const BODY = { ru: 'нужен объект JSON', en: 'a JSON object is needed' };
const DAY = { ru: 'нужна существующая дата вида ГГГГ-ММ-ДД', en: 'an existing date like YYYY-MM-DD is needed' };
const ID = { ru: 'такого идентификатора здесь не бывает', en: 'this is no identifier of this kind' };

/** Role, shape, dispatch of a command that is on no family. */
@Injectable()
export class StreamDispatch {
  private readonly classes: BodyClasses = bodyClasses(streamUseCases.filter(({ whole }) => whole === undefined));

  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  /** @throws Problem 404 for a command that this kind does not have, 403 for the role, then 400 for the shape */
  async decide(sent: StreamSent, viewer: Viewer, language: Language): Promise<DecisionAnswer> {
    const { commandId, ifMatch, data } = sent;
    const [kind, useCase] = found(sent);
    const today = this.parts.clock.now().slice(0, 10);
    const sender = senderOf(viewer, useCase.name, sent.onBehalfOf, { regulation: this.parts.regulation(), today });
    const id = kind.normal(sent.id);
    const wrong = [
      ...(id === null ? [{ path: kind.idName, constraint: 'id', message: ID[language] }] : []),
      ...this.wrongIn(useCase, data, language),
    ];
    if (wrong.length > 0 || id === null) throw invalid(wrong);
    const answer = await this.parts.streams.decide({
      kind,
      useCase,
      id,
      commandId: commandId.toLowerCase(),
      ...(ifMatch === undefined ? {} : { ifMatch }),
      body: data as Record<string, unknown>,
      ...sender,
      municipalities: viewer.municipalities,
    });
    this.parts.metrics.decision(useCase.name, answer.status === 201 ? 'OK' : answer.code);
    return answer;
  }

  private wrongIn({ name, whole }: StreamUseCase, data: unknown, language: Language): readonly Wrong[] {
    if (whole === undefined) return validateBody(this.classes, name, data, language);
    if (typeof data !== 'object' || data === null || Array.isArray(data))
      return [{ path: '', constraint: 'object', message: BODY[language] }];
    const { occurredOn } = data as { occurredOn?: unknown };
    const isDay = occurredOn === undefined || (typeof occurredOn === 'string' && isLocalDate(occurredOn));
    return isDay ? [] : [{ path: 'occurredOn', constraint: 'date', message: DAY[language] }];
  }
}

function found({ resource, command }: StreamSent): readonly [StreamKind, StreamUseCase] {
  const kind = kindOf(resource);
  const useCase = kind?.useCases.find(({ name }) => name === command);
  if (kind === undefined || useCase === undefined) throw new Problem(404, 'COMMAND_UNKNOWN');
  return [kind, useCase];
}
