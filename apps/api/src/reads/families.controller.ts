import { MAIN_STATES } from '@kurator/family';
import { classifier } from '@kurator/regulation';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allowed } from '../http/route';
import {
  BankQuery,
  CardQuery,
  FamilyDeadlinesQuery,
  HistoryProofQuery,
  HistoryQuery,
  NumbersQuery,
  ProgrammeQuery,
  ProposalsQuery,
} from '../queries/queries';
import { answer, asked, severalOf } from './ask';

const DEFAULT_LIMIT = 50;
/** What a subject can be registered for. */
const grounds = (): readonly string[] => classifier('recognitionGrounds')?.values.map(({ code }) => code) ?? [];

@Controller('api/v1')
export class FamiliesController {
  constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

  @Get('bank/families')
  @Allowed('bank', { audited: true })
  bank(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'bank');
    const { state, limit = DEFAULT_LIMIT, ...rest } = params;
    const states = severalOf('state', state, MAIN_STATES);
    severalOf('ground', rest.ground, grounds());
    return answer(
      this.bus,
      new BankQuery({ ...rest, ...after, limit, ...(states && { state: states }) }, viewer),
      request,
      reply,
    );
  }

  @Get('bank/numbers')
  @Allowed('numbers', { audited: true })
  numbers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'numbers');
    const { limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new NumbersQuery({ ...rest, ...after, limit }, viewer), request, reply);
  }

  @Get('families/:familyId')
  @Allowed('card', { audited: true })
  card(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'card');
    return answer(this.bus, new CardQuery({ ...params, ...after }, viewer), request, reply);
  }

  @Get('families/:familyId/history')
  @Allowed('history', { audited: true })
  history(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'history');
    const { from = 0, limit = DEFAULT_LIMIT, ...rest } = params;
    return answer(this.bus, new HistoryQuery({ ...rest, from, limit, ...after }, viewer), request, reply);
  }

  @Get('families/:familyId/history/proof')
  @Allowed('history-proof', { audited: true })
  historyProof(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'history-proof');
    return answer(this.bus, new HistoryProofQuery({ ...params, ...after }, viewer), request, reply);
  }

  @Get('families/:familyId/programme')
  @Allowed('programme', { audited: true })
  programme(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'programme');
    return answer(this.bus, new ProgrammeQuery({ ...params, ...after }, viewer), request, reply);
  }

  @Get('families/:familyId/proposals')
  @Allowed('proposals', { audited: true })
  proposals(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'proposals');
    return answer(this.bus, new ProposalsQuery({ ...params, ...after }, viewer), request, reply);
  }

  @Get('families/:familyId/deadlines')
  @Allowed('family-deadlines', { audited: true })
  deadlines(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, after, viewer } = asked(request, 'family-deadlines');
    const { all = false, ...rest } = params;
    return answer(this.bus, new FamilyDeadlinesQuery({ ...rest, all, ...after }, viewer), request, reply);
  }
}
