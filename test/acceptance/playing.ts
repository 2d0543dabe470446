import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClient } from '../support/client';
import { testDirectory } from '../support/directory';
import { instantAt, PLACES, type Place } from '../support/places';
import { startServer, type RunningServer } from '../support/server';
import type { Scenario, Step } from './model';
import { makePlayer, type Player } from './player';
import { SCENARIOS } from './scenarios';

/** After the last day of every scenario: where the clock of a restarted server starts. */
const AFTERWARDS = '2027-11-01T06:00:00.000Z';

/** Every step of a scenario, its questions after the last one included. */
export const stepsOf = (scenario: Scenario): readonly Step[] => [...scenario.steps, ...scenario.then];
const played = (scenario: Scenario) =>
  stepsOf(scenario).filter((step) => step.kind !== 'pending' && step.kind !== 'elsewhere');
/** Where somebody acts in a scenario: its own place, and those that it names. */
function placesOf(scenario: Scenario): readonly Place[] {
  const named = JSON.stringify(scenario);
  return Object.values(PLACES).filter((place) => place === scenario.place || named.includes(`-${place.key}"`));
}
const titleOf = (step: Step): string => (step.kind === 'command' ? `${step.step}: ${step.command}` : step.step);

/** Plays every other scenario, each against a server of its own: two files share them, so that two run at a time. */
export function playEveryOther(from: 0 | 1): void {
  const mine = SCENARIOS.filter((_, n) => n % 2 === from);
  describe.each(mine.map((scenario) => [scenario.id, scenario.title, scenario] as const))(
    '%s %s',
    (_id, _title, scenario) => {
      let server: RunningServer;
      let player: Player;
      let dataDir: string;
      const outputs: string[] = [];
      const directory = testDirectory({ ...scenario.directory, usersAt: placesOf(scenario) });

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
}
