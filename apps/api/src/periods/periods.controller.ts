import type { Action } from '@kurator/access';
import type { Fields } from '@kurator/kernel';
import { REGION } from '@kurator/period';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idempotencyKeyOf } from '../commands/headers';
import { refusedProblem } from '../commands/refused';
import { languageOf } from '../http/language';
import { invalid } from '../http/problem';
import { Allowed, viewerOf } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { demandUnit } from '../reads/ask';
import { dtoOf } from '../validation/dto';
import { validate } from '../validation/validate';
import { CORRECTION, REGION_PERIOD, SUBMISSION, SUMMARY, UNIT_PERIOD } from './bodies';
import { demandKeeper } from './keeper';
import { senderRole } from './sender-role';
import type { PeriodStep } from './step';

interface Shape {
  readonly action: Action;
  readonly step: PeriodStep['step'];
  readonly path: ReturnType<typeof dtoOf>;
  readonly body: ReturnType<typeof dtoOf>;
}
const shape = (action: Action, step: PeriodStep['step'], path: Fields, body: Fields): Shape => ({
  ...{ action, step },
  path: dtoOf(path),
  body: dtoOf(body),
});
const SHAPES = {
  submission: shape('period-submission', 'submission', UNIT_PERIOD, SUBMISSION),
  summary: shape('period-summary', 'summary', REGION_PERIOD, SUMMARY),
  correction: shape('period-correction', 'correction', REGION_PERIOD, CORRECTION),
} as const;

/** The steps of a quarter (`api.md`, "Steps of a quarter"). */
@Controller('api/v1/periods')
export class PeriodsController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Post(':unit/:quarter/submission')
  @Allowed('period-submission')
  submission(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.take(SHAPES.submission, request, reply);
  }

  @Post('REGION/:quarter/summary')
  @Allowed('period-summary')
  summary(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.take(SHAPES.summary, request, reply);
  }

  @Post('REGION/:quarter/corrections')
  @Allowed('period-correction')
  correction(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.take(SHAPES.correction, request, reply);
  }

  private async take(shape: Shape, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const language = languageOf(request.headers['accept-language']);
    const answer = await this.parts.periods.take(this.stepOf(shape, request), language);
    if (answer.status !== 201) throw refusedProblem(answer);
    await reply.code(201).header('etag', `"${answer.etag}"`).type('application/json; charset=utf-8').send(answer.body);
  }

  /** Shape, then territory and, for a report, the keeper of the bank. @throws Problem 400, 403, 404 */
  private stepOf({ action, step, path, body }: Shape, request: FastifyRequest): PeriodStep {
    const viewer = viewerOf(request);
    const language = languageOf(request.headers['accept-language']);
    const commandId = idempotencyKeyOf(request).toLowerCase();
    const wrong = [...validate(path, request.params, language), ...validate(body, request.body, language)];
    if (wrong.length > 0) throw invalid(wrong);
    const { unit = REGION, quarter } = request.params as { unit?: string; quarter: string };
    demandUnit(viewer, unit);
    if (step === 'submission') demandKeeper(this.parts.regulation(), unit, viewer);
    return {
      ...{ step, unit, commandId },
      period: quarter,
      body: request.body as PeriodStep['body'],
      actor: senderRole(viewer, action),
    };
  }
}
