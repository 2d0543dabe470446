import { accessTo, MAX_DAYS, readAudit } from '@kurator/access';
import { addDays, daysBetween } from '@kurator/kernel';
import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalid, Problem } from '../http/problem';
import { Allowed } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { asked } from './ask';

/** Who read what (`GET /audit`): an inspector sees everyone's reads, the others only their own (spec 9.4). */
@Controller('api/v1/audit')
export class AuditController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Get()
  @Allowed('audit', { audited: true })
  async audit(@Req() request: FastifyRequest) {
    const { params, viewer } = asked(request, 'audit');
    const own = accessTo('audit', viewer) === 'OWN';
    if (own && params.user !== undefined && params.user !== viewer.userId) throw new Problem(403, 'FORBIDDEN_ROLE');
    const { to = this.parts.clock.now().slice(0, 10), limit = 50 } = params;
    const { from = addDays(to, -30) } = params;
    if (from > to || daysBetween(from, to) > MAX_DAYS)
      throw invalid([{ path: 'from', constraint: 'span', message: `нужен промежуток не длиннее ${MAX_DAYS} дней` }]);
    return readAudit(this.parts.auditLog, { ...params, from, to, limit, ...(own ? { user: viewer.userId } : {}) });
  }
}
