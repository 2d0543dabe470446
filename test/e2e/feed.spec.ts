import { useCases } from '@kurator/family';
import { idOf } from '../support/ids';
import { TEST_PASSWORD, testDirectory } from '../support/directory';
import { PLACES } from '../support/places';
import { openDesk, type Desk, type Json } from './streams/desk';
import { openInProcess, type InProcess } from './policy/register';

const MARIEL = idOf('a family of the feed in mariel');
const KOCHKI = idOf('a family of the feed in kochki');
const example = (name: string): Json => useCases.find((useCase) => useCase.name === name)?.example as Json;
const reportIn = (oktmo: string, agencyId: string): Json => ({
  ...example('report'),
  municipality: oktmo,
  detectedByAgencyId: agencyId,
  addresses: [{ kind: 'ACTUAL', municipality: oktmo, text: 'Вымышленная улица, 1' }],
});
const lines = (text: string): readonly Json[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Json);
const asInspector = { 'x-inspection-case': encodeURIComponent('П-12/2026') };

describe('the feed', () => {
  let desk: Desk;
  let places: { readonly mariel: string; readonly kochki: string };
  let between = '';
  beforeAll(async () => {
    desk = await openDesk('2026-03-02T06:00:00.000Z', { usersAt: [PLACES.mariel, PLACES.kochki, PLACES.irkutsk] });
    const oktmo = (key: string): string => {
      const found = testDirectory().municipalities.find(({ commissionId }) => commissionId === `kdn-${key}`);
      return String(found?.['oktmo']);
    };
    places = { mariel: oktmo('mariel'), kochki: oktmo('kochki') };
    const one = await desk.send(
      'school-mariel',
      `/families/${MARIEL}/commands/report`,
      reportIn(places.mariel, 'school-mariel'),
    );
    const two = await desk.send(
      'school-kochki',
      `/families/${KOCHKI}/commands/report`,
      reportIn(places.kochki, 'school-kochki'),
    );
    expect([one.status, two.status]).toEqual([201, 201]);
    between = String(one.json['position']);
  }, 60_000);
  afterAll(() => desk.close());

  const told = async (as: string, query = '', headers = {}) => {
    const { status, text } = await desk.get(as, `/feed${query}`, headers);
    expect(status).toBe(200);
    return lines(text);
  };
  const named = (items: readonly Json[]) => items.map(({ familyId, type }) => [familyId, type]);

  it('tells what happened in the viewer’s own municipalities, in the order of the log, and ends', async () => {
    expect(named(await told('secretary-mariel'))).toEqual([
      [MARIEL, 'journal-entry-registered'],
      [MARIEL, 'reported'],
    ]);
    expect(named(await told('secretary-irkutsk'))).toEqual([]);
    expect(named(await told('inspector', '', asInspector)).length).toBe(4);
  });

  it('goes on from a position, and tells only the types asked for', async () => {
    expect(named(await told('inspector', `?from=${between}`, asInspector))).toEqual([
      [KOCHKI, 'journal-entry-registered'],
      [KOCHKI, 'reported'],
    ]);
    expect(named(await told('inspector', '?types=reported', asInspector))).toEqual([
      [MARIEL, 'reported'],
      [KOCHKI, 'reported'],
    ]);
  });

  it('names persons to those who read families and to nobody else', async () => {
    const name = 'Тестова';
    expect(JSON.stringify(await told('secretary-mariel'))).toContain(name);
    const withheld = JSON.stringify(await told('ministry'));
    expect(withheld).toContain('informationSource');
    for (const secret of [name, 'Вымышленная улица', '$sealed']) expect(withheld).not.toContain(secret);
  });

  it('is recorded as a reading of the families that it showed', async () => {
    await told('secretary-mariel');
    const { json } = await desk.get('inspector', `/audit?family=${MARIEL}&user=secretary-mariel`);
    expect(json['items']).toContainEqual(
      expect.objectContaining({ action: 'feed', families: [MARIEL], outcome: 'OK' }),
    );
  });

  it('refuses a position that never was, an unknown type, an inspector without a case and a stranger', async () => {
    const refusals = [
      await desk.get('secretary-mariel', '/feed?from=zzz'),
      await desk.get('secretary-mariel', '/feed?types=reported,nonsense'),
      await desk.get('inspector', '/feed'),
      await desk.get('analyst', '/feed'),
    ];
    expect(refusals.map(({ status, json }) => [status, json['code']])).toEqual([
      [400, 'POSITION_UNKNOWN'],
      [400, 'VALIDATION_FAILED'],
      [403, 'INSPECTION_CASE_REQUIRED'],
      [403, 'FORBIDDEN_ROLE'],
    ]);
  });
});

describe('the feed as SSE', () => {
  let register: InProcess;
  let address = '';
  beforeAll(async () => {
    register = await openInProcess(testDirectory(), '2026-03-02T06:00:00.000Z');
    await register.app.listen(0, '127.0.0.1');
    address = await register.app.getUrl();
  }, 60_000);

  it('goes on: what is decided later arrives, and a server that stops ends it', async () => {
    const authorization = await register.tokenOf('school-mariel');
    const answer = await fetch(`${address}/api/v1/feed`, { headers: { authorization, accept: 'text/event-stream' } });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    let text = '';
    const until = async (wanted: string): Promise<void> => {
      while (!text.includes(wanted)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended after ${text}`);
        text += new TextDecoder().decode(value);
      }
    };
    await until(': kurator');
    const { municipalities } = testDirectory();
    const oktmo = String(municipalities.find(({ commissionId }) => commissionId === 'kdn-mariel')?.['oktmo']);
    const sent = await fetch(`${address}/api/v1/families/${MARIEL}/commands/report`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': idOf('an SSE report') },
      body: JSON.stringify(reportIn(oktmo, 'school-mariel')),
    });
    expect(sent.status).toBe(201);
    await until('event: reported');
    expect(text).toMatch(/id: \S+\nevent: journal-entry-registered\ndata: \{"familyId":/);
    const stopped = register.close();
    for (let ended = false; !ended;) ended = (await reader.read()).done;
    await stopped;
  });
});

it('a page’s feed outlives the silence, and ends with the page’s sign-in', async () => {
  const register = await openInProcess(testDirectory(), null);
  await register.app.listen(0, '127.0.0.1');
  const address = await register.app.getUrl();
  const signedIn = await fetch(`${address}/api/v1/auth/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'secretary-mariel', password: TEST_PASSWORD }),
  });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] as string;
  const feed = await fetch(`${address}/api/v1/feed`, { headers: { accept: 'text/event-stream', cookie } });
  const reader = (feed.body as ReadableStream<Uint8Array>).getReader();
  const words: string[] = [];
  const next = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    words.push(new TextDecoder().decode(value));
    return done;
  };
  while (!words.join('').endsWith(': \n\n')) expect(await next()).toBe(false);
  const left = await fetch(`${address}/api/v1/auth/session`, {
    method: 'DELETE',
    headers: { cookie, 'x-kurator-web': '1' },
  });
  expect(left.status).toBe(204);
  while (!(await next()));
  expect(words.join('').match(/: \n\n/g)).toHaveLength(1);
  await register.close();
}, 60_000);
