import { Controller, Get, Inject } from '@nestjs/common';
import { Problem } from '../http/problem';
import { Open } from '../http/route';
import { PARTS, type ApiParts } from '../parts';

/** For load balancers: no sign-in, no details; those are on the management port. */
@Controller('health')
export class HealthController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Get('live')
  @Open()
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @Open()
  async ready() {
    if (!(await this.parts.health()).ready) throw new Problem(503, 'NOT_READY');
    return { status: 'ok' };
  }
}
