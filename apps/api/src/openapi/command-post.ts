import { grantOf } from '@kurator/access';
import { headerRef, json, refusals } from './pieces';
import type { Schema } from './schema-of';

/** What the page shows of a command. */
export interface Shown {
  readonly name: string;
  readonly number: string;
  readonly title: { readonly ru: string; readonly en: string };
  readonly example: Readonly<Record<string, unknown>>;
}
interface Place {
  /** The id in the path. */
  readonly id: Schema;
  readonly body: Schema;
  readonly answer: Schema;
}

/** The operation of a command: headers, body with its example, answers. */
export function commandPost({ name, number, title, example }: Shown, { id, body, answer }: Place): Schema {
  return {
    operationId: name,
    tags: ['commands'],
    summary: `${number} ${title.ru} / ${title.en}`,
    description: `Роли: ${grantOf(name)?.roles.join(', ') ?? '—'}`,
    'x-title': title.ru,
    'x-title-en': title.en,
    'x-roles': grantOf(name)?.roles ?? [],
    ...(grantOf(name)?.officersOf && { 'x-officers-of': grantOf(name)?.officersOf }),
    parameters: [id, headerRef('key'), headerRef('match'), headerRef('behalf')],
    requestBody: { required: true, content: json(body, example) },
    responses: {
      '201': {
        description: 'Записано',
        headers: { ETag: { schema: { type: 'string' } } },
        content: json(answer),
      },
      ...refusals(400, 401, 403, 404, 409, 413, 415, 422, 503),
    },
  };
}
