import { ACTIONS, routesOfRule, type Action } from '@kurator/access';
import type { Fields } from '@kurator/kernel';
import { PASSWORD, SIGN_IN } from '../account/bodies';
import { CORRECTION, SUBMISSION, SUMMARY } from '../periods/bodies';
import { PARAMS, type QueryName } from '../reads/params';
import { CLOCK, REBUILD } from '../steering/bodies';
import { bodyFields, type CommandShape } from '../validation/validate-body';
import { streamKinds } from '../streams/kinds';
import { always, BEGUN, onWish } from './as-job';
import { commandPost } from './command-post';
import { components } from './answers';
import { referenceComponents } from './answers/reference-answers';
import { workComponents } from './answers/work-answers';
import { knownFamilies } from './known-families';
import { correctionPaths } from './corrections';
import { exportComponents, exportPaths } from './exports';
import { directorySchema, lineSchema } from './inputs';
import { headerRef, json, operationOf, ref, refusals, sharedPieces } from './pieces';
import { securitySchemes, signIn, SIGN_OUT } from './session';
import { objectSchema, schemaOf, type Schema } from './schema-of';
import { streamPaths } from './stream-paths';
import { titledObject } from './titled';

const familyId: Schema = { name: 'familyId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const commandPath = (useCase: CommandShape): [string, Schema] => [
  `/api/v1/families/{familyId}/commands/${useCase.name}`,
  {
    post: commandPost(useCase, {
      id: familyId,
      body: titledObject(bodyFields(useCase), [useCase.name]),
      answer: ref('Decided'),
    }),
  },
];

/** Everything but the file of a job, which is no JSON. */
type Answered = Exclude<QueryName, 'job-file'>;
const ANSWERS: Readonly<Record<Answered, string>> = {
  bank: 'Bank',
  numbers: 'Numbers',
  card: 'Card',
  history: 'History',
  'history-proof': 'HistoryProof',
  proposals: 'Proposals',
  programme: 'Programme',
  work: 'Work',
  reminders: 'Reminders',
  emergencies: 'Emergencies',
  'family-deadlines': 'FamilyDeadlines',
  deadlines: 'Deadlines',
  quarter: 'Quarter',
  changes: 'Changes',
  'figure-families': 'FigureFamilies',
  'compliance-families': 'ComplianceFamilies',
  'indicator-families': 'IndicatorFamilies',
  'caseload-families': 'CaseloadFamilies',
  compliance: 'Compliance',
  job: 'Job',
  indicators: 'Indicators',
  caseload: 'Caseload',
  feed: 'FeedItem',
  journal: 'Journal',
  requests: 'Requests',
  request: 'Request',
  period: 'Period',
  'stream-proposals': 'StreamProposals',
  'stream-history': 'StreamHistory',
  audit: 'Audit',
  classifiers: 'Classifiers',
  directory: 'Directory',
  profiles: 'Profiles',
  profile: 'Profile',
  rule: 'Rule',
  'field-titles': 'FieldTitles',
};

/** The feed is a stream: a line, or an event of SSE, for each event. */
const contentOf = (name: Answered): Schema =>
  name === 'feed'
    ? {
        'application/x-ndjson': { schema: ref(ANSWERS[name]) },
        'text/event-stream': { schema: { type: 'string', description: 'data: строка того же вида' } },
      }
    : json(ref(ANSWERS[name]));

/** Questions that may take long: with `knownAt`, or under another regulation, they begin a job. */
const AS_JOBS: readonly Answered[] = [
  ...(['bank', 'deadlines', 'quarter', 'caseload', 'compliance', 'indicators'] as const),
  ...(['emergencies', 'journal', 'requests'] as const),
  ...(['figure-families', 'compliance-families', 'indicator-families', 'caseload-families'] as const),
];
const queryPaths = (name: Answered): [string, Schema][] =>
  routesOfRule(ACTIONS[name]).map((route) => queryPath(name, route.slice('GET '.length)));
function queryPath(name: Answered, path = ACTIONS[name].route.slice('GET '.length)): [string, Schema] {
  const fields: Fields = PARAMS[name];
  const params = Object.entries(fields).map(([param, field]) => {
    const inPath = path.includes(`{${param}}`);
    return { name: param, in: inPath ? 'path' : 'query', required: inPath || !field.optional, schema: schemaOf(field) };
  });
  const get = {
    operationId: operationOf(name, path),
    tags: ['queries'],
    description: describe(name),
    parameters: [...params, headerRef('after'), headerRef('inspection')],
    responses: {
      '200': { description: 'Ответ', content: contentOf(name) },
      ...(AS_JOBS.includes(name) ? BEGUN : {}),
      ...refusals(400, 401, 403, 404, 503),
    },
  };
  return [`/api/v1${path}`, { get }];
}

const describe = (action: Action): string => `Роли: ${Object.keys(ACTIONS[action].access).join(', ')}`;

function plain(operationId: string, body: Schema | null, answer: Schema | null, more: Schema = {}): Schema {
  const success =
    answer === null
      ? { '204': { description: 'Сделано' } }
      : { '200': { description: 'Ответ', content: json(answer) } };
  return {
    operationId,
    tags: ['service'],
    ...(body === null ? {} : { requestBody: { required: true, content: json(body) } }),
    responses: { ...success, ...refusals(400, 401, 403, 409, 413, 415, 422, 429, 503) },
    ...more,
  };
}

const unit: Schema = { name: 'unit', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d{8}$' } };
const jobId: Schema = { name: 'jobId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const quarter: Schema = {
  name: 'quarter',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^\\d{4}-Q[1-4]$' },
};

/** A step of a quarter, with the examples that the tests run. */
function periodPath(action: PeriodAction): [string, Schema] {
  const { body, answer, example } = PERIOD_STEPS[action];
  const { route } = ACTIONS[action];
  const post = {
    operationId: action,
    tags: ['periods'],
    description: describe(action),
    parameters: [...(route.includes('{unit}') ? [unit] : []), quarter, headerRef('key')],
    requestBody: { required: true, content: json(objectSchema(body), example) },
    responses: {
      '201': { description: 'Записано', content: json(ref(answer)) },
      ...refusals(400, 401, 403, 404, 409, 413, 415, 422, 503),
    },
  };
  return [`/api/v1${route.slice('POST '.length)}`, { post }];
}
type PeriodAction = 'period-submission' | 'period-summary' | 'period-correction';
const PERIOD_STEPS: Readonly<Record<PeriodAction, { body: Fields; answer: string; example: object }>> = {
  'period-submission': {
    body: SUBMISSION,
    answer: 'SubmittedQuarter',
    example: {
      occurredOn: '2026-04-03',
      figures: { families: { opening: 12, in: 3, out: 1, closing: 14 } },
      signedByOfficerId: 'off-7',
    },
  },
  'period-summary': { body: SUMMARY, answer: 'SummarisedQuarter', example: { occurredOn: '2026-04-10' } },
  'period-correction': {
    body: CORRECTION,
    answer: 'CorrectedQuarter',
    example: { occurredOn: '2026-05-15', reason: 'Решения комиссии поступили после сводки.' },
  },
};

const batch: Schema = {
  operationId: 'decisions',
  tags: ['commands'],
  description: `${describe('decisions')}. Строки одной семьи идут по порядку; ответы в порядке строк.`,
  requestBody: {
    required: true,
    content: { 'application/x-ndjson': { schema: lineSchema }, ...json({ type: 'array', items: lineSchema }) },
  },
  responses: {
    '200': {
      description: 'NDJSON, строка на строку',
      content: { 'application/x-ndjson': { schema: ref('LineAnswer') } },
    },
    ...refusals(401, 403, 415),
  },
};

/**
 * The contract as OpenAPI 3.1, from the same declarations that validation uses. Needs no server and no data.
 * @param useCases in the order in which the page shows them
 */
export const documentOf = (useCases: readonly CommandShape[]): Schema => ({
  openapi: '3.1.0',
  info: {
    title: 'Куратор',
    version: '1',
    description: 'Региональный банк данных семей, находящихся в социально опасном положении',
  },
  security: [{ bearer: [] }, { session: [] }],
  paths: {
    '/api/v1/auth/token': { post: plain('signIn', objectSchema(SIGN_IN), ref('Token'), { security: [] }) },
    '/api/v1/auth/session': { post: signIn, delete: { ...plain('signOut', null, null), description: SIGN_OUT } },
    '/api/v1/auth/password': { post: plain('changePassword', objectSchema(PASSWORD), null) },
    '/api/v1/auth/me': { get: plain('me', null, ref('Me')) },
    ...Object.fromEntries(useCases.map(commandPath)),
    ...Object.fromEntries(streamKinds.flatMap(streamPaths)),
    ...correctionPaths(),
    '/api/v1/decisions': { post: batch },
    ...Object.fromEntries((Object.keys(PERIOD_STEPS) as PeriodAction[]).map(periodPath)),
    ...Object.fromEntries((Object.keys(ANSWERS) as Answered[]).flatMap(queryPaths)),
    '/api/v1/jobs/{jobId}': {
      ...(queryPath('job')[1] as object),
      delete: { ...plain('endJob', null, null), parameters: [jobId] },
    },
    [`/api/v1${ACTIONS['known-families'].route.slice('POST '.length)}`]: { post: knownFamilies },
    ...exportPaths(),
    '/api/v1/directory/imports': { post: onWish(plain('importDirectory', directorySchema, ref('DirectoryImport'))) },
    '/api/v1/read-models/rebuild': { post: always(plain('rebuildReadModels', objectSchema(REBUILD), ref('JobBegun'))) },
    '/api/v1/clock': { put: plain('moveClock', objectSchema(CLOCK), ref('Now')) },
  },
  components: {
    ...sharedPieces,
    securitySchemes,
    schemas: {
      ...components,
      ...workComponents,
      ...referenceComponents,
      ...exportComponents,
      LineAnswer: {
        type: 'object',
        required: ['line', 'status'],
        properties: {
          line: { type: 'integer' },
          commandId: { type: 'string', format: 'uuid' },
          status: { type: 'integer' },
          code: { type: 'string' },
        },
        description: 'Строка ответа: поля Decided при 201, иначе code, title, detail и errors',
      },
    },
  },
});
