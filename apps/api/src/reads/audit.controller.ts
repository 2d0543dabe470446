import { accessTo, isAuditCursor, MAX_DAYS, readAudit } from '@kurator/access';
import { addDays, daysBetween } from '@kurator/kernel';
import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalid, Problem } from '../http/problem';
import { Allowed } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { sortOf, unknownSort } from '../queries/lists';
import { asked } from './ask';

const DEFAULT_LIMIT = 50;

/** Who read what (`GET /audit`): an inspector sees everyone's reads, the others only their own (spec 9.4). */
@Controller('api/v1/audit')
export class AuditController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Get()
  @Allowed('audit', { audited: true })
  async audit(@Req() request: FastifyRequest) {
    const { params, viewer } = asked(request, 'audit');
    const own = accessTo('audit', viewer) === 'OWN' ? viewer.userId : undefined;
    if (own !== undefined && (params.user ?? own) !== own) throw new Problem(403, 'FORBIDDEN_ROLE');
    const span = spanOf(params, this.parts.clock.now().slice(0, 10));
    const order = { limit: params.limit ?? DEFAULT_LIMIT, oldestFirst: orderOf(params.sort) === 'asc' };
    const query = { ...params, ...span, ...order };
    if (!isAuditCursor(query)) throw new Problem(400, 'VALIDATION_FAILED', { params: { path: 'cursor' } });
    const page = await readAudit(this.parts.auditLog, own === undefined ? query : { ...query, user: own });
    return { ...page, position: await this.parts.feed.log.head(), asOf: span.to };
  }
}

const SORTS = { at: 'at' };
/** The newest first unless it is said otherwise. @throws Problem 400 for an order that there is not */
function orderOf(asked: string | undefined): 'asc' | 'desc' {
  const sort = sortOf(asked ?? '-at', SORTS);
  if (sort === null) throw new Problem(400, 'VALIDATION_FAILED', { params: unknownSort(SORTS).params });
  return sort[0]?.dir === 'asc' ? 'asc' : 'desc';
}

/** The days asked for, the last thirty by default. @throws Problem 400 for a span that is reversed or too long */
function spanOf(params: { readonly from?: string; readonly to?: string }, today: string): { from: string; to: string } {
  const { to = today } = params;
  const { from = addDays(to, -30) } = params;
  const days = daysBetween(from, to);
  if (days >= 0 && days <= MAX_DAYS) return { from, to };
  const message = `нужен промежуток не длиннее ${MAX_DAYS} дней`;
  throw invalid([{ path: 'from', constraint: 'span', message, en: `a span of at most ${MAX_DAYS} days is needed` }]);
}
