import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDirectory } from '../support/directory';
import { startServer, type RunningServer } from '../support/server';
import { batchOf, clockAt, push, signIn, until, untilCaughtUp, type Answered, type Line } from './load';
import { storedByCommand, unclaimed, verify } from './verify';

const ROUNDS = 4;
const BATCHES = 4;
const FAMILIES = 60;

const left: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of left.splice(0).reverse()) await clean();
});

const eventsOf = ({ events = [] }: Answered): readonly string[] =>
  events.map(({ eventId, revision }) => `${revision} ${eventId}`);

/** Pushes the batches and kills the server as soon as so many lines are back. @returns what was answered until then */
async function pushUntilKilled(
  server: RunningServer,
  batches: readonly (readonly Line[])[],
  after: number,
): Promise<readonly Answered[]> {
  const token = await signIn(server.url);
  let back = 0;
  const pushing = Promise.all(batches.map((lines) => push(server.url, token, lines, (count) => (back += count))));
  await until(`${after} lines are back`, async () => back >= after);
  await server.kill();
  return (await pushing).flat();
}

it('killed at any moment under load, loses no acknowledged decision, doubles none and answers again with the same bytes', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kurator-kill-'));
  left.push(() => rm(dataDir, { recursive: true, force: true }));
  const startAt = (n: number) => startServer({ directory: testDirectory(), clockStart: clockAt(n), dataDir });
  const sent: (readonly Line[])[] = [];
  const acknowledged = new Map<string, Answered>();
  let unanswered = 0;
  const note = (answers: readonly Answered[]): void => {
    for (const answer of answers) if (answer.status === 201) acknowledged.set(answer.commandId, answer);
  };

  for (let round = 0; round < ROUNDS; round += 1) {
    const batches = Array.from({ length: BATCHES }, (_none, at) => batchOf(`round ${round} batch ${at}`, FAMILIES));
    sent.push(...batches);
    const after = randomInt(1, 100);
    const answered = await pushUntilKilled(await startAt(round), batches, after);
    note(answered);
    unanswered += batches.flat().length - answered.length;
    process.stdout.write(
      `round ${round}: killed after ${after} of ${batches.flat().length} lines, ${answered.length} answered\n`,
    );
  }
  // Otherwise nothing was under way when it was killed, and this proves nothing.
  expect(unanswered).toBeGreaterThan(0);
  expect(acknowledged.size).toBeGreaterThan(0);

  const server = await startAt(ROUNDS);
  left.push(server.stop);
  const token = await signIn(server.url);
  const before = new Map(acknowledged);
  for (const lines of sent) {
    const answers = await push(server.url, token, lines);
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(answers).toHaveLength(lines.length);
    // The lines stand where they stood, so even their numbers are the same.
    for (const { commandId, bytes } of answers.filter((one) => before.has(one.commandId)))
      expect(before.get(commandId)).toMatchObject({ bytes });
    note(answers);
  }
  await untilCaughtUp(server.managementUrl);
  expect(await server.stop()).toBe(0);

  const found = await verify(dataDir);
  expect(found.broken).toEqual([]);
  expect(unclaimed(found)).toEqual([]);
  expect(found.served).toEqual(found.rebuilt);
  const stored = storedByCommand(found);
  expect(stored.size).toBe(sent.flat().length);
  expect(stored).toEqual(new Map([...acknowledged].map(([commandId, answer]) => [commandId, eventsOf(answer)])));
}, 120_000);
