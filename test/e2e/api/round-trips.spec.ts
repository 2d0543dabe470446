import { makeClient, type Client } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { startServer, type RunningServer } from '../../support/server';
import { batchOf } from '../../faults/load';

/** What the real server hands out is taken back as it stands (`api.md`: `ETag`, `If-Match`, `position`, `After`). */
const WHO = 'secretary-mariel';
const [report] = batchOf('round', 1);
const FAMILY = idOf('round/0');
const renamed = { occurredOn: '2026-06-01', personId: idOf('round/0 parent'), birthDate: '1988-03-15' };

let server: RunningServer;
let client: Client;
beforeAll(async () => {
  server = await startServer({ directory: testDirectory(), clockStart: '2026-06-01T06:00:00.000Z' });
  client = makeClient(server.url);
}, 60_000);
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

it('takes the ETag of an answer as If-Match of the next command, alone and in a line', async () => {
  const first = await client.command(WHO, {
    familyId: FAMILY,
    commandId: idOf('round report'),
    command: 'report',
    data: report?.data ?? {},
  });
  const { revision } = first.json as { revision: number };
  const etag = first.headers.get('etag') ?? '';
  expect([first.status, etag]).toEqual([201, `"${revision}"`]);

  const next = { familyId: FAMILY, commandId: idOf('round next'), command: 'record-person-details', data: renamed };
  const second = await client.command(WHO, { ...next, ifMatch: etag });
  expect([second.status, second.headers.get('etag')]).toEqual([201, `"${revision + 1}"`]);

  const stale = { ...next, commandId: idOf('round stale'), ifMatch: etag };
  const third = { ...next, commandId: idOf('round third'), ifMatch: second.headers.get('etag') ?? '' };
  const fourth = { ...next, commandId: idOf('round fourth'), ifMatch: String(revision + 2) };
  const answers = await client.ndjson(WHO, [stale, third, fourth]);
  expect(answers.map(({ status, revision: at }) => [status, at])).toEqual([
    [409, undefined],
    [201, revision + 2],
    [201, revision + 3],
  ]);
});

it.each([['/bank/families'], [`/families/${FAMILY}`]])(
  'waits in %s for a position that was handed out and refuses one that never was',
  async (path) => {
    const { position } = (await client.get(WHO, `/families/${FAMILY}`)).json as { position: string };
    expect((await client.get(WHO, path, { after: position })).status).toBe(200);
    for (const after of ['nonsense', `${position}0`, '0', '-1']) {
      const refused = await client.get(WHO, path, { after });
      expect([after, refused.status, (refused.json as { code: string }).code]).toEqual([
        after,
        400,
        'POSITION_UNKNOWN',
      ]);
    }
  },
);

it('reads a body that begins with a byte order mark', async () => {
  const answer = await fetch(`${server.url}/api/v1/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `\uFEFF${JSON.stringify({ username: 'nobody', password: 'wrong' })}`,
  });
  expect(answer.status).toBe(401);
});

it('keeps a known family in its municipality when it is reported again', async () => {
  const data = { ...report?.data, municipality: PLACES.kochki.oktmo };
  const again = { familyId: FAMILY, commandId: idOf('round elsewhere'), command: 'report', data };
  const answer = await client.command(WHO, again);
  expect([answer.status, (answer.json as { code: string }).code]).toEqual([404, 'FAMILY_NOT_FOUND']);
  const card = (await client.get(WHO, `/families/${FAMILY}`)).json;
  expect(card).toMatchObject({ municipality: PLACES.mariel.oktmo });
  expect((await client.get('secretary-kochki', `/families/${FAMILY}`)).status).toBe(404);
});

it('refuses an address that is no URL as a problem', async () => {
  const answer = await client.get(WHO, '/families/%zz');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
  expect(answer.json).toMatchObject({ status: 400, code: 'VALIDATION_FAILED', instance: '/api/v1/families/%zz' });
});

it('says that a cursor which no page gave does not fit, not that it is missing', async () => {
  const answer = await client.get(WHO, '/bank/families?cursor=nonsense', { 'accept-language': 'en' });
  expect([answer.status, (answer.json as { errors: unknown }).errors]).toEqual([
    400,
    [{ path: 'cursor', constraint: 'value', message: 'the value does not fit here or is missing' }],
  ]);
});
