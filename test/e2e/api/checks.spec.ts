import { useCases } from '@kurator/family';
import { FAMILY, openTestEdge, type Edge } from './edge';

const KEY = '6a1c0000-0000-4000-8000-00000000c001';
const report = useCases.find((useCase) => useCase.name === 'report')?.example;
let edge: Edge;
let secretary: string;
let analyst: string;
beforeAll(async () => {
  edge = await openTestEdge();
  [secretary, analyst] = [await edge.signIn('secretary'), await edge.signIn('analyst')];
});
afterAll(() => edge.close());
beforeEach(() => edge.seen.splice(0));

const JSON_TYPE = { 'content-type': 'application/json' };
const send = (headers: Record<string, string>, payload: string | object = {}, command = 'report') =>
  edge.app.inject({
    method: 'POST',
    url: `/api/v1/families/${FAMILY}/commands/${command}`,
    headers: { ...JSON_TYPE, ...headers },
    payload,
  });
const codeOf = (answer: { json: () => unknown; statusCode: number }) => [
  answer.statusCode,
  (answer.json() as { code: string }).code,
];

describe('the order of checks', () => {
  it('asks for sign-in before it reads a broken body', async () => {
    expect(codeOf(await send({}, '{'))).toEqual([401, 'UNAUTHENTICATED']);
  });
  it('asks for the role before it reads a broken body', async () => {
    expect(codeOf(await send({ authorization: analyst }, '{'))).toEqual([403, 'FORBIDDEN_ROLE']);
  });
  it('refuses malformed JSON, then a missing key, then the shape, and nothing of it reaches the register', async () => {
    expect(codeOf(await send({ authorization: secretary }, '{'))).toEqual([400, 'VALIDATION_FAILED']);
    expect(codeOf(await send({ authorization: secretary }))).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED']);
    expect(codeOf(await send({ authorization: secretary, 'idempotency-key': 'seven' }))).toEqual([
      400,
      'IDEMPOTENCY_KEY_REQUIRED',
    ]);
    expect(codeOf(await send({ authorization: secretary, 'idempotency-key': KEY }))).toEqual([
      400,
      'VALIDATION_FAILED',
    ]);
    expect(edge.seen).toEqual([]);
  });
  it('hands a right body to the register with actor, key and revision', async () => {
    const answer = await send({ authorization: secretary, 'idempotency-key': KEY, 'if-match': '"7"' }, report);
    expect([answer.statusCode, answer.headers['etag']]).toEqual([201, '"0"']);
    expect(edge.seen).toEqual([
      {
        familyId: FAMILY,
        command: 'report',
        commandId: KEY,
        ifMatch: 7,
        body: report,
        actor: { userId: 'secretary', role: 'COMMISSION_SECRETARY', officerId: 'off-1', agencyId: 'kdn-1' },
        channel: 'UI',
        municipalities: ['88705000'],
      },
    ]);
  });
  it('refuses an If-Match that is no revision', async () => {
    expect(codeOf(await send({ authorization: secretary, 'idempotency-key': KEY, 'if-match': '7' }, report))).toEqual([
      400,
      'VALIDATION_FAILED',
    ]);
  });
  it('wants the software of a commission to name an officer of its territory', async () => {
    const system = { authorization: await edge.signIn('system'), 'idempotency-key': KEY };
    expect(codeOf(await send(system, report))).toEqual([400, 'VALIDATION_FAILED']);
    expect(codeOf(await send({ ...system, 'x-on-behalf-of': 'off-9' }, report))).toEqual([422, 'OFFICER_UNKNOWN']);
    expect((await send({ ...system, 'x-on-behalf-of': 'off-1' }, report)).statusCode).toBe(201);
    expect(edge.seen[0]).toMatchObject({
      channel: 'API_COMMISSION',
      actor: { userId: 'system', officerId: 'off-1', agencyId: 'kdn-1', role: 'COMMISSION_SECRETARY' },
    });
  });
  it('knows no command that is not in the table', async () => {
    expect(codeOf(await send({ authorization: secretary }, {}, 'constructor'))).toEqual([404, 'COMMAND_UNKNOWN']);
  });
});

describe('limits', () => {
  it('refuses a command above 1 MiB with 413', async () => {
    const payload = JSON.stringify({ problem: 'т'.repeat(600_000) });
    expect(codeOf(await send({ authorization: secretary, 'idempotency-key': KEY }, payload))).toEqual([
      413,
      'BODY_TOO_LARGE',
    ]);
  });
  it.each(['text/plain', 'application/x-ndjson', 'application/xml'])(
    'refuses a command as %s with 415',
    async (type) => {
      expect(codeOf(await send({ authorization: secretary, 'content-type': type }, 'x'))).toEqual([
        415,
        'MEDIA_TYPE_UNSUPPORTED',
      ]);
    },
  );
  it('is not fooled by a body that brings its own constructor', async () => {
    const payload = JSON.stringify({ ...report, constructor: 'x' }).replace('{', '{"__proto__":{"a":1},');
    const answer = await send({ authorization: secretary, 'idempotency-key': KEY }, payload);
    const paths = answer.json<{ errors: { path: string }[] }>().errors.map((error) => error.path);
    expect(paths.sort()).toEqual(['__proto__', 'constructor']);
  });
});

describe('problem details', () => {
  it('speak Russian by default and English when asked', async () => {
    const ru = await send({});
    const en = await send({ 'accept-language': 'en-GB,en;q=0.9,ru;q=0.3' });
    expect(ru.headers['content-type']).toContain('application/problem+json');
    expect(ru.json()).toMatchObject({
      code: 'UNAUTHENTICATED',
      title: 'Нужен вход',
      instance: `/api/v1/families/${FAMILY}/commands/report`,
    });
    expect(en.json()).toMatchObject({ code: 'UNAUTHENTICATED', title: 'Signing in is needed', status: 401 });
  });
});

describe('queries and their audit', () => {
  const get = (url: string, headers: Record<string, string>) => edge.app.inject({ url: `/api/v1${url}`, headers });
  const auditOf = async () => {
    const answer = await get('/audit', { authorization: await edge.signIn('inspector') });
    return answer.json<{ items: Record<string, unknown>[] }>().items;
  };

  it('records a card that was read, and a family that was not found', async () => {
    const other = '6a1c0000-0000-4000-8000-00000000f0ff';
    await get(`/families/${FAMILY}`, { authorization: secretary });
    expect(codeOf(await get(`/families/${other}`, { authorization: secretary }))).toEqual([404, 'FAMILY_NOT_FOUND']);
    const [refused, read] = await auditOf();
    expect(read).toMatchObject({ user: 'secretary', officer: 'off-1', action: 'card', family: FAMILY, outcome: 'OK' });
    expect(refused).toMatchObject({ user: 'secretary', action: 'card', family: other, outcome: 'FAMILY_NOT_FOUND' });
  });
  it('records which families a search has shown, never the text', async () => {
    await get(`/bank/families?q=${encodeURIComponent('Тестова')}&limit=10`, { authorization: secretary });
    const [search] = await auditOf();
    expect(search).toMatchObject({
      action: 'bank',
      query: { searched: true, limit: 10 },
      families: [FAMILY, expect.any(String)],
    });
    expect(JSON.stringify(search)).not.toContain('Тестова');
  });
  it('wants the number of the inspection from an inspector, and records it', async () => {
    const inspector = await edge.signIn('inspector');
    expect(codeOf(await get(`/families/${FAMILY}`, { authorization: inspector }))).toEqual([
      403,
      'INSPECTION_CASE_REQUIRED',
    ]);
    const withCase = { authorization: inspector, 'x-inspection-case': encodeURIComponent('П-12/2026') };
    expect((await get(`/families/${FAMILY}`, withCase)).statusCode).toBe(200);
    expect((await auditOf())[0]).toMatchObject({ user: 'inspector', inspectionCase: 'П-12/2026', outcome: 'OK' });
  });
  it('refuses figures of another territory with 403 and masks them for an analyst', async () => {
    expect(codeOf(await get('/statistics/quarters/2026-Q1?unit=REGION', { authorization: secretary }))).toEqual([
      403,
      'FORBIDDEN_TERRITORY',
    ]);
    expect((await get('/statistics/quarters/2026-Q1?unit=REGION', { authorization: analyst })).json()).toEqual({
      unit: 'REGION',
      masked: true,
    });
  });
  it('refuses unknown and wrong parameters with their names', async () => {
    const answer = await get('/bank/families?limit=501&asOf=2026-02-30&colour=red', { authorization: secretary });
    const paths = answer.json<{ errors: { path: string }[] }>().errors.map((error) => error.path);
    expect([answer.statusCode, paths.sort()]).toEqual([400, ['asOf', 'colour', 'limit']]);
  });
  it('gives no data when the read cannot be recorded', async () => {
    const blind = await openTestEdge(undefined, {
      audit: { record: () => Promise.reject(new Error('disk')), close: () => Promise.resolve() },
    });
    const answer = await blind.app.inject({
      url: `/api/v1/families/${FAMILY}`,
      headers: { authorization: await blind.signIn('secretary') },
    });
    expect(codeOf(answer)).toEqual([503, 'AUDIT_UNAVAILABLE']);
    expect(answer.body).not.toContain('familyId');
    await blind.close();
  });
});

describe('the clock', () => {
  it('is moved forward by an administrator only, never back', async () => {
    const administrator = await edge.signIn('administrator');
    const put = (now: string, authorization: string) =>
      edge.app.inject({ method: 'PUT', url: '/api/v1/clock', payload: { now }, headers: { authorization } });
    expect(codeOf(await put('2026-03-01T07:00:00Z', secretary))).toEqual([403, 'FORBIDDEN_ROLE']);
    expect(
      (await put('2026-03-01T07:00:00Z', administrator)).json<{ now: string }>().now >= '2026-03-01T07:00:00.000Z',
    ).toBe(true);
    expect(codeOf(await put('2026-03-01T06:30:00Z', administrator))).toEqual([409, 'CLOCK_BACKWARDS']);
  });
});
