import { EMERGENCY_STAGES } from '@kurator/family';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allowed } from '../http/route';
import { EmergenciesQuery, RemindersQuery, WorkQuery } from '../queries/queries';
import { answer, asked, demandUnit, severalOf } from './ask';

const DEFAULT_LIMIT = 50;

/** What somebody has to do, and what must be watched. */
@Controller('api/v1')
export class WorkController {
  constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

  @Get('work')
  @Allowed('work', { audited: true })
  work(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'work');
    if (params.municipality !== undefined) demandUnit(viewer, params.municipality);
    const { limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new WorkQuery({ ...rest, ...after, limit }, viewer), request, reply);
  }

  @Get('reminders')
  @Allowed('reminders', { audited: true })
  reminders(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'reminders');
    if (params.municipality !== undefined) demandUnit(viewer, params.municipality);
    return answer(this.bus, new RemindersQuery({ ...params, ...after }, viewer), request, reply);
  }

  @Get('emergencies')
  @Allowed('emergencies', { audited: true })
  emergencies(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'emergencies');
    if (params.municipality !== undefined) demandUnit(viewer, params.municipality);
    const { state, limit = DEFAULT_LIMIT, ...rest } = params;
    const states = severalOf('state', state, EMERGENCY_STAGES);
    const query = new EmergenciesQuery({ ...rest, ...after, limit, ...(states && { state: states }) }, viewer);
    return answer(this.bus, query, request, reply);
  }
}
