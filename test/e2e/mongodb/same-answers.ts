import { setTimeout as pause } from 'node:timers/promises';
import { makeClient, type Client } from '../../support/client';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { batchOf } from '../../faults/load';

const { oktmo, key } = PLACES.mariel;
export const SECRETARY = `secretary-${key}`;
/** What stands on the read models, each in its own way: pages, searches by name, sums, counts, documents of one day. */
export const QUESTIONS: readonly string[] = [
  '/bank/families?limit=5',
  `/bank/families?municipality=${oktmo}&limit=500`,
  `/bank/families?q=${encodeURIComponent('вымыш')}`,
  `/statistics/quarters/2026-Q1?unit=${oktmo}`,
  `/statistics/quarters/2026-Q2?unit=${oktmo}`,
  `/caseload?unit=${oktmo}`,
  '/deadlines?status=OVERDUE',
];

/** Pushes reports and recognitions of some families. @returns the status of each line */
export async function push(client: Client, name: string, families: number): Promise<readonly unknown[]> {
  return (await client.ndjson(SECRETARY, batchOf(name, families))).map(({ status }) => status);
}

/** As soon as the read models are there: after a trouble the engine may be waiting for its next try. */
const PATIENCE_MS = 20_000;
async function pageOf(client: Client, path: string, after: Readonly<Record<string, string>>) {
  let answer = await client.get(SECRETARY, path, after);
  for (const end = performance.now() + PATIENCE_MS; answer.status === 503 && performance.now() < end;) {
    await pause(100);
    answer = await client.get(SECRETARY, path, after);
  }
  // Positions and cursors belong to a server.
  const text = answer.text.replace(/"(position|asOfPosition|nextCursor)":"[^"]*"/g, '"$1":"*"');
  return { path, status: answer.status, text };
}
/** The answers to all questions, at the position of the last decision about a family. */
export async function answersOf(url: string, family: string): Promise<readonly unknown[]> {
  const client = makeClient(url);
  const card = await client.get(SECRETARY, `/families/${idOf(family)}`);
  const after = { after: String((card.json as { position?: string }).position ?? '') };
  return Promise.all(QUESTIONS.map((path) => pageOf(client, path, after.after === '' ? {} : after)));
}
