import { refusedExport, type Viewer } from '@kurator/access';
import type { FormId } from '@kurator/forms';
import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';
import { invalid, Problem } from '../http/problem';
import { Allowed, gatheredOf, viewerOf } from '../http/route';
import { PARTS, type ApiParts } from '../parts';
import { asked, demandUnit } from '../reads/ask';
import { validate, type Language } from '../validation/validate';
import { BODIES, HEAD, isForm, querySaid, unitAsked, type ExportRequest } from './bodies';
import { exportedOf, type Exported } from './exported';
import { attachment } from './file-name';

/** Forms and lists as files (`api.md`, Queries). */
@Controller('api/v1')
export class ExportsController {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  @Post('exports')
  @Allowed('export', { audited: true })
  async begin(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { viewer, audit, after } = askerOf(request);
    const wanted = checked(body, viewer, languageOf(request.headers['accept-language']));
    gatheredOf(request).audit = { ...audit, query: querySaid(wanted) };
    const begun = await this.parts.exports.begin({ request: wanted, viewer, asker: audit }, after);
    if (!('jobId' in begun)) throw new Problem(begun.status, begun.code, { params: begun.params });
    await reply.code(202).send(begun);
  }

  @Get('jobs/:jobId/file')
  @Allowed('job-file', { audited: true })
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { params, viewer } = asked(request, 'job-file');
    const exported = await this.ready(params.jobId, viewer);
    demandRole(exported.form, viewer);
    for (const unit of exported.unit.split(',')) demandUnit(viewer, unit);
    const content = await this.parts.exports.open(exported);
    if (content === null) throw new Problem(410, 'FILE_EXPIRED');
    await reply
      .header('content-disposition', attachment(exported.fileName, exported))
      .header('content-length', exported.bytes)
      .header('cache-control', 'no-store')
      .type(exported.mediaType)
      .send(content);
  }

  /** @throws Problem 404 without such a job of the user's, or without a file, 403 for rights lost since, 409 too early */
  private async ready(jobId: string, viewer: Viewer): Promise<Exported> {
    const opened = await this.parts.jobs.open(viewer, jobId);
    if (opened === null) throw new Problem(404, 'JOB_NOT_FOUND');
    if (opened.refusal !== null) throw new Problem(403, opened.refusal);
    const { status } = opened.job;
    if (status === 'WAITING' || status === 'RUNNING') throw new Problem(409, 'JOB_NOT_DONE', { params: { jobId } });
    const exported = exportedOf(opened.result);
    if (exported === null) throw new Problem(404, 'FILE_NOT_FOUND');
    return exported;
  }
}

/** Who asks, for the job and its records, and the freshness asked for. */
function askerOf(request: FastifyRequest) {
  const { audit } = gatheredOf(request);
  if (audit === undefined) throw new Error('no user on this route');
  const after = request.headers['after'];
  return { viewer: viewerOf(request), audit, after: typeof after === 'string' ? after : undefined };
}

/** Role of the form, shape, territory, in this order (`api.md`, "Order of checks"). @throws Problem 400, 403 */
function checked(body: unknown, viewer: Viewer, language: Language): ExportRequest {
  const { form, format } = (body ?? {}) as Partial<ExportRequest>;
  if (!isForm(form)) throw invalid(validate(HEAD, Array.isArray(body) ? body : { form, format }, language));
  demandRole(form, viewer);
  const wrong = validate(BODIES[form], body, language);
  if (wrong.length > 0) throw invalid(wrong);
  const request = body as ExportRequest;
  const unit = unitAsked(request);
  if (unit !== undefined) demandUnit(viewer, unit);
  return request;
}

/** @throws Problem 403 for a form that none of the user's roles gets */
function demandRole(form: FormId, viewer: Viewer): void {
  const refusal = refusedExport(form, viewer);
  if (refusal !== null) throw new Problem(403, refusal);
}
