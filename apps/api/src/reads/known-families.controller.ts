import { personName } from '@kurator/family';
import { date, list, object, opt, type Infer } from '@kurator/kernel';
import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';
import { invalid, Problem } from '../http/problem';
import { Allowed, gatheredOf, viewerOf } from '../http/route';
import { isRefusal, KnownFamiliesQuery, type QueryAnswer } from '../queries/queries';
import { dtoOf } from '../validation/dto';
import { validate } from '../validation/validate';

/** Who is being reported: names do not belong into an address, so it is a body. */
export const KNOWN_FAMILIES = { persons: list(object({ name: personName, birthDate: opt(date()) }), 1, 20) };
const dto = dtoOf(KNOWN_FAMILIES);

@Controller('api/v1/families')
export class KnownFamiliesController {
  constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

  /** A question, though it is posted: nothing is stored but its record in the audit. */
  @Post('known')
  @Allowed('known-families', { audited: true })
  @HttpCode(200)
  async known(@Body() body: unknown, @Req() request: FastifyRequest) {
    const wrong = validate(dto, body, languageOf(request.headers['accept-language']));
    if (wrong.length > 0) throw invalid(wrong);
    const asked = new KnownFamiliesQuery(body as Infer<typeof KNOWN_FAMILIES>, viewerOf(request));
    const result = await this.bus.execute<object, QueryAnswer>(asked);
    if (isRefusal(result)) throw new Problem(result.status, result.code, { params: result.params });
    const { families, ...answer } = result as { readonly families: readonly string[] };
    const gathered = gatheredOf(request);
    if (gathered.audit) gathered.audit = { ...gathered.audit, query: { searched: true }, families };
    return answer;
  }
}
