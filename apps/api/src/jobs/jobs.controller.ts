import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '@kurator/jobs';
import { Controller, Delete, Get, HttpCode, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';
import { Problem } from '../http/problem';
import { Allowed, gatheredOf } from '../http/route';
import { exportedOf, shownResult } from '../exports/exported';
import { PARTS, type ApiParts } from '../parts';
import { asked, noteFamilies } from '../reads/ask';
import { jobAnswer } from './job-answer';

/** How often a listener is told how far a job is, ms. */
const EVERY = 250;
const sse = (event: string, job: object): string => `event: ${event}\ndata: ${JSON.stringify(job)}\n\n`;
type Answer = ReturnType<typeof jobAnswer>;

/** `GET /jobs/{jobId}`: how far a job of the user is, and its result; `DELETE` breaks it off and forgets it. */
@Controller('api/v1/jobs')
export class JobsController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Get(':jobId')
  @Allowed('job', { audited: true })
  async job(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, viewer } = asked(request, 'job');
    const opened = await this.parts.jobs.open(viewer, params.jobId);
    if (opened === null) throw new Problem(404, 'JOB_NOT_FOUND');
    if (opened.refusal !== null) throw new Problem(403, opened.refusal);
    const { job, result } = opened;
    const shown = (one: Job): Answer => jobAnswer(one, languageOf(request.headers['accept-language']));
    if ((request.headers.accept ?? '').includes('text/event-stream')) {
      const find = async (): Promise<Answer | null> => {
        const found = await this.parts.jobs.find(viewer, params.jobId);
        return found && shown(found);
      };
      return this.told(request, reply, find);
    }
    if (result === undefined) delete gatheredOf(request).audit;
    else noteFamilies(request, result as Readonly<Record<string, unknown>>);
    await reply.send(result === undefined ? shown(job) : { ...shown(job), result: shownResult(result) });
  }

  @Delete(':jobId')
  @HttpCode(204)
  @Allowed('job-end')
  async end(@Req() request: FastifyRequest): Promise<void> {
    const { params, viewer } = asked(request, 'job');
    const opened = await this.parts.jobs.open(viewer, params.jobId);
    const exported = exportedOf(opened?.result);
    if (exported !== null) await this.parts.exports.remove(exported);
    if (!(await this.parts.jobs.drop(viewer, params.jobId))) throw new Problem(404, 'JOB_NOT_FOUND');
  }

  /** Progress as it comes, then the end without the result, which is asked for and recorded by itself. */
  private async told(request: FastifyRequest, reply: FastifyReply, find: () => Promise<Answer | null>): Promise<void> {
    delete gatheredOf(request).audit;
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    reply.header('cache-control', 'no-store').type('text/event-stream; charset=utf-8');
    await reply.send(Readable.from(progress(find, gone.signal)));
  }
}

async function* progress(find: () => Promise<Answer | null>, gone: AbortSignal): AsyncGenerator<string> {
  let said = '';
  for (let job = await find(); job !== null && !gone.aborted; job = await find()) {
    if (job.status !== 'RUNNING') {
      yield sse('end', job);
      return;
    }
    const line = sse('progress', job);
    if (line !== said) yield line;
    said = line;
    await pause(EVERY);
  }
}
