import { SIGN_IN } from '../account/bodies';
import { json, ref, refusals } from './pieces';
import { objectSchema, type Schema } from './schema-of';

/** How a request says who sends it. */
export const securitySchemes: Schema = {
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'kurator-session',
    description:
      'Вход страницы (POST /auth/session). Всё, кроме GET и HEAD, несёт X-Kurator-Web: 1; запрос, который страница шлёт ' +
      'сама, несёт X-Kurator-Web: background и вход не продлевает. Заголовок Authorization сильнее cookie.',
  },
};

/** Signing in of the page. */
export const signIn: Schema = {
  operationId: 'openSession',
  tags: ['service'],
  security: [],
  description: 'Вход страницы: cookie недоступен сценариям, простой дольше idleMinutes завершает вход.',
  requestBody: {
    required: true,
    content: json(objectSchema(SIGN_IN), { username: 'secretary1', password: 'first-steps-only' }),
  },
  responses: {
    '201': {
      description: 'Вход выполнен',
      headers: { 'Set-Cookie': { schema: { type: 'string' } } },
      content: json(ref('Session')),
    },
    ...refusals(400, 401, 413, 415, 429, 503),
  },
};
export const SIGN_OUT = 'Завершает этот вход; остальные входы пользователя живут.';
