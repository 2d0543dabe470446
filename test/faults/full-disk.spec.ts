import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDirectory } from '../support/directory';
import { startServer } from '../support/server';
import { batchOf, clockAt, push, signIn, until, untilCaughtUp, type Answered, type Line } from './load';
import { cannotMount, smallDisk } from './small-disk';
import { storedByCommand, verify } from './verify';

const reason = cannotMount();
if (reason !== null) process.stderr.write(`the full disk is not tested here: ${reason}\n`);
const testWhere = reason === null ? it : it.skip;

const left: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of left.splice(0).reverse()) await clean();
});

const MB = 1024 * 1024;
const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

testWhere(
  'a full disk refuses decisions, says so, loses and halves nothing, and goes on when there is room',
  async () => {
    const disk = await smallDisk(96);
    const home = await mkdtemp(join(tmpdir(), 'kurator-full-'));
    left.push(disk.close, () => rm(home, { recursive: true, force: true }));
    const options = {
      directory: testDirectory(),
      clockStart: clockAt(0),
      dataDir: join(disk.inside, 'data'),
      through: disk.through,
    };
    const first = await startServer(options);
    left.push(first.stop);
    const token = await signIn(first.url);
    const sent: Line[] = [];
    const acknowledged = new Map<string, Answered>();
    const decide = async (lines: readonly Line[]): Promise<readonly Answered[]> => {
      sent.push(...lines);
      const answers = await push(first.url, token, lines);
      for (const answer of answers) if (answer.status === 201) acknowledged.set(answer.commandId, answer);
      return answers;
    };

    await decide(batchOf('before', 20));
    await disk.fillTo(3 * MB);
    const refused: Answered[] = [];
    for (let n = 0; refused.length === 0 && n < 100; n += 1)
      refused.push(...(await decide(batchOf(`n${n}`, 40, 'т'.repeat(3000)))).filter(({ status }) => status !== 201));
    const before = acknowledged.size;
    expect(before).toBeGreaterThan(40);
    const full = refused.filter(({ code }) => code === 'STORAGE_FULL');
    expect(full[0]).toMatchObject({ status: 503, title: 'Нет места для записи' });
    // A recognition whose report found no room has no family; that refusal cannot be audited while nothing can be written.
    const codes = ['STORAGE_FULL', 'FAMILY_NOT_FOUND', 'AUDIT_UNAVAILABLE'];
    expect(refused.filter(({ code = '' }) => !codes.includes(code))).toEqual([]);
    expect(await statusOf(`${first.url}/health/ready`)).toBe(503);
    expect(await (await fetch(`${first.managementUrl}/health`)).json()).toMatchObject({ parts: { disk: 'full' } });
    expect(await statusOf(`${first.url}/health/live`)).toBe(200);
    expect(first.output()).toContain('the disk is full');

    await disk.empty();
    await until('ready again', async () => (await statusOf(`${first.url}/health/ready`)) === 200);
    const again = await decide(sent.filter(({ commandId }) => !acknowledged.has(commandId)));
    expect(again.filter(({ status }) => status !== 201)).toEqual([]);
    await untilCaughtUp(first.managementUrl);
    expect(await first.stop()).toBe(0);

    const second = await startServer({ ...options, clockStart: clockAt(1) });
    left.push(second.stop);
    await untilCaughtUp(second.managementUrl);
    expect(await second.stop()).toBe(0);

    await disk.copyTo('data', join(home, 'data'));
    const found = await verify(join(home, 'data'));
    expect(found.broken).toEqual([]);
    expect(found.served).toEqual(found.rebuilt);
    const stored = storedByCommand(found);
    expect([...stored.keys()].sort()).toEqual([...new Set(sent.map(({ commandId }) => commandId))].sort());
    for (const [commandId, { events = [] }] of acknowledged)
      expect(stored.get(commandId)).toEqual(events.map(({ eventId, revision }) => `${revision} ${eventId}`));
  },
  120_000,
);
