import { readModels, signatureOf, startEngine, type ProjectionEngine } from '@kurator/read-models';
import { answerReplay } from './answer-replay';
import { followVersions } from './follow-versions';
import { refusingForeign } from './foreign';
import type { Ground } from './ground';
import type { ProjectingParts } from './projecting';
import { projections } from './projections';
import type { ReadSide } from './read-side-port';
import { openServing } from './serving';
import { switchable } from './switchable';

/** How long a version that is taken up may need to come to where the one before it is, ms; then it is tried again. */
const CATCH_UP_MS = 600_000;

/**
 * Read models that this process alone keeps at the log. When another version serves, because it was rebuilt beside or
 * the one before was taken up again, it first catches up and then answers; nobody waits meanwhile.
 */
export async function openOwnReadSide(ground: Ground, { serving, engine, written, logger }: ProjectingParts) {
  const { versions } = serving;
  await versions.sweep();
  const opened = await openServing(serving);
  const start = (store: Parameters<typeof readModels>[0]) => refusingForeign(() => startEngine({ ...engine, store }));
  const first = await start(opened.store);
  const models = readModels(opened.store);
  const current = switchable(first);
  const told = new Set<() => void>();
  let version = opened.name;
  if (written) current.engine.onWritten(written);

  async function caughtUp(next: ProjectionEngine): Promise<boolean> {
    const { position } = await models.current().checkpoint();
    return position === null || next.waitFor(position, CATCH_UP_MS);
  }
  async function take(name: string): Promise<void> {
    const store = await versions.open(name);
    const next = await start(store).catch(async (error: unknown) => {
      await store.close();
      throw error;
    });
    if (!(await caughtUp(next))) {
      await next.stop();
      await store.close();
      throw new Error(`the version ${name} does not catch up`);
    }
    // The store before stays open until its engine has ended.
    const before = current.switchTo(next);
    const ending = models.use(() => before.stop());
    const gone = models.swap(store);
    version = name;
    for (const listener of told) listener();
    logger.info({ version: name }, 'another version of the read models serves');
    await Promise.all([ending, gone]);
  }
  const stopFollowing = followVersions(versions, opened.name, {
    take,
    look: () => answerReplay(versions, current.engine),
    failed: (error) =>
      logger.warn({ err: error }, 'what was asked of the read models could not be done; it is tried again'),
  });
  const side: ReadSide = {
    models,
    engine: current.engine,
    renderAgain: (families) => current.engine.renderAgain(families),
    version: () => ({ version, builtUnder: async () => (await versions.madeOf(version))?.law ?? null }),
    builds: () => versions.builds(),
    forgetKept: () => versions.forget(signatureOf(projections), serving.now()),
    failed: null,
    onSwapped(listener) {
      told.add(listener);
      return () => void told.delete(listener);
    },
    async close() {
      await stopFollowing();
      await current.engine.stop();
      await models.close();
      await versions.close();
    },
  };
  return side;
}
