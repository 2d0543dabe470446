import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccounts, type AccountOptions, type Accounts, type UserEntry } from '@kurator/access';
import { openSharedStore, type SharedStore } from '@kurator/shared-store';
import { startMongoDouble, type MongoDouble } from '../../doubles/mongodb/double';

const clock = { now: Date.parse('2026-03-02T06:00:00.000Z') };
/** Reversible and quick: what is tested is not argon2. */
const asked: string[] = [];
const passwords: AccountOptions['passwords'] = {
  hash: async (password) => `hash of ${password}`,
  verify: async (hash, password) => {
    asked.push(password);
    return hash === `hash of ${password}`;
  },
};
const user = (username: string, rest: Partial<UserEntry> = {}): UserEntry => ({
  ...{ username, password: 'first-word-of-test', roles: ['COMMISSION_SECRETARY'], municipalities: ['88705000'] },
  ...rest,
});
const options = (store: AccountOptions['store'], secret = 1): AccountOptions => ({
  ...{ store, passwords, secret: Buffer.alloc(32, secret) },
  clock: () => new Date(clock.now).toISOString(),
});

/** @param open the same accounts each time, as a restarted process; under another secret when one is given */
function accountsContract(name: string, open: (secret?: number) => Promise<Accounts>): void {
  describe(`accounts: ${name}`, () => {
    let accounts: Accounts;
    beforeEach(async () => {
      accounts = await open();
    });
    afterEach(async () => {
      await accounts.close();
    });
    const tokenOf = async (username: string, password = 'first-word-of-test'): Promise<string> => {
      const answer = await accounts.signIn(username, password, '10.0.0.1');
      return answer.ok ? answer.accessToken : answer.code;
    };

    it('signs in with the right password alone, and knows the user again after a restart', async () => {
      await accounts.importUsers([user('one')]);
      const token = await tokenOf('one');
      expect([await tokenOf('one', 'wrong'), await tokenOf('nobody')]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
      await accounts.close();
      accounts = await open();
      expect(await accounts.verify(token)).toMatchObject({ userId: 'one', municipalities: ['88705000'] });
      expect(await accounts.verify(`${token}x`)).toBeNull();
    });

    it('ends the living tokens of who is changed or removed, and of nobody else', async () => {
      await accounts.importUsers([user('two'), user('three'), user('four')]);
      const tokens = await Promise.all(['two', 'three', 'four'].map((name) => tokenOf(name)));
      const next = [user('two'), user('three', { municipalities: ['*'] }), user('five')];
      expect(await accounts.importUsers(next)).toEqual({ added: ['five'], changed: ['three'], removed: ['four'] });
      const living = await Promise.all(tokens.map(async (token) => accounts.verify(token)));
      expect(living.map((viewer) => viewer?.userId ?? null)).toEqual(['two', null, null]);
      expect(await accounts.importUsers(next)).toEqual({ added: [], changed: [], removed: [] });
    });

    it('keeps a password that was changed, until the list gives another one', async () => {
      await accounts.importUsers([user('six')]);
      expect(await accounts.changePassword('six', 'wrong', 'second-word-of-test')).toMatchObject({ ok: false });
      expect(await accounts.changePassword('six', 'first-word-of-test', 'second-word-of-test')).toEqual({ ok: true });
      await accounts.importUsers([user('six')]);
      expect(await tokenOf('six')).toBe('UNAUTHENTICATED');
      expect(await accounts.verify(await tokenOf('six', 'second-word-of-test'))).not.toBeNull();
      await accounts.importUsers([user('six', { password: 'third-word-of-test' })]);
      expect(await tokenOf('six', 'second-word-of-test')).toBe('UNAUTHENTICATED');
    });

    it('looks at a password once, however often the list is read, and once more under another secret', async () => {
      await accounts.importUsers([user('ten'), user('eleven')]);
      expect(await accounts.changePassword('ten', 'first-word-of-test', 'second-word-of-test')).toEqual({ ok: true });
      const looked = async (users: readonly UserEntry[]): Promise<readonly string[]> => {
        asked.length = 0;
        await accounts.importUsers(users);
        return [...asked];
      };
      expect(await looked([user('ten'), user('eleven', { municipalities: ['*'] })])).toEqual([]);
      await accounts.close();
      accounts = await open(2);
      const same = [user('ten'), user('eleven', { municipalities: ['*'] })];
      expect(await looked(same)).toEqual(['first-word-of-test', 'first-word-of-test']);
      expect(await looked(same)).toEqual([]);
      expect(await accounts.verify(await tokenOf('ten', 'second-word-of-test'))).not.toBeNull();
      expect(await accounts.verify(await tokenOf('eleven'))).toMatchObject({ municipalities: '*' });
    });

    it('keeps a browser signed in over a restart, until it ends, is idle or its user is changed', async () => {
      await accounts.importUsers([user('eight'), user('nine')]);
      const sessionOf = async (username: string): Promise<string> => {
        const opened = await accounts.openSession(username, 'first-word-of-test', '10.0.3.1');
        return opened.ok ? opened.secret : opened.code;
      };
      const [ended, idle, changed] = [await sessionOf('eight'), await sessionOf('eight'), await sessionOf('nine')];
      await accounts.close();
      accounts = await open();
      const users = async (): Promise<readonly (string | null)[]> => {
        const all = await Promise.all([ended, changed].map((secret) => accounts.session(secret, true)));
        return all.map((session) => session?.viewer.userId ?? null);
      };
      expect(await users()).toEqual(['eight', 'nine']);
      clock.now += 20 * 60_000;
      expect(await users()).toEqual(['eight', 'nine']);
      clock.now += 20 * 60_000;
      expect(await accounts.session(idle, true)).toBeNull();
      await accounts.endSession(ended);
      expect(await users()).toEqual([null, 'nine']);
      await accounts.importUsers([user('eight')]);
      expect(await users()).toEqual([null, null]);
    });

    it('locks a name after ten wrong passwords for a quarter of an hour, also over a restart', async () => {
      await accounts.importUsers([user('seven')]);
      for (let n = 0; n < 10; n += 1) await accounts.signIn('seven', 'wrong', `10.0.1.${n}`);
      await accounts.close();
      accounts = await open();
      expect(await tokenOf('seven')).toBe('TOO_MANY_ATTEMPTS');
      clock.now += 15 * 60_000;
      expect(await accounts.verify(await tokenOf('seven'))).not.toBeNull();
    });
  });
}

const dir = mkdtempSync(join(tmpdir(), 'kurator-accounts-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
accountsContract('embedded', (secret) => openAccounts(options({ file: join(dir, 'accounts.db') }, secret)));

describe('with the double of MongoDB', () => {
  let double: MongoDouble;
  const stores: SharedStore[] = [];
  beforeAll(async () => {
    double = await startMongoDouble();
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await double.stop();
  });
  const open = async (secret?: number): Promise<Accounts> => {
    stores.push(await openSharedStore(double.url('accounts')));
    return openAccounts(options(stores.at(-1) as SharedStore, secret));
  };
  accountsContract('shared', open);

  it('of two processes each sees at once what the other has changed', async () => {
    const [one, other] = [await open(), await open()];
    await one.importUsers([user('eight')]);
    const answer = await other.signIn('eight', 'first-word-of-test', '10.0.2.1');
    const token = answer.ok ? answer.accessToken : '';
    expect(await one.verify(token)).toMatchObject({ userId: 'eight' });
    const session = await one.openSession('eight', 'first-word-of-test', '10.0.2.1');
    const secret = session.ok ? session.secret : '';
    expect(await other.session(secret, true)).toMatchObject({ viewer: { userId: 'eight' } });
    await other.endSession(secret);
    expect(await one.session(secret, true)).toBeNull();
    await other.importUsers([]);
    expect(await one.verify(token)).toBeNull();
  });
});
