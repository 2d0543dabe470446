import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { testDirectory } from '../support/directory';
import { startServer } from '../support/server';
import { batchOf, clockAt, push, signIn, until } from './load';
import { storedByCommand, verify } from './verify';

const left: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of left.splice(0).reverse()) await clean();
});

/** True when nobody listens there any more. */
async function isClosed(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const outcome = await Promise.race([
    once(socket, 'connect').then(() => false),
    once(socket, 'close').then(() => true),
  ]).catch((error: unknown) => (error as { code?: string }).code === 'ECONNREFUSED');
  socket.destroy();
  return outcome;
}

it('asked to end, finishes the batch under way, takes no new connection and ends with 0', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kurator-term-'));
  left.push(() => rm(dataDir, { recursive: true, force: true }));
  const server = await startServer({ directory: testDirectory(), clockStart: clockAt(0), dataDir });
  left.push(server.stop);
  const token = await signIn(server.url);
  const lines = batchOf('term', 150);
  let answered = false;
  const pushing = push(server.url, token, lines).finally(() => (answered = true));
  await pause(100);
  const stopping = server.stop();
  await until('no new connection is taken', () => isClosed(server.port), 5000);
  // Only then does this prove anything: the batch was still under way when the door was closed.
  expect(answered).toBe(false);
  const answers = await pushing;
  expect(await stopping).toBe(0);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(lines.length);

  const found = await verify(dataDir);
  expect(storedByCommand(found).size).toBe(lines.length);
  expect(found.broken).toEqual([]);
}, 60_000);
