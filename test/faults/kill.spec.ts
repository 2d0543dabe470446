import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDirectory } from '../support/directory';
import { startServer, type RunningServer } from '../support/server';
import { LONG, ROUNDS } from './form';
import { batchOf, clockAt, push, signIn, until, untilCaughtUp, type Answered, type Line } from './load';
import { recordedWithout, storedByCommand, unclaimed, verify, type Verified } from './verify';

const SHORT_ROUNDS = 3;
const SENDERS = 4;
const FAMILIES = 12;

const left: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of left.splice(0).reverse()) await clean();
});

const eventsOf = ({ events = [] }: Answered): readonly string[] =>
  events.map(({ eventId, revision }) => `${revision} ${eventId}`);

/** What a round brought: everything that was sent, and what was answered before the end. */
interface Round {
  readonly batches: readonly (readonly Line[])[];
  readonly answers: readonly Answered[];
}
/** Senders that push one batch after the other without end, and a kill in the middle, when so many lines are back. */
async function pushUntilKilled(server: RunningServer, name: string, after: number): Promise<Round> {
  const token = await signIn(server.url);
  const batches: (readonly Line[])[] = [];
  let [back, dead] = [0, false];
  const sender = async (at: number): Promise<readonly Answered[]> => {
    const answers: Answered[] = [];
    for (let n = 0; !dead; n += 1) {
      const lines = batchOf(`${name} sender ${at} batch ${n}`, FAMILIES);
      batches.push(lines);
      answers.push(...(await push(server.url, token, lines, (count) => (back += count))));
    }
    return answers;
  };
  const pushing = Promise.all(Array.from({ length: SENDERS }, (_none, at) => sender(at)));
  const underWay = (): number => batches.flat().length - back;
  await until(`${after} lines are back, others not`, async () => back >= after && underWay() > 0, 60_000);
  dead = true;
  await server.kill();
  return { batches, answers: (await pushing).flat() };
}

interface Kill {
  readonly batches: readonly (readonly Line[])[];
  /** The instant before which the killed process ran. */
  readonly before: string;
  /** Commands that it never answered. */
  readonly unanswered: ReadonlySet<string>;
}
/** Kills that come between two answers and meet nothing prove nothing, and are done again. */
const TRIES = 5;

/** A register that is killed and started again, and what was sent to it. Every start is an hour later by its clock. */
class Killed {
  readonly sent: (readonly Line[])[] = [];
  readonly acknowledged = new Map<string, Answered>();
  private starts = 0;

  constructor(readonly dataDir: string) {}

  start(): Promise<RunningServer> {
    const clockStart = clockAt((this.starts += 1));
    return startServer({ directory: testDirectory(), clockStart, dataDir: this.dataDir, readyWithinMs: 120_000 });
  }
  /** One answer a command for ever: the lines stand where they stood, so even their numbers are the same. */
  private note(answers: readonly Answered[]): void {
    for (const answer of answers.filter(({ status }) => status === 201)) {
      const before = this.acknowledged.get(answer.commandId);
      if (before) expect(answer.bytes).toBe(before.bytes);
      this.acknowledged.set(answer.commandId, answer);
    }
  }
  async kill(name: string, tries = TRIES): Promise<Kill> {
    const after = randomInt(1, 200);
    const { batches, answers } = await pushUntilKilled(await this.start(), name, after);
    const lines = batches.flat();
    this.sent.push(...batches);
    this.note(answers);
    const unanswered = new Set(lines.map(({ commandId }) => commandId));
    for (const { commandId } of answers) unanswered.delete(commandId);
    process.stdout.write(
      `${name}: killed when ${after} lines were back, ${unanswered.size} of ${lines.length} under way`,
    );
    if (unanswered.size === 0 && tries > 1) return this.kill(`${name} again`, tries - 1);
    return { batches, before: clockAt(this.starts + 1), unanswered };
  }
  /** Sends everything of the last rounds again: each line is answered as it was, or decided now. */
  async sendAgain(lines: readonly (readonly Line[])[]): Promise<void> {
    const server = await this.start();
    const token = await signIn(server.url);
    for (const batch of lines) {
      const answers = await push(server.url, token, batch);
      expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
      expect(answers).toHaveLength(batch.length);
      this.note(answers);
    }
    await untilCaughtUp(server.managementUrl);
    expect(await server.stop()).toBe(0);
  }
  async expectWhole(): Promise<Verified> {
    const found = await verify(this.dataDir);
    expect(found.broken).toEqual([]);
    expect(unclaimed(found)).toEqual([]);
    expect(found.served).toEqual(found.rebuilt);
    const stored = storedByCommand(found);
    expect(stored.size).toBe(this.sent.flat().length);
    expect(stored).toEqual(new Map([...this.acknowledged].map(([command, answer]) => [command, eventsOf(answer)])));
    return found;
  }
}
it(
  'killed at any moment under load, loses no acknowledged decision, doubles none and answers again with the same bytes',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'kurator-kill-'));
    left.push(() => rm(dataDir, { recursive: true, force: true }));
    const killed = new Killed(dataDir);
    const rounds = ROUNDS ?? SHORT_ROUNDS;
    let inFlight = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { batches, before, unanswered } = await killed.kill(`round ${round}`);
      // Otherwise nothing was under way when it was killed, and the round proves nothing.
      expect(unanswered.size).toBeGreaterThan(0);
      if (LONG) {
        await killed.sendAgain(batches);
        const stored = recordedWithout(await killed.expectWhole(), { before, unanswered });
        inFlight += stored;
        process.stdout.write(`, ${stored} of them stored`);
      }
      process.stdout.write('\n');
    }
    expect(killed.acknowledged.size).toBeGreaterThan(0);
    await killed.sendAgain(killed.sent);
    await killed.expectWhole();
    if (LONG) process.stdout.write(`${rounds} rounds: ${inFlight} decisions were stored and never answered\n`);
  },
  (ROUNDS ?? SHORT_ROUNDS) * 90_000,
);
