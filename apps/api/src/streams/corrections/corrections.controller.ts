import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StreamKind } from '@kurator/regulation';
import { idempotencyKeyOf, ifMatchOf, onBehalfOfHeader } from '../../commands/headers';
import { refusedProblem } from '../../commands/refused';
import { sendersRoles } from '../../commands/sender';
import { checkedBody } from '../../corrections/bodies';
import { languageOf } from '../../http/language';
import { invalid } from '../../http/problem';
import { Allowed, viewerOf } from '../../http/route';
import { PARTS, type ApiParts } from '../../parts';
import { UUID } from '../../validation/leaf';
import { kindOf, routesUnder } from '../kinds';
import type { StreamCorrection } from './request';

type Command = StreamCorrection['command'];
interface Params {
  readonly id: string;
  readonly eventId?: string;
  readonly proposalId?: string;
}
const NO_UUID = { constraint: 'uuid', message: 'нужен UUID', en: 'a UUID is needed' };
const NO_ID = {
  constraint: 'id',
  message: 'такого идентификатора здесь не бывает',
  en: 'this is no identifier of this kind',
};

/** The ids of the address in one spelling. @throws Problem 400 naming those that are none */
function idsOf(kind: StreamKind, { id, eventId, proposalId }: Params) {
  const ids = Object.entries({ eventId, proposalId }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const own = kind.normal(id);
  const wrong = [
    ...(own === null ? [{ path: kind.idName, ...NO_ID }] : []),
    ...ids.filter(([, value]) => !UUID.test(value)).map(([path]) => ({ path, ...NO_UUID })),
  ];
  if (own === null || wrong.length > 0) throw invalid(wrong);
  const named = ids.map(([name, value]) => [name === 'eventId' ? 'targetEventId' : name, value.toLowerCase()]);
  return { id: own, body: Object.fromEntries(named) as Readonly<Record<string, string>> };
}

/** Corrections of what is no family, with four eyes as a family's (`api.md`; ADR 033). */
@Controller('api/v1')
export class StreamCorrectionsController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Post(routesUnder('events/:eventId/annulments'))
  @Allowed('stream-annulment')
  annul(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.step('annul-event', request, reply);
  }

  @Post(routesUnder('events/:eventId/corrections'))
  @Allowed('stream-correction')
  correct(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.step('correct-event', request, reply);
  }

  @Post(routesUnder('proposals/:proposalId/confirmation'))
  @Allowed('stream-proposal-confirmation')
  confirm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.step('confirm-proposal', request, reply);
  }

  @Post(routesUnder('proposals/:proposalId/rejection'))
  @Allowed('stream-proposal-rejection')
  reject(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.step('reject-proposal', request, reply);
  }

  private async step(command: Command, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const answer = await this.parts.streams.correct(this.requestOf(command, request));
    this.parts.metrics.decision(command, answer.status === 201 ? 'OK' : answer.code);
    if (answer.status !== 201) throw refusedProblem(answer);
    await reply.code(201).header('etag', `"${answer.etag}"`).type('application/json; charset=utf-8').send(answer.body);
  }

  private requestOf(command: Command, request: FastifyRequest): StreamCorrection {
    const kind = kindOf((request.routeOptions.url ?? '').split('/')[3] ?? '') as StreamKind;
    const viewer = viewerOf(request);
    const language = languageOf(request.headers['accept-language']);
    const commandId = idempotencyKeyOf(request).toLowerCase();
    const world = { regulation: this.parts.regulation(), today: this.parts.clock.now().slice(0, 10) };
    const sender = sendersRoles(viewer, onBehalfOfHeader(request).onBehalfOf, world);
    const { id, body: ids } = idsOf(kind, request.params as Params);
    const body = { ...checkedBody(command, request.body, language), ...ids };
    const { municipalities } = viewer;
    return { kind, id, command, commandId, ...ifMatchOf(request), body, ...sender, municipalities, language };
  }
}
