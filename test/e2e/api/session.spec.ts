import { openAccounts } from '@kurator/access';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestEdge, PASSWORD, type Edge } from './edge';

let edge: Edge;
beforeEach(async () => (edge = await openTestEdge()));
afterEach(() => edge.close());

type Headers = Readonly<Record<string, string>>;
const open = (username: string, password = PASSWORD, headers: Headers = {}) =>
  edge.app.inject({ method: 'POST', url: '/api/v1/auth/session', payload: { username, password }, headers });
const given = (answer: { headers: Record<string, unknown> }): string => String(answer.headers['set-cookie']);
const cookieOf = (answer: { headers: Record<string, unknown> }): string => given(answer).split(';')[0] as string;
const me = (headers: Headers) => edge.app.inject({ url: '/api/v1/auth/me', headers });
const signOut = (headers: Headers) => edge.app.inject({ method: 'DELETE', url: '/api/v1/auth/session', headers });
const minutesLater = (minutes: number) =>
  edge.clock.advanceTo(new Date(Date.parse(edge.clock.now()) + minutes * 60_000).toISOString());
const codeOf = (answer: { statusCode: number; json: () => unknown }) => [
  answer.statusCode,
  (answer.json() as { code: string }).code,
];
const WEB = { 'x-kurator-web': '1' };

describe("the browser's session", () => {
  it('answers who signed in, with a cookie that no script reads and no other site sends', async () => {
    const answer = await open('secretary');
    expect(answer.statusCode).toBe(201);
    expect(given(answer)).toMatch(/^kurator-session=[\w-]{43}; Path=\/api; HttpOnly; SameSite=Strict$/);
    expect(answer.json()).toMatchObject({ userId: 'secretary', agencyId: 'kdn-1', idleMinutes: 30 });
    const { expiresAt, now } = answer.json<{ expiresAt: string; now: string }>();
    expect(Math.round((Date.parse(expiresAt) - Date.parse(now)) / 60_000)).toBe(480);
    const again = await me({ cookie: `theme=dark; ${cookieOf(answer)}` });
    expect(again.json()).toMatchObject({ userId: 'secretary', idleMinutes: 30, expiresAt });
  });
  it('is Secure where TLS ends before us, and always in production', async () => {
    expect(given(await open('secretary', PASSWORD, { 'x-forwarded-proto': 'https' }))).toContain('; Secure');
    const production = await openTestEdge(undefined, { production: true });
    const payload = { username: 'secretary', password: PASSWORD };
    const answer = await production.app.inject({ method: 'POST', url: '/api/v1/auth/session', payload });
    expect(given(answer)).toContain('; Secure');
    await production.close();
  });
  it('is refused and locked as a token is, by the same count', async () => {
    for (let at = 0; at < 5; at += 1) {
      const refused = await open('secretary', 'wrong-password');
      expect([...codeOf(refused), refused.headers['set-cookie']]).toEqual([401, 'UNAUTHENTICATED', undefined]);
      await edge.app.inject({
        method: 'POST',
        url: '/api/v1/auth/token',
        payload: { username: 'secretary', password: 'wrong-password' },
      });
    }
    const locked = await open('secretary');
    expect([...codeOf(locked), Number(locked.headers['retry-after']) > 800]).toEqual([429, 'TOO_MANY_ATTEMPTS', true]);
  });
  it('changes nothing without the header that another site cannot send, and reads without it', async () => {
    const cookie = cookieOf(await open('secretary'));
    expect((await me({ cookie })).statusCode).toBe(200);
    for (const said of [{}, { 'x-kurator-web': 'background' }] as Headers[])
      expect(codeOf(await signOut({ cookie, ...said }))).toEqual([403, 'WEB_HEADER_REQUIRED']);
    expect((await me({ cookie })).statusCode).toBe(200);
    expect((await signOut({ cookie, ...WEB })).statusCode).toBe(204);
  });
  it('ends alone when the user signs out: other browsers and tokens live', async () => {
    const [cookie, other] = [cookieOf(await open('secretary')), cookieOf(await open('secretary'))];
    const token = await edge.signIn('secretary');
    const left = await signOut({ cookie, ...WEB });
    expect(given(left)).toMatch(/^kurator-session=; .*Max-Age=0/);
    const all: Headers[] = [{ cookie }, { cookie: other }, { authorization: token }];
    const statuses = all.map(async (who) => (await me(who)).statusCode);
    expect(await Promise.all(statuses)).toEqual([401, 200, 200]);
  });
  it('lets a header decide before the cookie, and needs no header of the page then', async () => {
    const cookie = cookieOf(await open('secretary'));
    const authorization = await edge.signIn('analyst');
    expect((await me({ cookie, authorization })).json()).toMatchObject({ userId: 'analyst' });
    expect((await me({ cookie, authorization })).json()).not.toHaveProperty('idleMinutes');
    expect((await me({ cookie, authorization: 'Bearer no.such.token' })).statusCode).toBe(401);
    expect((await signOut({ cookie, authorization })).statusCode).toBe(204);
    expect((await me({ cookie })).statusCode).toBe(200);
  });
  it('ends after half an hour without a sign of life; what the page asks by itself is none', async () => {
    const cookie = cookieOf(await open('secretary'));
    minutesLater(20);
    expect((await me({ cookie })).statusCode).toBe(200);
    minutesLater(20);
    expect((await me({ cookie, 'x-kurator-web': 'background' })).statusCode).toBe(200);
    minutesLater(11);
    expect(codeOf(await me({ cookie }))).toEqual([401, 'UNAUTHENTICATED']);
    expect((await me({ cookie })).statusCode).toBe(401);
  });
  it('ends after eight hours however busy it was', async () => {
    const cookie = cookieOf(await open('secretary'));
    for (let quarter = 0; quarter < 31; quarter += 1) {
      minutesLater(15);
      expect((await me({ cookie })).statusCode).toBe(200);
    }
    minutesLater(15);
    expect((await me({ cookie })).statusCode).toBe(401);
  });
  it('ends when the password changes or the account does', async () => {
    const [first, second] = [cookieOf(await open('secretary')), cookieOf(await open('inspector'))];
    const payload = { current: PASSWORD, next: 'another-password' };
    const headers = { cookie: first, ...WEB };
    const changed = await edge.app.inject({ method: 'POST', url: '/api/v1/auth/password', payload, headers });
    expect(changed.statusCode).toBe(204);
    expect((await me({ cookie: first })).statusCode).toBe(401);
    await edge.parts.accounts.importUsers([]);
    expect((await me({ cookie: second })).statusCode).toBe(401);
  });
  it.each(['kurator-session=', 'kurator-session=short', `kurator-session=${'A'.repeat(43)}`, 'session=x'])(
    'is not opened by %s',
    async (cookie) => expect(codeOf(await me({ cookie }))).toEqual([401, 'UNAUTHENTICATED']),
  );
});

it('a session outlives the server, its secret is nowhere on the disk', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'kurator-sessions-'));
  const options = {
    store: { file: join(dir, 'accounts.db') },
    secret: Buffer.alloc(32, 7),
    clock: () => '2026-03-01T06:00:00.000Z',
  };
  const before = await openAccounts(options);
  const user = { username: 'a', password: PASSWORD, roles: ['INSPECTOR'] as const, municipalities: ['*'] };
  await before.importUsers([user]);
  const opened = await before.openSession('a', PASSWORD, '127.0.0.1');
  if (!opened.ok) throw new Error(opened.code);
  await before.close();
  expect(readFileSync(options.store.file).includes(opened.secret)).toBe(false);
  const after = await openAccounts(options);
  expect(await after.session(opened.secret, true)).toMatchObject({ viewer: { userId: 'a' } });
  await after.close();
  rmSync(dir, { recursive: true });
});
