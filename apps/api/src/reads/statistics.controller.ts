import { accessTo } from '@kurator/access';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allowed } from '../http/route';
import { ComplianceFamiliesQuery, IndicatorFamiliesQuery } from '../queries/counted-queries';
import { ChangesQuery, ComplianceQuery, FigureFamiliesQuery, IndicatorsQuery } from '../queries/queries';
import { answer, asked, demandUnit } from './ask';

const DEFAULT_LIMIT = 50;

/** Statistics besides the quarter (`api.md`, Queries). */
@Controller('api/v1/statistics')
export class StatisticsController {
  constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

  @Get('compliance')
  @Allowed('compliance')
  compliance(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'compliance');
    demandUnit(viewer, params.unit);
    return answer(this.bus, new ComplianceQuery({ ...params, ...after }, viewer), request, reply);
  }

  @Get('compliance/families')
  @Allowed('compliance-families', { audited: true })
  complianceFamilies(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'compliance-families');
    demandUnit(viewer, params.unit);
    const { limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new ComplianceFamiliesQuery({ ...rest, limit, ...after }, viewer), request, reply);
  }

  @Get('indicators/families')
  @Allowed('indicator-families', { audited: true })
  indicatorFamilies(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'indicator-families');
    demandUnit(viewer, params.unit);
    const { limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new IndicatorFamiliesQuery({ ...rest, limit, ...after }, viewer), request, reply);
  }

  @Get('quarters/:quarter/families')
  @Allowed('figure-families', { audited: true })
  families(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'figure-families');
    demandUnit(viewer, params.unit);
    const { limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new FigureFamiliesQuery({ ...rest, limit, ...after }, viewer), request, reply);
  }

  @Get('changes')
  @Allowed('changes', { audited: true })
  changes(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'changes');
    demandUnit(viewer, params.unit);
    const { limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new ChangesQuery({ ...rest, limit, ...after }, viewer), request, reply);
  }

  @Get('indicators')
  @Allowed('indicators')
  indicators(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'indicators');
    demandUnit(viewer, params.unit);
    const masked = accessTo('indicators', viewer) === 'MASKED';
    return answer(this.bus, new IndicatorsQuery({ ...params, ...after, masked }, viewer), request, reply);
  }
}
