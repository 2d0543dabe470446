import { accessTo } from '@kurator/access';
import { DUTY_STATUSES } from '@kurator/regulation';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allowed } from '../http/route';
import { CaseloadFamiliesQuery } from '../queries/counted-queries';
import { CaseloadQuery, DeadlinesQuery, QuarterQuery } from '../queries/queries';
import { answer, asked, demandUnit, severalOf } from './ask';

const DEFAULT_LIMIT = 50;

@Controller('api/v1')
export class FiguresController {
  constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

  @Get('deadlines')
  @Allowed('deadlines', { audited: true })
  deadlines(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'deadlines');
    const { status, limit = DEFAULT_LIMIT, ...rest } = params;
    if (params.municipality !== undefined) demandUnit(viewer, params.municipality);
    const statuses = severalOf('status', status, DUTY_STATUSES);
    return answer(
      this.bus,
      new DeadlinesQuery({ ...rest, ...after, limit, ...(statuses && { status: statuses }) }, viewer),
      request,
      reply,
    );
  }

  @Get('statistics/quarters/:quarter')
  @Allowed('quarter')
  quarter(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'quarter');
    demandUnit(viewer, params.unit);
    const masked = accessTo('quarter', viewer) === 'MASKED';
    return answer(this.bus, new QuarterQuery({ ...params, ...after, masked }, viewer), request, reply);
  }

  @Get('caseload')
  @Allowed('caseload')
  caseload(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'caseload');
    demandUnit(viewer, params.unit);
    return answer(this.bus, new CaseloadQuery({ ...params, ...after }, viewer), request, reply);
  }

  @Get('caseload/families')
  @Allowed('caseload-families', { audited: true })
  caseloadFamilies(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'caseload-families');
    demandUnit(viewer, params.unit);
    const { limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new CaseloadFamiliesQuery({ ...rest, limit, ...after }, viewer), request, reply);
  }
}
