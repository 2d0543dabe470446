import { send } from '../../api/client';
import { problemOf } from '../../api/problem';
import { toBody } from '../../forms/body';
import { schemaOf } from '../../forms/schema';
import type { Answer, Item, Protocol } from './session-state';

interface Line {
  readonly status: number;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

async function lineOf(item: Item, { resolution, votes }: Protocol, timeZone: string): Promise<object> {
  const { commandId, familyId, command, number, values } = item;
  const found = await schemaOf(command ?? '');
  if (found === null) throw new Error(`no command ${command}`);
  const whole = { ...values, occurredOn: resolution['sessionOn'], resolution: { ...resolution, number }, votes };
  return { commandId, familyId, command, data: toBody(found.schema, whole, timeZone) };
}

const answerOf = ({ status, title = '', detail, errors = [] }: Line): Answer =>
  status === 201
    ? { status: 201 }
    : {
        status,
        text: detail ?? title,
        errors: Object.fromEntries(errors.map(({ path, message }) => [path.replace(/^data\./, ''), message])),
      };

/**
 * Records all questions in one go; each succeeds or fails alone (`POST /decisions`).
 * @returns an answer for each question, in their order
 * @throws ProblemError, ConnectionLost when the whole was not taken
 */
export async function recordSession(protocol: Protocol, timeZone: string): Promise<readonly Answer[]> {
  const lines = await Promise.all(protocol.items.map((item) => lineOf(item, protocol, timeZone)));
  const response = await send(
    new Request(new URL('/api/v1/decisions', location.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    }),
  );
  const text = await response.text();
  if (!response.ok) throw problemOf(JSON.parse(text), response.status);
  const rows = text.split('\n').filter((row) => row !== '');
  return rows.map((row) => answerOf(JSON.parse(row) as Line));
}
