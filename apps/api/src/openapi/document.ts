import { ACTIONS, type Action, type ActionRule } from '@kurator/access';
import type { Fields } from '@kurator/kernel';
import { PASSWORD, SIGN_IN } from '../account/bodies';
import { PARAMS, type QueryName } from '../reads/params';
import { CLOCK } from '../steering/bodies';
import { bodyFields, type CommandShape } from '../validation/validate-body';
import { streamKinds } from '../streams/kinds';
import { commandPost } from './command-post';
import { components } from './data/answers';
import { directorySchema, lineSchema } from './inputs';
import { header, json, ref, refusals } from './pieces';
import { objectSchema, schemaOf, type Schema } from './schema-of';
import { streamPaths } from './stream-paths';

const familyId: Schema = { name: 'familyId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const AFTER = header('After', { type: 'string' }, 'Позиция, не раньше которой нужны данные; ожидание до 2 с');
const INSPECTION = header(
  'X-Inspection-Case',
  { type: 'string' },
  'Номер проверки, percent-encoded UTF-8; обязателен проверяющему',
);
const commandPath = (useCase: CommandShape): [string, Schema] => [
  `/api/v1/families/{familyId}/commands/${useCase.name}`,
  { post: commandPost(useCase, { id: familyId, body: objectSchema(bodyFields(useCase)), answer: ref('Decided') }) },
];

const ANSWERS: Readonly<Record<QueryName, string>> = {
  bank: 'Bank',
  card: 'Card',
  history: 'History',
  'family-deadlines': 'FamilyDeadlines',
  deadlines: 'Deadlines',
  quarter: 'Quarter',
  caseload: 'Caseload',
  audit: 'Audit',
  profiles: 'Profiles',
  profile: 'Profile',
};

function queryPath(name: QueryName): [string, Schema] {
  const rule: ActionRule = ACTIONS[name];
  const path = rule.route.slice('GET '.length);
  const fields: Fields = PARAMS[name];
  const params = Object.entries(fields).map(([param, field]) => {
    const inPath = path.includes(`{${param}}`);
    return { name: param, in: inPath ? 'path' : 'query', required: inPath || !field.optional, schema: schemaOf(field) };
  });
  const get = {
    operationId: name,
    tags: ['queries'],
    description: describe(name),
    parameters: [...params, AFTER, INSPECTION],
    responses: {
      '200': { description: 'Ответ', content: json(ref(ANSWERS[name])) },
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
  security: [{ bearer: [] }],
  paths: {
    '/api/v1/auth/token': { post: plain('signIn', objectSchema(SIGN_IN), ref('Token'), { security: [] }) },
    '/api/v1/auth/password': { post: plain('changePassword', objectSchema(PASSWORD), null) },
    '/api/v1/auth/me': { get: plain('me', null, ref('Me')) },
    ...Object.fromEntries(useCases.map(commandPath)),
    ...Object.fromEntries(streamKinds.flatMap(streamPaths)),
    '/api/v1/decisions': { post: batch },
    ...Object.fromEntries((Object.keys(PARAMS) as QueryName[]).map(queryPath)),
    '/api/v1/directory/imports': { post: plain('importDirectory', directorySchema, ref('DirectoryImport')) },
    '/api/v1/clock': { put: plain('moveClock', objectSchema(CLOCK), ref('Now')) },
  },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    schemas: {
      ...components,
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
