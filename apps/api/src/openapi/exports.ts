import { ACTIONS } from '@kurator/access';
import { FORMATS, FORMS, formatIds, formIds, type FormId } from '@kurator/forms';
import { exportFields } from '../exports/bodies';
import { instant, integer, object, string, uuid } from './answers/schemas';
import { headerRef, json, ref, refusals } from './pieces';
import { objectSchema, type Schema } from './schema-of';

/** One request per form; every one of them is sent by a test. */
export const EXPORT_EXAMPLES: Readonly<Record<FormId, Readonly<Record<string, unknown>>>> = {
  'F-M6': { form: 'F-M6', filters: { unit: '88705000' }, format: 'XLSX' },
  'F-M7': { form: 'F-M7', filters: { unit: '88705000', period: '2026-Q1' }, format: 'XLSX' },
  'F-M8': { form: 'F-M8', filters: { unit: 'REGION', period: '2026-Q1' }, format: 'XLSX' },
  BANK: { form: 'BANK', filters: { municipality: '88705000', state: 'REGISTERED' }, format: 'CSV' },
  DEADLINES: { form: 'DEADLINES', filters: { municipality: '88705000', status: 'OVERDUE' }, format: 'JSON' },
};
const schemaName = (form: FormId): string => `Export-${form}`;
const titleOf = (form: FormId): string => `${FORMS[form].title} (${FORMS[form].clause})`;
const columnsOf = (form: FormId): string => FORMS[form].columns.map(({ code }) => code).join(', ');
const examples = Object.fromEntries(
  formIds.map((form) => [form, { summary: titleOf(form), value: EXPORT_EXAMPLES[form] }]),
);

/** Requests by form, and what a job holds of the file that it made. */
export const exportComponents: Readonly<Record<string, Schema>> = {
  JobBegun: object({ jobId: uuid }),
  ...Object.fromEntries(
    formIds.map((form) => [
      schemaName(form),
      { ...objectSchema(exportFields(form)), description: `${titleOf(form)}. Столбцы в JSON: ${columnsOf(form)}` },
    ]),
  ),
  Exported: {
    ...object({
      form: { type: 'string', enum: formIds },
      format: { type: 'string', enum: formatIds },
      unit: string,
      fileName: string,
      mediaType: string,
      rows: integer,
      bytes: integer,
      expiresAt: instant,
    }),
    description: 'result задания выгрузки: сам файл даёт GET /jobs/{jobId}/file',
  },
};

const jobId: Schema = { name: 'jobId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const binary: Schema = { schema: { type: 'string', format: 'binary' } };
const rolesOf = (action: 'export' | 'job-file'): string => `Роли: ${Object.keys(ACTIONS[action].access).join(', ')}`;

/** `POST /exports` and the file of its job. */
export const exportPaths = (): Readonly<Record<string, Schema>> => ({
  '/api/v1/exports': {
    post: {
      operationId: 'export',
      tags: ['queries'],
      description: `${rolesOf('export')}; по формам — docs/policy.md`,
      parameters: [headerRef('after'), headerRef('inspection')],
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { oneOf: formIds.map((form) => ref(schemaName(form))) }, examples },
        },
      },
      responses: {
        '202': { description: 'Файл составляется: GET /jobs/{jobId}', content: json(ref('JobBegun')) },
        ...refusals(400, 401, 403, 413, 415, 503),
      },
    },
  },
  '/api/v1/jobs/{jobId}/file': {
    get: {
      operationId: 'job-file',
      tags: ['queries'],
      description: `${rolesOf('job-file')}; только заказавшему, один час`,
      parameters: [jobId, headerRef('inspection')],
      responses: {
        '200': {
          description: 'Файл',
          headers: { 'Content-Disposition': { schema: { type: 'string' }, description: 'Имя файла (RFC 6266)' } },
          content: Object.fromEntries(Object.values(FORMATS).map(({ mediaType }) => [mediaType, binary])),
        },
        ...refusals(401, 403, 404, 409, 410, 503),
      },
    },
  },
});
