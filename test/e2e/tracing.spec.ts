import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batchOf, clockAt } from '../faults/load';
import { makeClient } from '../support/client';
import { startCollector, type Collector, type Span } from '../support/collector';
import { testDirectory } from '../support/directory';
import { freePort, startServer, type RunningServer } from '../support/server';
import { SECRETARY } from './mongodb/same-answers';

jest.setTimeout(120_000);
const start = (env: Readonly<Record<string, string>>): Promise<RunningServer> =>
  startServer({ directory: testDirectory(), clockStart: clockAt(0), env });
const hex = (uuid: string): string => uuid.replaceAll('-', '');
const attribute = (span: Span | undefined, name: string): unknown =>
  Object.values(span?.attributes.find(({ key }) => key === name)?.value ?? {})[0];

describe('a register with a collector', () => {
  let collector: Collector;
  const [report, recognition] = batchOf('traced', 1, 'Секретное учебное сообщение') as [never, never];
  const { commandId, familyId } = report as { commandId: string; familyId: string };
  const lines = batchOf('traced in a batch', 2);
  const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

  beforeAll(async () => {
    collector = await startCollector();
    const server = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const client = makeClient(server.url);
    expect((await client.command(SECRETARY, report)).status).toBe(201);
    expect((await client.command(SECRETARY, recognition)).status).toBe(201);
    for (const { status } of await client.ndjson(SECRETARY, lines)) expect(status).toBe(201);
    const after = String(
      ((await client.get(SECRETARY, `/families/${familyId}`)).json as { position: string }).position,
    );
    await client.get(SECRETARY, `/bank/families?q=${encodeURIComponent('Вымышленная')}`, {
      after,
      traceparent: CALLER,
    });
    await fetch(`${server.url}/health/ready`);
    await server.stop();
  });
  afterAll(() => collector.close());

  const spansOf = (command: string): readonly Span[] =>
    collector.spans.filter(({ traceId }) => traceId === hex(command));

  it('traces a decision from the HTTP call through the append to the projections, under its commandId', () => {
    const spans = spansOf(commandId);
    const [http] = spans.filter(({ parentSpanId }) => !parentSpanId);
    const [append] = spans.filter(({ name }) => name === 'append family');
    const [project] = spans.filter(({ name }) => name === 'project');
    expect(http?.name).toBe('POST /api/v1/families/:familyId/commands/:command');
    expect(attribute(http, 'http.response.status_code')).toBe(201);
    expect([append?.parentSpanId, project?.parentSpanId]).toEqual([http?.spanId, append?.spanId]);
    expect(attribute(append, 'kurator.outcome')).toBe('OK');
    expect(attribute(project, 'kurator.position')).toBe(attribute(append, 'kurator.position'));
    expect(spans.filter(({ name }) => name === 'project')).toHaveLength(1);
  });

  it('gives each line of a batch a trace of its own, linked to the request that brought it', () => {
    const request = collector.spans.find(({ name }) => name === 'POST /api/v1/decisions');
    for (const line of lines) {
      const [append] = spansOf(line.commandId).filter(({ name }) => name === 'append family');
      expect(append?.links).toMatchObject([{ traceId: request?.traceId, spanId: request?.spanId }]);
      const projected = spansOf(line.commandId).filter(({ name }) => name === 'project');
      expect(projected.map(({ parentSpanId }) => parentSpanId)).toEqual([append?.spanId]);
    }
  });

  it('puts a question into the trace of its caller, and health into none', () => {
    const [query] = collector.spans.filter(({ traceId }) => traceId === CALLER.slice(3, 35));
    expect([query?.name, query?.parentSpanId]).toEqual(['GET /api/v1/bank/families', CALLER.slice(36, 52)]);
    expect(collector.text()).not.toContain('/health');
  });

  it('tells no name, text, family, person, user or address', () => {
    expect(collector.spans.length).toBeGreaterThan(15);
    const text = collector.text();
    expect(text).not.toMatch(/[а-яё]/i);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    for (const told of [hex(familyId), familyId, SECRETARY, '%D0']) expect(text).not.toContain(told);
  });
});

it('takes decisions and stops in order while the collector is away', async () => {
  const server = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}` });
  for (const { status } of await makeClient(server.url).ndjson(SECRETARY, batchOf('untraced', 2)))
    expect(status).toBe(201);
  expect(await server.stop()).toBe(0);
  expect(server.output()).toContain('traces are not taken');
});

it('loads nothing of OpenTelemetry’s kit when there is no collector', async () => {
  const home = await mkdtemp(join(tmpdir(), 'kurator-loaded-'));
  // Into a file: what a process writes to a pipe at its very end may be cut off.
  const says = `
    const modules = () => Object.keys(require('node:module')._cache).join();
    if (require('node:worker_threads').isMainThread)
      process.on('exit', () => require('node:fs').writeFileSync(require('node:path').join(__dirname, 'modules'), modules()));`;
  await writeFile(join(home, 'says.cjs'), says);
  const loaded = async (env: Readonly<Record<string, string>>): Promise<boolean> => {
    const server = await start({ ...env, NODE_OPTIONS: `--require ${join(home, 'says.cjs')}` });
    await server.stop();
    const modules = await readFile(join(home, 'modules'), 'utf8');
    expect(modules).toContain('apps/api/src/main.js');
    await rm(join(home, 'modules'));
    return modules.includes('@opentelemetry/sdk-trace');
  };
  expect(await loaded({})).toBe(false);
  expect(await loaded({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })).toBe(true);
  await rm(home, { recursive: true });
});
