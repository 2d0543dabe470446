import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem';
import { Allowed } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { asked } from '../reads/ask';
import type { Job } from './jobs';

/** `GET /jobs/{jobId}`: how far a job of the user is, and its result. */
@Controller('api/v1/jobs')
export class JobsController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Get(':jobId')
  @Allowed('job')
  job(@Req() request: FastifyRequest): Job {
    const { params, viewer } = asked(request, 'job');
    const job = this.parts.jobs.find(viewer.userId, params.jobId);
    if (job === null) throw new Problem(404, 'JOB_NOT_FOUND');
    return job;
  }
}
