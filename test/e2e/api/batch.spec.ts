import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { useCases } from '@kurator/family';
import { accepted, openTestEdge, type Edge } from './edge';

const example = useCases.find((useCase) => useCase.name === 'report')?.example;
const uuid = (kind: string, at: number) => `6a1c0000-0000-4000-8000-${kind}${String(at).padStart(11, '0')}`;
const line = (at: number, family = at) => ({
  commandId: uuid('c', at),
  familyId: uuid('f', family),
  command: 'report',
  data: example,
});
const ndjson = (lines: readonly unknown[]) => lines.map((one) => JSON.stringify(one)).join('\n');
interface Answer {
  readonly line: number;
  readonly status: number;
  readonly code?: string;
  readonly commandId?: string;
  readonly errors?: readonly { readonly path: string }[];
}

async function post(edge: Edge, payload: string, type = 'application/x-ndjson') {
  const authorization = await edge.signIn('secretary');
  const answer = await edge.app.inject({
    method: 'POST',
    url: '/api/v1/decisions',
    payload,
    headers: { authorization, 'content-type': type },
  });
  return answer.body
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as Answer);
}

describe('POST /decisions', () => {
  let edge: Edge;
  afterEach(() => edge.close());

  it('answers a broken line in the middle and goes on', async () => {
    edge = await openTestEdge();
    const answers = await post(edge, `${JSON.stringify(line(1))}\n{"broken\n\n${JSON.stringify(line(4))}\n`);
    expect(answers.map(({ line: number, status, code }) => [number, status, code])).toEqual([
      [1, 201, undefined],
      [2, 400, 'LINE_NOT_JSON'],
      [4, 201, undefined],
    ]);
  });

  it('takes a lone object as one decision and any case of the content type', async () => {
    edge = await openTestEdge();
    const one = await post(edge, JSON.stringify(line(1)), 'application/json');
    expect(one.map(({ line: number, status }) => [number, status])).toEqual([[1, 201]]);
    const upper = await post(edge, ndjson([line(2), line(3)]), 'Application/X-NDJSON; charset=UTF-8');
    expect(upper.map(({ status }) => status)).toEqual([201, 201]);
  });

  it('names data itself when a line has none', async () => {
    edge = await openTestEdge();
    const [answer] = await post(edge, ndjson([{ ...line(1), data: undefined }]));
    expect([answer?.status, answer?.errors?.map(({ path }) => path)]).toEqual([400, ['data']]);
  });

  it('validates each line like a command, with paths below data', async () => {
    edge = await openTestEdge();
    const [wrong, unknown] = await post(
      edge,
      ndjson([
        { ...line(1), data: { ...example, occurredOn: '2026-02-30' } },
        { ...line(2), colour: 'red' },
      ]),
    );
    expect(wrong).toMatchObject({ status: 400, code: 'VALIDATION_FAILED', errors: [{ path: 'data.occurredOn' }] });
    expect(unknown).toMatchObject({ status: 400, errors: [{ path: 'colour' }] });
    expect(edge.seen).toEqual([]);
  });

  it('refuses a line above 1 MiB alone', async () => {
    edge = await openTestEdge();
    const answers = await post(
      edge,
      `${JSON.stringify({ ...line(1), data: 'x'.repeat(1_100_000) })}\n${JSON.stringify(line(2))}`,
    );
    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [413, 'BODY_TOO_LARGE'],
      [201, undefined],
    ]);
  });

  it('takes a JSON array as well', async () => {
    edge = await openTestEdge();
    const answers = await post(
      edge,
      JSON.stringify([line(1), line(2), { ...line(3), command: 'no-such-command' }], null, 2),
      'application/json',
    );
    expect(answers.map(({ line: number, status }) => [number, status])).toEqual([
      [1, 201],
      [2, 201],
      [3, 404],
    ]);
  });

  it('keeps the lines of a family in order, lets others pass, and answers in the order of lines', async () => {
    const finished: string[] = [];
    edge = await openTestEdge(async (request) => {
      await delay(request.commandId === uuid('c', 1) ? 60 : 1);
      finished.push(request.commandId);
      return accepted(request);
    });
    const answers = await post(edge, ndjson([line(1, 1), line(2, 1), line(3, 3)]));
    expect(answers.map((answer) => answer.commandId)).toEqual([1, 2, 3].map((at) => uuid('c', at)));
    expect(finished).toEqual([3, 1, 2].map((at) => uuid('c', at)));
  });

  it('stops reading while the client does not take answers, and when the client goes away', async () => {
    edge = await openTestEdge();
    await edge.app.listen(0, '127.0.0.1');
    const { port } = edge.app.getHttpServer().address() as { port: number };
    const authorization = await edge.signIn('secretary');
    // What the system itself takes on the way, which nobody here bounds, is some tens of thousands of answers.
    const total = 400_000;
    let sent = 0;
    const body = Readable.from(
      (function* () {
        for (; sent < total; sent += 1) yield `${JSON.stringify(line(sent))}\n`;
      })(),
    );
    const request = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/decisions',
      headers: { authorization, 'content-type': 'application/x-ndjson' },
    });
    request.on('error', () => undefined);
    body.pipe(request);
    await new Promise((resolve) => request.once('response', resolve));
    const standing = await standsStill(() => edge.seen.length);
    request.destroy();
    expect(standing).toBeLessThan(total / 2);
    expect(await standsStill(() => edge.seen.length)).toBeLessThan(standing + 2_000);
  }, 60_000);
});

/** Waits until a number has not moved for half a second and answers it. */
async function standsStill(read: () => number): Promise<number> {
  for (let last = -1; ;) {
    const now = read();
    if (now === last) return now;
    last = now;
    await delay(500);
  }
}
