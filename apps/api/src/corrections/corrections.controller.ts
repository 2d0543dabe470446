import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendDecided } from '../commands/commands.controller';
import { DecideCommand } from '../commands/decide.command';
import { idempotencyKeyOf, ifMatchOf, onBehalfOfHeader } from '../commands/headers';
import { refusedProblem } from '../commands/refused';
import { sendersRoles } from '../commands/sender';
import { languageOf } from '../http/language';
import { invalid } from '../http/problem';
import { Allowed, viewerOf } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { UUID } from '../validation/leaf';
import { checkedBody } from './bodies';
import type { CorrectionCommand, CorrectionRequest } from './request';

interface Params {
  readonly familyId: string;
  readonly eventId?: string;
  readonly proposalId?: string;
}
const NO_UUID = { constraint: 'uuid', message: 'нужен UUID', en: 'a UUID is needed' };

/** The ids of the address in one spelling. @throws Problem 400 naming those that are none */
function idsOf({ familyId, eventId, proposalId }: Params) {
  const ids = { familyId, ...(eventId && { targetEventId: eventId }), ...(proposalId && { proposalId }) };
  const wrong = Object.entries(ids).filter(([, id]) => !UUID.test(id));
  if (wrong.length > 0) throw invalid(wrong.map(([path]) => ({ path, ...NO_UUID })));
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, id.toLowerCase()]));
}

/** Corrections with four eyes (`api.md`): proposed by one officer, confirmed or rejected by another. */
@Controller('api/v1/families/:familyId')
export class CorrectionsController {
  constructor(
    @Inject(PARTS) private readonly parts: ApiParts,
    @Inject(CommandBus) private readonly bus: CommandBus,
  ) {}

  @Post('events/:eventId/annulments')
  @Allowed('annulment')
  annul(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.step('annul-event', request, reply);
  }

  @Post('events/:eventId/corrections')
  @Allowed('correction')
  correct(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.step('correct-event', request, reply);
  }

  @Post('proposals/:proposalId/confirmation')
  @Allowed('proposal-confirmation')
  confirm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.step('confirm-proposal', request, reply);
  }

  @Post('proposals/:proposalId/rejection')
  @Allowed('proposal-rejection')
  reject(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.step('reject-proposal', request, reply);
  }

  private async step(command: CorrectionCommand, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const answer = await this.bus.execute(new DecideCommand(this.requestOf(command, request)));
    if (answer.status !== 201) throw refusedProblem(answer);
    await sendDecided(reply, answer);
  }

  private requestOf(command: CorrectionCommand, request: FastifyRequest): CorrectionRequest {
    const viewer = viewerOf(request);
    const language = languageOf(request.headers['accept-language']);
    const commandId = idempotencyKeyOf(request).toLowerCase();
    const world = { regulation: this.parts.regulation(), today: this.parts.clock.now().slice(0, 10) };
    const { onBehalfOf } = onBehalfOfHeader(request);
    const sender = sendersRoles(viewer, onBehalfOf, world);
    const { familyId = '', ...ids } = idsOf(request.params as Params);
    const body = { ...checkedBody(command, request.body, language), ...ids };
    const { municipalities } = viewer;
    return { familyId, command, commandId, ...ifMatchOf(request), body, ...sender, municipalities, language };
  }
}
