import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idempotencyKeyOf, ifMatchOf, onBehalfOfHeader } from '../commands/headers';
import { refusedProblem } from '../commands/refused';
import { languageOf } from '../http/language';
import { AllowedByCommand, viewerOf } from '../http/route';
import { STREAM_ROUTES } from './kinds';
import { StreamDispatch } from './stream-dispatch';

/** `POST /{requests|periods|...}/{id}/commands/{command}` (`api.md`, Commands). */
@Controller('api/v1')
export class StreamsController {
  constructor(@Inject(StreamDispatch) private readonly dispatch: StreamDispatch) {}

  @Post([...STREAM_ROUTES])
  @AllowedByCommand()
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id, period, command } = request.params as { id: string; period?: string; command: string };
    const sent = {
      resource: (request.routeOptions.url ?? '').split('/')[3] ?? '',
      id: period === undefined ? id : `${id}-${period}`,
      command,
      data: request.body,
      commandId: idempotencyKeyOf(request),
      ...ifMatchOf(request),
      ...onBehalfOfHeader(request),
    };
    const answer = await this.dispatch.decide(sent, viewerOf(request), languageOf(request.headers['accept-language']));
    if (answer.status !== 201) throw refusedProblem(answer);
    await reply.code(201).header('etag', `"${answer.etag}"`).type('application/json; charset=utf-8').send(answer.body);
  }
}
