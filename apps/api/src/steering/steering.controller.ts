import { normalInstant, type Infer } from '@kurator/kernel';
import { ClockRefused } from '@kurator/platform';
import { Body, Controller, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';
import { invalid, Problem } from '../http/problem';
import { Allowed, viewerOf } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { CLOCK, REBUILD } from './bodies';
import { dtoOf } from '../validation/dto';
import { illFormedAt } from '../validation/well-formed';
import { validate } from '../validation/validate';

const clockDto = dtoOf(CLOCK);
const rebuildDto = dtoOf(REBUILD);

/** What an administrator steers: the clock of a played story, the directory, and the read models. */
@Controller('api/v1')
export class SteeringController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Put('clock')
  @Allowed('clock')
  async clock(@Body() body: unknown, @Req() request: FastifyRequest) {
    const wrong = validate(clockDto, body, languageOf(request.headers['accept-language']));
    if (wrong.length > 0) throw invalid(wrong);
    moved(() => this.parts.clock.advanceTo(normalInstant((body as Infer<typeof CLOCK>).now)));
    await this.parts.clockMoved();
    return { now: this.parts.clock.now() };
  }

  /** Begins a rebuild of the read models as a job: `GET /jobs/{jobId}` says how far it is, `DELETE` ends it. */
  @Post('read-models/rebuild')
  @Allowed('rebuild')
  @HttpCode(202)
  async rebuild(@Body() body: unknown, @Req() request: FastifyRequest) {
    const wrong = validate(rebuildDto, body, languageOf(request.headers['accept-language']));
    if (wrong.length > 0) throw invalid(wrong);
    const { accept = false, percent = null } = body as Infer<typeof REBUILD>;
    const question = { accept, percent, beside: this.parts.readModelVersion() };
    return this.parts.jobs.ask('rebuild', { viewer: viewerOf(request), action: 'rebuild', question });
  }

  @Post('directory/imports')
  @Allowed('directory-import')
  @HttpCode(200)
  async directory(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const viewer = viewerOf(request);
    const { userId, officerId, agencyId } = viewer;
    const actor = { userId, role: 'ADMINISTRATOR', ...(officerId && { officerId }), ...(agencyId && { agencyId }) };
    // A file that is no Unicode names nothing that a job could be known by: it is refused as any other.
    if (request.headers['prefer'] === 'respond-async' && illFormedAt(body) === null) {
      const question = { file: body, actor };
      reply.code(202);
      return this.parts.jobs.ask('directory-import', { viewer, action: 'directory-import', question });
    }
    const result = await this.parts.importDirectory(body, actor);
    if (!result.ok) throw new Problem(400, 'DIRECTORY_INVALID', { errors: result.problems });
    return result.differences;
  }
}

function moved(move: () => void): void {
  try {
    move();
  } catch (error) {
    if (error instanceof ClockRefused) throw new Problem(409, error.code);
    throw error;
  }
}
