import { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { addDays } from '@kurator/kernel';
import { v4 } from 'uuid';
import { openClient } from './client';
import { visible } from './loops';
import { residentMegabytes } from './machine';
import { unitOf } from './seed';
import type { Server } from './server';
import { familyId, plain, stepsOf, type Step } from './templates';

const LINES = 20_000;
/** Decisions of one family. */
const EACH = 10;
/** Families of the batch are numbered far behind those of the register. */
const FIRST = 10_000_000;
const COMMISSION = new Set(['report', 'recognise-sop', 'approve-programme', 'register-journal-entry', 'deregister']);

/** A family's first decisions, those of two years ago. */
function decisionsOf(number: number): readonly Step[] {
  const unit = unitOf(number);
  const from = addDays('2024-02-05', number % 300);
  const steps = stepsOf({ number, unit, from }).before;
  const more = Array.from({ length: EACH }, (_, n) => plain({ unit }, addDays(from, 60 + n * 7)));
  return [...steps, ...more].slice(0, EACH);
}

/** Lines as an office's software writes them: a family after the other, some of them side by side. */
function* lines(): Generator<string> {
  const AT_ONCE = 40;
  for (let first = 0; first < LINES / EACH; first += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, n) => FIRST + first + n);
    for (let step = 0; step < EACH; step += 1)
      for (const number of numbers) {
        const { command, on, body } = decisionsOf(number)[step] as Step;
        const { key } = unitOf(number);
        const onBehalfOf = COMMISSION.has(command) ? `sec-${key}` : `spec-${key}`;
        const data = { occurredOn: on, ...body };
        yield `${JSON.stringify({ commandId: v4(), familyId: familyId(number), command, onBehalfOf, data })}\n`;
      }
  }
}

interface Answered {
  readonly status: number;
  readonly code?: string;
  readonly position?: string;
}

/** One batch of historical decisions of many families, everything on; then until the read models have all of it. */
export async function run({ server }: { readonly server: Server }): Promise<void> {
  const client = await openClient(server.port, 4);
  const refused = new Map<string, number>();
  let accepted = 0;
  let last = '';
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/decisions`, {
    method: 'POST',
    headers: { ...client.signed('importer'), 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(Readable.from(lines())) as ReadableStream<Uint8Array>,
    duplex: 'half',
  });
  const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
  for await (const line of createInterface({ input: body })) {
    const { status, code = '', position = '' } = JSON.parse(line) as Answered;
    if (status === 201) [accepted, last] = [accepted + 1, position];
    else refused.set(`${status} ${code}`, (refused.get(`${status} ${code}`) ?? 0) + 1);
  }
  const seconds = (performance.now() - began) / 1000;
  const caughtUp = await visible(client, { as: 'ministry', path: '/api/v1/bank/families?limit=1', position: last });
  client.close();
  const problems = [...refused].map(([problem, times]) => `    NOT ACCEPTED ${times} x ${problem}\n`).join('');
  process.stdout.write(
    `batch: ${LINES} historical decisions of ${LINES / EACH} families in one POST /decisions, everything on\n` +
      `  ${Math.round(LINES / seconds)} lines/s (wanted 600), ${accepted} accepted in ${seconds.toFixed(1)} s; ` +
      `projections caught up ${Math.round(caughtUp)} ms after the end (wanted under 20000)\n${problems}` +
      `  resident memory of the server: ${residentMegabytes(server.pid)} MB\n`,
  );
}
