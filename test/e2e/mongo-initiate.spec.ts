import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { projectRoot } from '@kurator/platform';

const script = readFileSync(join(projectRoot, 'docker', 'mongo', 'initiate.js'), 'utf8');

/** Runs the script as mongosh would, over a deployment that is `initiated`, or has the `user`, already. */
function run({ initiated, user, status = { code: 94 } }: { initiated: boolean; user: boolean; status?: object }) {
  const done: unknown[][] = [];
  const noted =
    (name: string) =>
    (...args: unknown[]) =>
      void done.push([name, ...args]);
  let isPrimary = initiated;
  const throwing = () => {
    if (!initiated) throw Object.assign(new Error('no set'), status);
  };
  const admin = { getUser: () => (user ? {} : null), createUser: noted('create'), updateUser: noted('update') };
  runInNewContext(script, {
    require: () => ({ readFileSync: (file: string) => `secret of ${file}\n` }),
    process: { env: { MEMBERS: 'mongo-1:27017,mongo-2:27017', DATABASES: 'kurator,kurator_kept', TLS_CA: '/ca' } },
    db: { getSiblingDB: () => ({ auth: noted('auth') }), hello: () => ({ isWritablePrimary: isPrimary }) },
    rs: { status: throwing, initiate: noted('initiate') },
    sleep: () => void (isPrimary = true),
    connect: (url: string) => (done.push(['connect', url]), admin),
    Error,
  });
  return done;
}
const roles = ['kurator', 'kurator_kept'].map((db) => ({ role: 'readWrite', db }));

it('makes the set and the account, with a password that stands in a file', () => {
  const done = run({ initiated: false, user: false });
  expect(done.map(([name]) => name)).toEqual(['auth', 'initiate', 'connect', 'create']);
  const members = ['mongo-1:27017', 'mongo-2:27017'].map((host, _id) => ({ _id, host }));
  expect(done[1]?.[1]).toEqual({ _id: 'rs0', members });
  expect(done[2]?.[1]).toContain('@mongo-1:27017,mongo-2:27017/admin?replicaSet=rs0&tls=true&tlsCAFile=/ca');
  const pwd = 'secret of /run/secrets/mongo_kurator_password';
  expect(done[3]?.[1]).toEqual({ user: 'kurator', pwd, roles });
});
it('makes nothing again at the next start, but gives the account what it needs by now', () => {
  const done = run({ initiated: true, user: true });
  expect(done.map(([name]) => name)).toEqual(['auth', 'connect', 'update']);
  expect(done[2]?.slice(1)).toEqual(['kurator', { roles }]);
});
it('fails, and is tried again, when the set is in another trouble', () => {
  expect(() => run({ initiated: false, user: false, status: { code: 13 } })).toThrow('no set');
});
