import type { Readable } from 'node:stream';
import type { AuditEntry, AuditTrail, Viewer } from '@kurator/access';
import { FORMATS, FORMS, type Form, type FormId, type Head } from '@kurator/forms';
import type { JobRun, Processor } from '@kurator/jobs';
import { quarterSpan } from '@kurator/kernel';
import { REGION } from '@kurator/regulation';
import type { UserJobs } from '../jobs/user-jobs';
import { notFresh, wrongParameter } from '../queries/lists';
import type { QueryRefusal } from '../queries/queries';
import type { Register } from '../queries/register';
import { querySaid, unitAsked, type ExportRequest } from './bodies';
import type { Exported } from './exported';
import { fileName } from './file-name';
import type { ExportFiles } from './files';
import type { Source, Sources } from './source';

/** Who asks, as the audit has it. */
export type Asker = Omit<AuditEntry, 'outcome' | 'families' | 'family' | 'query'>;
/** An export as it was asked for. Plain JSON. */
export interface ExportAsked {
  readonly request: ExportRequest;
  readonly viewer: Viewer;
  readonly asker: Asker;
}
/** What exports stand on. */
export interface ExportParts {
  readonly jobs: UserJobs;
  readonly files: ExportFiles;
  readonly register: Pick<Register, 'regulation' | 'today' | 'fresh'>;
  readonly newId: () => string;
}
/** What fills a file. */
export interface FillParts {
  readonly files: ExportFiles;
  readonly audit: AuditTrail;
  readonly sources: Sources;
}
export interface Exports {
  /**
   * Begins a job that makes the file.
   * @param after a position that its rows must be at least as fresh as
   * @returns 400 for a unit that there is not or a period that has not begun, 503 READ_MODEL_BEHIND
   */
  begin(asked: ExportAsked, after?: string): Promise<{ readonly jobId: string } | QueryRefusal>;
  /** The file in the clear, or null when it is expired or gone. */
  open(exported: Exported): Promise<Readable | null>;
  remove(exported: Exported): Promise<void>;
}

/** A form with its rows, whichever they are: a source and its form stand under the same id. */
interface Filled {
  readonly form: Form<unknown>;
  readonly source: Source<unknown>;
}
const filled = ({ sources }: FillParts, form: FormId): Filled => ({
  form: FORMS[form] as Form<unknown>,
  source: sources[form],
});

interface Counted {
  rows: number;
  readonly run: Pick<JobRun, 'tell'>;
}
/** The rows of a form one by one; the families of a page are recorded before any of its rows goes into the file. */
async function* audited(parts: FillParts, asked: ExportAsked, counted: Counted) {
  const { request, viewer, asker } = asked;
  const { source } = filled(parts, request.form);
  for await (const { rows, families, left } of source.pages({ filters: request.filters, viewer })) {
    if (families.length > 0)
      await parts.audit.record({ ...asker, action: 'export', families, query: querySaid(request), outcome: 'OK' });
    yield* rows;
    counted.rows += rows.length;
    await counted.run.tell({ done: counted.rows, total: counted.rows + left });
  }
}

async function made(parts: FillParts, asked: ExportAsked, head: Head, run: JobRun): Promise<Exported> {
  const { form, format } = asked.request;
  const counted: Counted = { rows: 0, run };
  const table = { form: filled(parts, form).form, head, rows: audited(parts, asked, counted) };
  const stored = await parts.files.store(FORMATS[format].render(table));
  return {
    ...stored,
    ...{ form, format, unit: head.unit.code, rows: counted.rows },
    fileName: fileName(asked.request, head),
    mediaType: FORMATS[format].mediaType,
  };
}

/** Does the jobs of exports; one that is begun again makes its file anew. */
export const exportProcessor =
  (parts: FillParts): Processor =>
  async (input, run) => {
    const { viewer, question } = input as { viewer: Viewer; question: Pick<ExportAsked, 'request' | 'asker'> };
    await parts.files.sweep();
    const { filters, form } = question.request;
    const head = filled(parts, form).source.head({ filters, viewer });
    return made(parts, { ...question, viewer }, head, run);
  };

/** What the shape cannot know: that there is such a unit, and that the days have come. */
function refused({ register }: ExportParts, request: ExportRequest): QueryRefusal | null {
  const unit = unitAsked(request) ?? REGION;
  if (unit !== REGION && register.regulation().municipality(unit) === null)
    return wrongParameter(`filters.${'unit' in request.filters ? 'unit' : 'municipality'}`);
  const { period } = request.filters;
  const begun = period === undefined || quarterSpan(String(period)).from <= register.today(unit);
  return begun ? null : wrongParameter('filters.period');
}

/** Forms as files: a job fills one, and whoever asked for it fetches it within the hour. */
export const openExports = (parts: ExportParts): Exports => ({
  async begin({ request, viewer, asker }, after) {
    const wrong = refused(parts, request) ?? (await notFresh(parts.register, after));
    if (wrong) return wrong;
    // Asked again it is another file: the one of before may be gone.
    const question = { request, asker, askedAs: parts.newId() };
    return parts.jobs.ask('export', { viewer, action: 'export', question });
  },
  open: (exported) => parts.files.open(exported),
  remove: ({ fileId }) => parts.files.remove(fileId),
});
