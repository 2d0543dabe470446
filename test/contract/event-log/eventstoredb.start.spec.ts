import { createServer, type Socket } from 'node:net';
import type { EventLog } from '@kurator/event-log';
import { ConfigRefused } from '@kurator/platform';
import { openEventStoreLog } from '../../../libs/event-log/src/eventstoredb/open';
import { startDouble, type Double } from '../../doubles/eventstoredb/double';
import { QUICK } from './eventstoredb.fixture';
import { aFolder } from './folder';
import { errorOf } from './harness';

const folder = aFolder();
afterAll(() => folder.remove());
const open = (url: string) => openEventStoreLog({ url, times: QUICK });
/** One sentence in both languages that names the place and no password. */
const refused = async (url: string, ...names: readonly string[]): Promise<void> => {
  const error = await errorOf(open(url));
  expect(error).toBeInstanceOf(ConfigRefused);
  expect(error.message).toMatch(/^EVENTSTORE_URL[^\n]*[а-я][^\n]* \/ EVENTSTORE_URL[^\n]*$/);
  for (const name of names) expect(error.message).toContain(name);
  expect(error.message).not.toContain('s3cret');
};
const over = async (double: Promise<Double>, work: (double: Double) => Promise<void>): Promise<void> => {
  const running = await double;
  try {
    await work(running);
  } finally {
    await running.stop();
  }
};
const headOf = async (opening: Promise<EventLog>) => {
  const log = await opening;
  try {
    return await log.head();
  } finally {
    await log.close();
  }
};
const secretly = ({ port }: Double) => `esdb://admin:s3cret@127.0.0.1:${port}?tls=false`;

describe('the log is refused at the start', () => {
  it('for an address that is none', () => refused('mongodb://admin:s3cret@127.0.0.1', 'esdb://'));
  it('for a server that does not answer', () =>
    over(startDouble({ file: folder.file('gone.db') }), async (double) => {
      await double.stop();
      await refused(secretly(double), `127.0.0.1:${double.port}`, 'не отвечает');
    }));
  it('for something that takes the connection and says nothing', async () => {
    const taken: Socket[] = [];
    const deaf = createServer((socket) => taken.push(socket)).listen(0, '127.0.0.1');
    await new Promise((resolve) => deaf.once('listening', resolve));
    const { port } = deaf.address() as { port: number };
    try {
      await refused(`esdb://127.0.0.1:${port}?tls=false`, String(port));
    } finally {
      for (const socket of taken) socket.destroy();
      deaf.close();
    }
  });
  it('for a name or a password that the server does not know', () =>
    over(startDouble({ file: folder.file('denied.db') }), async (double) => {
      double.faults.refuse = 'unauthenticated';
      await refused(secretly(double), 'имя и пароль');
    }));
  it('for a user who may not read the whole log', () =>
    over(startDouble({ file: folder.file('denied.db') }), async (double) => {
      double.faults.refuse = 'access-denied';
      await refused(secretly(double), '$all');
    }));
  it.each(['22.10.5', '21.10.1', '23.6.0', 'unknown'])('for a server of version %s', (version) =>
    over(startDouble({ file: folder.file('old.db'), version }), (double) =>
      refused(secretly(double), version, '23.10'),
    ),
  );
});

it.each(['23.10.0', '24.2.0', '24.10.4', '25.0.1', '26.1.0-rc.1'])('a server of version %s is taken', (version) =>
  over(startDouble({ file: folder.file('new.db'), version }), async (double) => {
    expect(await headOf(open(secretly(double)))).toBeNull();
  }),
);

it('a server that comes up while we wait is taken', () =>
  over(startDouble({ file: folder.file('late.db') }), async (first) => {
    await first.stop();
    const opening = open(secretly(first));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const second = startDouble({ file: folder.file('late.db'), port: first.port });
    await over(second, async () => expect(await headOf(opening)).toBeNull());
  }));
