import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { makeClient } from '../../support/client';
import { eventually, type Json, type RunningProcess } from '../../support/process';
import { PLACES } from '../../support/places';
import { LONG, ROUNDS } from '../form';
import { isOwner, ROLES, startCrew, type Role } from './crew';
import type { House } from './house';
import { rebuildsAndLaw } from './read-models';
import { FAMILIES, load, type Load, type Scene } from './scene';
import { expectWhole, Ledger } from './ledger';

/** Whoever is killed in the short form; a worker's jobs wait half a minute for another, which the long form does. */
const SHORT: readonly Role[] = ['projector', 'api'];
const EXPORTS = 12;
/** A worker may have done everything before the kill: asked again, so often. */
const TRIES = 5;
const { oktmo, key } = PLACES.mariel;
/** A stopped owner of the read models is replaced by then. */
const OWNED_WITHIN_MS = 15_000;

/** Asks for lists, all at once, of which each is a question of its own. @returns the names of the jobs */
async function askedFor({ crew }: Scene, round: number): Promise<readonly string[]> {
  const client = makeClient(crew.api().url);
  const one = async (n: number): Promise<string> => {
    const asOf = new Date(Date.UTC(2026, 0, 1 + ((round * EXPORTS + n) % 150))).toISOString().slice(0, 10);
    const filters = { municipality: oktmo, asOf };
    const answer = await client.post(`secretary-${key}`, '/exports', { form: 'BANK', filters, format: 'JSON' });
    if (answer.status !== 202) throw new Error(`an export is refused: ${answer.status} ${answer.text}`);
    return String((answer.json as Json)['jobId']);
  };
  return Promise.all(Array.from({ length: EXPORTS }, (_none, n) => one(n)));
}
async function openJobs({ crew }: Scene, jobs: readonly string[]): Promise<number> {
  const client = makeClient(crew.api().url);
  const found = await Promise.all(jobs.map((job) => client.get(`secretary-${key}`, `/jobs/${job}`)));
  for (const { json, text } of found)
    if ((json as Json)['status'] === 'FAILED') throw new Error(`a job failed: ${text}`);
  return found.filter(({ json }) => (json as Json)['status'] !== 'DONE').length;
}
const behind = async ({ crew }: Scene): Promise<boolean> => {
  const health = (await (await fetch(`${crew.api().managementUrl}/health`)).json()) as { parts: { readModels: Json } };
  return health.parts.readModels['caughtUp'] !== true;
};

/** Kills one of a role while it has something under way. @returns what that was: decisions or jobs; 0 proves nothing */
const KILLED: Readonly<Record<Role, (scene: Scene, under: Load, round: number) => Promise<number>>> = {
  async api({ crew, ledger }) {
    await crew.kill('api');
    return ledger.open().length;
  },
  async projector(scene, under) {
    const before = under.answered();
    await scene.crew.kill('projector');
    // What is decided from here on is applied by nobody until another has the turn.
    await eventually('the read models stand still', async () => under.answered() > before && (await behind(scene)));
    return under.answered() - before;
  },
  async worker(scene, _under, round) {
    for (let left = TRIES; ; left -= 1) {
      const jobs = await askedFor(scene, round);
      await scene.crew.kill('worker');
      scene.jobs.push(...jobs);
      const open = await openJobs(scene, jobs);
      if (open > 0 || left === 1) return open;
      // It was quicker than the kill. The log has moved on: the same lists are other jobs.
      await scene.crew.replace('worker');
    }
  },
};

/** How long nobody has had the read models, ms: whoever stood by, or was started meanwhile, takes over. */
async function ownedAgain({ crew }: Scene, killedAt: number): Promise<number> {
  await eventually('a projector has the turn', async () => (await crew.owner()) !== null);
  return Math.round(performance.now() - killedAt);
}

/**
 * What a register in several processes has to come through, on whatever engines.
 * @param make the engines; called once
 */
export function processFaults(name: string, make: () => Promise<House>): void {
  describe(`a register in several processes on ${name}`, () => {
    let scene: Scene;
    beforeAll(async () => {
      const house = await make();
      const crew = await startCrew(house);
      scene = { house, crew, ledger: new Ledger(crew), jobs: [], sending: new Set() };
    }, 240_000);
    afterAll(async () => {
      await scene?.crew.stop();
      await scene?.house.dispose();
    }, 120_000);

    // A test that failed in the middle leaves a sender behind, which must not disturb the next one.
    afterEach(async () => {
      for (const stop of scene.sending) await stop();
    });

    async function round(n: number, role: Role): Promise<string> {
      const under = load(scene, `round ${n}`);
      const after = randomInt(1, 4 * FAMILIES);
      await eventually(`${after} lines are back`, () => Promise.resolve(under.answered() >= after), 60_000);
      const started = performance.now();
      const left = await KILLED[role](scene, under, n);
      const [owned] = await Promise.all([ownedAgain(scene, started), scene.crew.replace(role)]);
      const replaced = Math.round(performance.now() - started);
      await under.stop();
      await scene.ledger.settle();
      expect([n, role, left > 0]).toEqual([n, role, true]);
      expect(owned).toBeLessThan(OWNED_WITHIN_MS);
      const ms = Math.round(performance.now() - started);
      return (
        `round ${n}: ${role} killed when ${after} lines were back, ${left} under way, ` +
        `owner after ${owned} ms, another one ready after ${replaced} ms, all whole again after ${ms} ms\n`
      );
    }

    it(
      'loses and doubles nothing, whichever process is killed in the middle of its work',
      async () => {
        for (let n = 0; n < (ROUNDS ?? SHORT.length); n += 1) {
          const role = (LONG ? ROLES[randomInt(ROLES.length)] : SHORT[n]) as Role;
          process.stdout.write(await round(n, role));
          if (LONG) await expectWhole(scene.house, scene.ledger);
        }
      },
      (ROUNDS ?? 3) * 90_000,
    );

    it('lets an owner that was paused beyond its lease write nothing when it goes on', async () => {
      const { crew, ledger } = scene;
      let paused: RunningProcess | null = null;
      await eventually('a projector has the turn', async () => (paused = await crew.owner()) !== null);
      const old = paused as unknown as RunningProcess;
      const other = crew.projectors().find((one) => one !== old) as RunningProcess;
      const under = load(scene, 'around a pause');
      await eventually('some lines are back', () => Promise.resolve(under.answered() > 4), 60_000);
      process.kill(old.pid, 'SIGSTOP');
      try {
        await eventually('the other has the turn', () => isOwner(other), 60_000);
      } finally {
        process.kill(old.pid, 'SIGCONT');
      }
      await eventually('the paused one stands by', async () => !(await isOwner(old)), 60_000);
      await under.stop();
      await ledger.settle();
      expect(await isOwner(other)).toBe(true);
      expect(old.output()).toContain('this process does not keep the read models any more');
    }, 240_000);

    it('goes on when its engines went away under load and came back', async () => {
      const { house, ledger } = scene;
      for (const [which, engine] of Object.entries(house.engines ?? {})) {
        const under = load(scene, `${which} goes away`);
        await eventually('some lines are back', () => Promise.resolve(under.answered() > 4), 60_000);
        // Lists that are asked for then are looked for at the end: they wait for what they are read from.
        if (LONG && which === 'readModels') scene.jobs.push(...(await askedFor(scene, (ROUNDS ?? 0) * TRIES)));
        await engine.goAway();
        await pause(LONG ? 3000 : 300);
        await engine.comeBack();
        await under.stop();
        await ledger.settle();
      }
    }, 240_000);

    rebuildsAndLaw(() => scene);

    it('has everything once after all of it, read models like a rebuild, and the jobs of a killed worker done', async () => {
      await expectWhole(scene.house, scene.ledger);
      await eventually('the jobs are done', async () => (await openJobs(scene, scene.jobs)) === 0, 120_000);
    }, 240_000);
  });
}
