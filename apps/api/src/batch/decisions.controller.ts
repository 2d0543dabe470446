import { Readable } from 'node:stream';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Dispatch } from '../commands/dispatch';
import { languageOf } from '../http/language';
import { Problem } from '../http/problem';
import { Allowed, gatheredOf, viewerOf } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { lineJob, type LineContext } from './line-job';
import { runBatch } from './pipeline';
import { splitArray } from './split-array';
import { splitNdjson } from './split-ndjson';

const RECORDED = new Set(['FORBIDDEN_ROLE', 'FAMILY_NOT_FOUND']);

@Controller('api/v1/decisions')
export class DecisionsController {
  constructor(
    @Inject(PARTS) private readonly parts: ApiParts,
    @Inject(Dispatch) private readonly dispatch: Dispatch,
  ) {}

  @Post()
  @Allowed('decisions', { streamed: true })
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = request.body as Readable | undefined;
    if (!(body instanceof Readable)) throw new Problem(415, 'MEDIA_TYPE_UNSUPPORTED');
    const ndjson = (request.headers['content-type'] ?? '').toLowerCase().includes('x-ndjson');
    const lines = ndjson ? splitNdjson(body) : splitArray(body);
    const context = this.context(request);
    const answers = Readable.from(
      runBatch(lines, (line) => lineJob(line, context)),
      { highWaterMark: 16 },
    );
    await reply.code(200).type('application/x-ndjson; charset=utf-8').send(answers);
  }

  private context(request: FastifyRequest): LineContext {
    const audit = gatheredOf(request).audit;
    return {
      dispatch: this.dispatch,
      viewer: viewerOf(request),
      language: languageOf(request.headers['accept-language']),
      refused: async (code, { command, familyId }) => {
        if (audit === undefined || !RECORDED.has(code)) return;
        const family = familyId === undefined ? {} : { family: familyId };
        await this.parts.audit
          .record({ ...audit, action: `command:${command ?? ''}`, ...family, outcome: code })
          .catch((error: unknown) => {
            this.parts.logger.error({ err: error }, 'audit record failed');
            throw error;
          });
      },
      unexpected: (error) => {
        this.parts.logger.error({ err: error }, 'unexpected error in a batch');
        return new Problem(500, 'INTERNAL', { params: { requestId: request.id } });
      },
    };
  }
}
