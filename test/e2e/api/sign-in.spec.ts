import { openTestEdge, PASSWORD, type Edge } from './edge';

let edge: Edge;
beforeEach(async () => (edge = await openTestEdge()));
afterEach(() => edge.close());

const post = (url: string, payload: object, authorization?: string) =>
  edge.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: authorization ? { authorization } : {} });
const signIn = (username: string, password: string) => post('/auth/token', { username, password });
const me = (authorization: string) => edge.app.inject({ url: '/api/v1/auth/me', headers: { authorization } });

describe('signing in', () => {
  it('answers a bearer token that names the user', async () => {
    const answer = await signIn('secretary', PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ tokenType: 'Bearer', expiresIn: 28_800 });
    const user = await me(`Bearer ${answer.json<{ accessToken: string }>().accessToken}`);
    expect(user.json()).toEqual({
      userId: 'secretary',
      roles: ['COMMISSION_SECRETARY'],
      municipalities: ['88705000'],
      agencyId: 'kdn-1',
      officerId: 'off-1',
      now: expect.stringMatching(/^2026-03-01T06:00:/),
    });
  });

  it('refuses a wrong password and an unknown name with the same answer', async () => {
    const wrong = await signIn('secretary', 'not-the-password');
    const nobody = await signIn('nobody', 'not-the-password');
    expect([wrong.statusCode, wrong.json<{ code: string }>().code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(nobody.body).toBe(wrong.body);
  });

  it('locks after ten wrong passwords for 15 minutes of our clock', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await signIn('secretary', 'wrong-password')).statusCode).toBe(401);
    const locked = await signIn('secretary', PASSWORD);
    expect(locked.statusCode).toBe(429);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(800);
    edge.clock.advanceTo(new Date(Date.parse(edge.clock.now()) + 15 * 60_000).toISOString());
    expect((await signIn('secretary', PASSWORD)).statusCode).toBe(200);
  });

  it('slows an address down that tries many names', async () => {
    for (let at = 0; at < 30; at += 1) await signIn(`name-${at}`, 'wrong-password');
    const slowed = await signIn('name-31', 'wrong-password');
    expect([slowed.statusCode, slowed.json<{ code: string }>().code]).toEqual([429, 'TOO_MANY_ATTEMPTS']);
  });

  it('ends a token after eight hours of our clock, seen before or not', async () => {
    const seen = await edge.signIn('secretary');
    const unseen = await edge.signIn('analyst');
    expect((await me(seen)).statusCode).toBe(200);
    edge.clock.advanceTo(new Date(Date.parse(edge.clock.now()) + 8 * 3_600_000).toISOString());
    expect((await me(seen)).statusCode).toBe(401);
    expect((await me(unseen)).statusCode).toBe(401);
  });

  it('refuses a token signed with another secret', async () => {
    const [head, body] = (await edge.signIn('secretary')).split('.');
    expect((await me(`${head}.${body}.${'A'.repeat(43)}`)).statusCode).toBe(401);
  });

  it('ends living tokens when the password changes, and takes the new one only', async () => {
    const token = await edge.signIn('secretary');
    expect(
      (await post('/auth/password', { current: 'wrong-password', next: 'another-password' }, token)).statusCode,
    ).toBe(422);
    expect((await post('/auth/password', { current: PASSWORD, next: 'another-password' }, token)).statusCode).toBe(204);
    expect((await me(token)).statusCode).toBe(401);
    expect((await signIn('secretary', PASSWORD)).statusCode).toBe(401);
    expect((await signIn('secretary', 'another-password')).statusCode).toBe(200);
  });

  it('ends living tokens of users who are removed or changed, and of nobody else', async () => {
    const tokens = await Promise.all(['secretary', 'analyst', 'inspector'].map((name) => edge.signIn(name)));
    for (const token of tokens) expect((await me(token)).statusCode).toBe(200);
    await edge.parts.accounts.importUsers([
      {
        username: 'secretary',
        password: PASSWORD,
        roles: ['COMMISSION_CHAIR'],
        municipalities: ['88705000'],
        agencyId: 'kdn-1',
        officerId: 'off-1',
      },
      { username: 'inspector', password: PASSWORD, roles: ['INSPECTOR'], municipalities: ['*'] },
    ]);
    const statuses = await Promise.all(tokens.map(async (token) => (await me(token)).statusCode));
    expect(statuses).toEqual([401, 401, 200]);
  });
});
