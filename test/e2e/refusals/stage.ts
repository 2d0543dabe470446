import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openEmbeddedLogReader } from '@kurator/event-log';
import { connectReadOnly } from '../../../libs/event-log/src/sqlite/connection';
import type { Answer } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { openInProcess, type InProcess } from '../policy/register';
import type { Asked, Noted } from './asked';
import { PEOPLE, TOLD, type Step } from './told';

/** The day on which all of the stage is recorded. */
export const NOW = '2026-06-01T06:00:00.000Z';

/** The whole register over HTTP, with families in the states that guards ask for. */
export interface Stage {
  /** Sends a request as a user; `null`: as nobody. */
  ask(as: string | null, asked: Asked): Promise<Answer>;
  readonly noted: Noted;
  /** The log's head, the claims of resolution numbers, and the key rings: what a refusal must leave as it was. */
  stored(): Promise<object>;
  readonly register: InProcess;
  close(): Promise<void>;
}

const sentHeaders = ({ headers = {}, body }: Asked): Record<string, string> => {
  const all = {
    'idempotency-key': randomUUID(),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
};

async function storedIn(dataDir: string): Promise<object> {
  const log = openEmbeddedLogReader({ file: join(dataDir, 'log.db') });
  const vault = connectReadOnly(join(dataDir, 'vault.db'));
  const claims: string[] = [];
  for await (const stream of log.streams('resolution-')) claims.push(stream);
  const head = (await log.last())?.position;
  const keyRings = vault.prepare('SELECT count(*) FROM owners').get()?.[0];
  await log.close();
  vault.close();
  return { head, claims, keyRings };
}

const isJson = (response: Response): boolean => {
  const type = response.headers.get('content-type') ?? '';
  return type.includes('json') && !type.includes('ndjson');
};

/** Sends requests to the register as its users do; signs each of them in once. */
function sender(register: InProcess, url: string): Stage['ask'] {
  const tokens = new Map<string, Promise<string>>();
  const bearer = (as: string): Promise<string> => {
    const token = tokens.get(as) ?? register.tokenOf(as);
    tokens.set(as, token);
    return token;
  };
  return async (as, asked) => {
    const { method, path, body } = asked;
    const authorization: Record<string, string> = as === null ? {} : { authorization: await bearer(as) };
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...authorization, ...sentHeaders(asked) },
      ...(body === undefined ? {} : { body: payload }),
    });
    const text = await response.text();
    const json = isJson(response) ? (JSON.parse(text) as unknown) : undefined;
    return { status: response.status, text, json, headers: response.headers };
  };
}

/** Plays a step and notes the ids of what it recorded. @throws Error when it is refused */
async function play({ ask, noted }: Stage, { as, name, asked }: Step, ids: Map<string, string>): Promise<void> {
  const { status, text, json } = await ask(as, asked(noted));
  if (status !== 201) throw new Error(`${name}: ${status} ${text}`);
  const { events = [], proposalId } = json as {
    events?: readonly { type: string; eventId: string }[];
    proposalId?: string;
  };
  for (const { type, eventId } of events) ids.set(`${name} ${type}`, eventId);
  if (proposalId !== undefined) ids.set(`${name} proposal`, proposalId);
}

/** Opens the register and plays what the guards need, or other steps. @throws Error when a step is refused */
export async function openStage(told: readonly Step[] = TOLD): Promise<Stage> {
  const register = await openInProcess(testDirectory(PEOPLE), NOW);
  await register.app.listen(0, '127.0.0.1');
  const ids = new Map<string, string>();
  const stage: Stage = {
    register,
    ask: sender(register, await register.app.getUrl()),
    noted(name) {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`the stage has not recorded ${name}`);
      return id;
    },
    stored: () => storedIn(register.dataDir),
    async close() {
      // The client keeps its connections for a while; nobody asks any more.
      register.app.getHttpServer().closeAllConnections();
      await register.close();
    },
  };
  for (const step of told) await play(stage, step, ids);
  return stage;
}
