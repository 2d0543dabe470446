import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';
import { AllowedByCommand, viewerOf } from '../http/route';
import { Dispatch } from './dispatch';
import { idempotencyKeyOf, ifMatchOf, onBehalfOfHeader } from './headers';
import { refusedProblem } from './refused';

@Controller('api/v1/families/:familyId/commands')
export class CommandsController {
  constructor(@Inject(Dispatch) private readonly dispatch: Dispatch) {}

  @Post(':command')
  @AllowedByCommand()
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { familyId, command } = request.params as { familyId: string; command: string };
    const sent = {
      familyId,
      command,
      data: request.body,
      commandId: idempotencyKeyOf(request),
      ...ifMatchOf(request),
      ...onBehalfOfHeader(request),
    };
    const answer = await this.dispatch.decide(sent, viewerOf(request), languageOf(request.headers['accept-language']));
    if (answer.status !== 201) throw refusedProblem(answer);
    await sendDecided(reply, answer);
  }
}

/** The stored bytes of an accepted decision, with the revision to go on from. */
export const sendDecided = async (
  reply: FastifyReply,
  { etag, body }: { readonly etag: string; readonly body: string },
): Promise<void> => {
  await reply.code(201).header('etag', `"${etag}"`).type('application/json; charset=utf-8').send(body);
};
