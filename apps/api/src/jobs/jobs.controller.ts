import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Delete, Get, HttpCode, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem';
import { Allowed, gatheredOf } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { asked, noteFamilies } from '../reads/ask';
import type { Job } from './jobs';

/** How often a listener is told how far a job is, ms. */
const EVERY = 250;
const sse = (event: string, job: Job): string => `event: ${event}\ndata: ${JSON.stringify(job)}\n\n`;

/** `GET /jobs/{jobId}`: how far a job of the user is, and its result; `DELETE` breaks it off and forgets it. */
@Controller('api/v1/jobs')
export class JobsController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Get(':jobId')
  @Allowed('job', { audited: true })
  async job(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, viewer } = asked(request, 'job');
    const find = (): Job | null => this.parts.jobs.find(viewer.userId, params.jobId);
    const job = find();
    if (job === null) throw new Problem(404, 'JOB_NOT_FOUND');
    if ((request.headers.accept ?? '').includes('text/event-stream')) return this.told(request, reply, find);
    if (job.result === undefined) delete gatheredOf(request).audit;
    else noteFamilies(request, job.result);
    await reply.send(job);
  }

  @Delete(':jobId')
  @HttpCode(204)
  @Allowed('job-end')
  end(@Req() request: FastifyRequest): void {
    const { params, viewer } = asked(request, 'job');
    if (!this.parts.jobs.drop(viewer.userId, params.jobId)) throw new Problem(404, 'JOB_NOT_FOUND');
  }

  /** Progress as it comes, then the end without the result, which is asked for and recorded by itself. */
  private async told(request: FastifyRequest, reply: FastifyReply, find: () => Job | null): Promise<void> {
    delete gatheredOf(request).audit;
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    reply.header('cache-control', 'no-store').type('text/event-stream; charset=utf-8');
    await reply.send(Readable.from(progress(find, gone.signal)));
  }
}

async function* progress(find: () => Job | null, gone: AbortSignal): AsyncGenerator<string> {
  let said = '';
  for (let job = find(); job !== null && !gone.aborted; job = find()) {
    const { result: _result, ...rest } = job;
    if (job.status !== 'RUNNING') {
      yield sse('end', rest);
      return;
    }
    const line = sse('progress', rest);
    if (line !== said) yield line;
    said = line;
    await pause(EVERY);
  }
}
