import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allowed } from '../http/route';
import {
  JournalQuery,
  PeriodQuery,
  RequestQuery,
  RequestsQuery,
  StreamHistoryQuery,
  StreamProposalsQuery,
} from '../queries/queries';
import { routesUnder } from '../streams/kinds';
import { answer, asked, demandUnit } from './ask';

const DEFAULT_LIMIT = 50;

/** Reads of what is no family: journals, requests for information and the reports of a period. */
@Controller('api/v1')
export class StreamReadsController {
  constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

  @Get('journals/:holderId/:year')
  @Allowed('journal', { audited: true })
  journal(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'journal');
    const { limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new JournalQuery({ ...rest, ...after, limit }, viewer), request, reply);
  }

  @Get('requests')
  @Allowed('requests', { audited: true })
  requests(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'requests');
    const { limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new RequestsQuery({ ...rest, ...after, limit }, viewer), request, reply);
  }

  @Get('requests/:requestId')
  @Allowed('request', { audited: true })
  request(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'request');
    return answer(this.bus, new RequestQuery({ ...params, ...after }, viewer), request, reply);
  }

  @Get('periods/:periodId')
  @Allowed('period', { audited: true })
  period(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'period');
    demandUnit(viewer, params.periodId.slice(0, params.periodId.search(/[-:]/)));
    return answer(this.bus, new PeriodQuery({ ...params, ...after }, viewer), request, reply);
  }

  @Get(routesUnder('history'))
  @Allowed('stream-history', { audited: true })
  history(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'stream-history');
    const { id, from = 0, limit = DEFAULT_LIMIT } = params;
    const resource = (request.routeOptions.url ?? '').split('/')[3] ?? '';
    return answer(this.bus, new StreamHistoryQuery({ resource, id, from, limit, ...after }, viewer), request, reply);
  }

  @Get(routesUnder('proposals'))
  @Allowed('stream-proposals', { audited: true })
  proposals(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'stream-proposals');
    const resource = (request.routeOptions.url ?? '').split('/')[3] ?? '';
    return answer(this.bus, new StreamProposalsQuery({ resource, id: params.id, ...after }, viewer), request, reply);
  }
}
