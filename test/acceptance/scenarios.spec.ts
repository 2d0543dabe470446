import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@kurator/platform';
import { makeClient } from '../support/client';
import { testDirectory } from '../support/directory';
import { instantAt } from '../support/places';
import { startServer, type RunningServer } from '../support/server';
import type { PendingStep, Scenario, Step } from './model';
import { makePlayer, type Player } from './player';
import { PENDING_AT_MOST, SCENARIOS } from './scenarios';

/** After the last day of every scenario: where the clock of a restarted server starts. */
const AFTERWARDS = '2027-04-01T06:00:00.000Z';

const all = (scenario: Scenario): readonly Step[] => [...scenario.steps, ...scenario.then];
const played = (scenario: Scenario) =>
  all(scenario).filter((step) => step.kind !== 'pending' && step.kind !== 'elsewhere');
const waiting = SCENARIOS.flatMap((scenario) =>
  all(scenario).flatMap((step) => (step.kind === 'pending' ? [{ scenario, step }] : [])),
);
const titleOf = (step: Step): string => (step.kind === 'command' ? `${step.step}: ${step.command}` : step.step);

describe('steps that another test proves', () => {
  const elsewhere = SCENARIOS.flatMap((scenario) => all(scenario)).filter((step) => step.kind === 'elsewhere');

  it.each(elsewhere.map((step) => [step.what, step.by]))('%s: %s is there', (_what, file) => {
    expect(existsSync(join(projectRoot, file))).toBe(true);
  });
});

describe('steps that wait for a later issue', () => {
  it('are named and do not grow in number', () => {
    const line = ({ scenario, step }: { scenario: Scenario; step: PendingStep }) =>
      `pending ${scenario.id} ${step.step}: ${step.what} — waits for ${step.pending}`;
    process.stdout.write(`${waiting.map(line).join('\n')}\n${waiting.length} steps pending\n`);
    expect(waiting.length).toBeLessThanOrEqual(PENDING_AT_MOST);
  });
});

describe.each(SCENARIOS.map((scenario) => [scenario.id, scenario.title, scenario] as const))(
  '%s %s',
  (_id, _title, scenario) => {
    let server: RunningServer;
    let player: Player;
    let dataDir: string;
    const outputs: string[] = [];
    const directory = testDirectory(scenario.directory);

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'kurator-register-'));
      server = await startServer({
        directory,
        dataDir,
        clockStart: instantAt(scenario.place, scenario.startsOn, '06:00'),
      });
      player = makePlayer(makeClient(server.url), scenario);
    }, 60_000);

    it.each(played(scenario).map((step) => [titleOf(step), step] as const))('%s', async (_name, step) => {
      await player.play(step);
    });

    it('has an envelope on every event and replays to the same card', async () => {
      await player.checkHistories();
    });

    it('answers every command that is sent again with the same bytes, also after a restart', async () => {
      await player.resendAll();
      expect(await server.stop()).toBe(0);
      outputs.push(server.output());
      server = await startServer({ directory, dataDir, port: server.port, clockStart: AFTERWARDS });
      await player.resendAll();
      await player.checkHistories();
    });

    it('left no error in the log', async () => {
      await server.stop();
      outputs.push(server.output());
      expect(
        outputs
          .join('')
          .split('\n')
          .filter((line) => line.includes('"level":50')),
      ).toEqual([]);
    });

    // After a failed start there is nothing to stop.
    afterAll(async () => {
      await (server as RunningServer | undefined)?.stop();
      await rm(dataDir, { recursive: true, force: true });
    }, 30_000);
  },
);
