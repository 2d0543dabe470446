import { ACTIONS, type Action } from '@kurator/access';
import { CORRECTION_BODIES } from '../corrections/bodies';
import { objectSchema, type Schema } from './schema-of';

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
    description: 'Ключ шага, единственный в семье',
  },
  { name: 'If-Match', in: 'header', required: false, schema: { type: 'string', pattern: '^"\\d+"$' } },
  { name: 'X-On-Behalf-Of', in: 'header', required: false, schema: { type: 'string' } },
];

const REPLACEMENT: Schema = {
  type: 'object',
  additionalProperties: ref('JsonValue'),
  description: 'Тело команды, которой записано событие, либо данные события с occurredOn (docs/events.md)',
};
/** Every step with its row of the policy table, the body and the answer. */
const STEPS: readonly (readonly [keyof typeof CORRECTION_BODIES, Action, string])[] = [
  ['annul-event', 'annulment', 'Proposed'],
  ['correct-event', 'correction', 'Proposed'],
  ['confirm-proposal', 'proposal-confirmation', 'Decided'],
  ['reject-proposal', 'proposal-rejection', 'Decided'],
];

function bodyOf(step: keyof typeof CORRECTION_BODIES): Schema {
  const schema = objectSchema(CORRECTION_BODIES[step]);
  if (step !== 'correct-event') return schema;
  const { required, properties } = schema as { required: readonly string[]; properties: object };
  return { ...schema, required: ['replacement', ...required], properties: { replacement: REPLACEMENT, ...properties } };
}

/** The routes of corrections with four eyes, path by path. */
export const correctionPaths = (): Schema =>
  Object.fromEntries(
    STEPS.map(([step, action, answer]) => {
      const path = ACTIONS[action].route.slice('POST '.length);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        ...{ name, in: 'path', required: true, schema: uuid },
      }));
      const created = { description: 'Записано', content: content(ref(answer)) };
      const post = {
        operationId: step,
        tags: ['corrections'],
        description: `Роли: ${Object.keys(ACTIONS[action].access).join(', ')}; ${ACTIONS[action].clause}`,
        parameters: [...inPath, ...HEADERS],
        requestBody: { required: true, content: content(bodyOf(step)) },
        responses: { '201': created, ...REFUSALS },
      };
      return [`/api/v1${path}`, { post }];
    }),
  );
