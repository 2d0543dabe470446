import { ACTIONS, routesOfRule, type Action } from '@kurator/access';
import { CORRECTION_BODIES } from '../corrections/bodies';
import { streamKinds } from '../streams/kinds';
import { operationOf } from './pieces';
import { objectSchema, type Schema } from './schema-of';
import { decidedOf } from './stream-paths';

const uuid: Schema = { type: 'string', format: 'uuid' };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const content = (schema: Schema): Schema => ({ 'application/json': { schema } });
const problem: Schema = {
  description: 'Отказ (RFC 9457)',
  content: { 'application/problem+json': { schema: ref('Problem') } },
};
const REFUSALS = Object.fromEntries([400, 401, 403, 404, 409, 413, 415, 422, 503].map((s) => [String(s), problem]));
const HEADERS: readonly Schema[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: uuid,
    description: 'Ключ шага, единственный в своём потоке',
  },
  { name: 'If-Match', in: 'header', required: false, schema: { type: 'string', pattern: '^"\\d+"$' } },
  { name: 'X-On-Behalf-Of', in: 'header', required: false, schema: { type: 'string' } },
];

const REPLACEMENT: Schema = {
  type: 'object',
  additionalProperties: ref('JsonValue'),
  description: 'Тело команды, которой записано событие, либо данные события с occurredOn (docs/events.md)',
};
/** Every step with its rows of the policy table (a family's, and that of what is no family), the body and the answer. */
const STEPS: readonly (readonly [keyof typeof CORRECTION_BODIES, readonly Action[], string])[] = [
  ['annul-event', ['annulment', 'stream-annulment'], 'Proposed'],
  ['correct-event', ['correction', 'stream-correction'], 'Proposed'],
  ['confirm-proposal', ['proposal-confirmation', 'stream-proposal-confirmation'], 'Decided'],
  ['reject-proposal', ['proposal-rejection', 'stream-proposal-rejection'], 'Decided'],
];

function bodyOf(step: keyof typeof CORRECTION_BODIES): Schema {
  const schema = objectSchema(CORRECTION_BODIES[step]);
  if (step !== 'correct-event') return schema;
  const { required, properties } = schema as { required: readonly string[]; properties: object };
  return { ...schema, required: ['replacement', ...required], properties: { replacement: REPLACEMENT, ...properties } };
}

/** What is no family has its id under its own name, and no episode. */
function answerOf(answer: string, path: string): Schema {
  const kind = streamKinds.find(({ resource }) => path.startsWith(`/${resource}/`));
  return kind === undefined || answer !== 'Decided' ? ref(answer) : decidedOf(kind.idName);
}
const idOf = (name: string, path: string): Schema =>
  name === 'id' && !path.startsWith('/requests/') ? { type: 'string' } : uuid;

function stepPath([step, action, answer]: readonly [keyof typeof CORRECTION_BODIES, Action, string], path: string) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path', required: true, schema: idOf(name, path) },
  }));
  const created = { description: 'Записано', content: content(answerOf(answer, path)) };
  const post = {
    operationId: operationOf(step, path),
    tags: ['corrections'],
    description: `Роли: ${Object.keys(ACTIONS[action].access).join(', ')}; ${ACTIONS[action].clause}`,
    parameters: [...inPath, ...HEADERS],
    requestBody: { required: true, content: content(bodyOf(step)) },
    responses: { '201': created, ...REFUSALS },
  };
  return [`/api/v1${path}`, { post }] as const;
}

/** The routes of corrections with four eyes, path by path. */
export const correctionPaths = (): Schema =>
  Object.fromEntries(
    STEPS.flatMap(([step, actions, answer]) =>
      actions.flatMap((action) =>
        routesOfRule(ACTIONS[action]).map((route) => stepPath([step, action, answer], route.slice('POST '.length))),
      ),
    ),
  );
