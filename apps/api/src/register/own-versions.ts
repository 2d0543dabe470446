import { readModels, startEngine, type ProjectionEngine, type ReadModels } from '@kurator/read-models';
import { answerReplay } from './answer-replay';
import { followVersions } from './follow-versions';
import { refusingForeign } from './foreign';
import { noEngine } from './no-engine';
import type { ProjectingParts } from './projecting';
import type { ReadSide } from './read-side-port';
import type { OpenVersion } from './serving';
import { switchable } from './switchable';

/** How long a version that is taken up may need to come to where the one before it is, ms; then it is tried again. */
const CATCH_UP_MS = 600_000;

/** The version that this process keeps at the log, and the next one, which answers when it has caught up. */
export interface OwnVersions {
  readonly models: ReadModels;
  readonly engine: ProjectionEngine;
  /** Null while there is none. */
  version(): string | null;
  /** Lets a version answer from now on. */
  take(next: OpenVersion): Promise<void>;
  /** Takes up what serves whenever that is another one. Once, when there is a version. */
  follow(): void;
  /** Called when another version answers. @returns ends the calls */
  readonly onSwapped: ReadSide['onSwapped'];
  close(): Promise<void>;
}

/** @param first null: there is none yet, and asking says `missing` */
export async function ownVersions(
  { serving: { versions }, engine, written, logger }: ProjectingParts,
  first: OpenVersion | null,
  missing: () => Error,
): Promise<OwnVersions> {
  const start = ({ store }: OpenVersion): Promise<ProjectionEngine> =>
    refusingForeign(() => startEngine({ ...engine, store }));
  const current = switchable(first === null ? noEngine(engine.log) : await start(first));
  const models = readModels(first?.store ?? null, missing);
  const told = new Set<() => void>();
  let version = first?.name ?? null;
  let stopFollowing = (): Promise<void> => Promise.resolve();
  if (written) current.engine.onWritten(written);

  async function caughtUp(next: ProjectionEngine): Promise<boolean> {
    if (version === null) return true;
    const { position } = await models.current().checkpoint();
    return position === null || next.waitFor(position, CATCH_UP_MS);
  }
  async function take(taken: OpenVersion): Promise<void> {
    const { name, store } = taken;
    const next = await start(taken).catch(async (error: unknown) => {
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
    const ending = version === null ? before.stop() : models.use(() => before.stop());
    const gone = models.swap(store);
    version = name;
    for (const listener of told) listener();
    logger.info({ version: name }, 'another version of the read models serves');
    await Promise.all([ending, gone]);
  }
  return {
    ...{ models, engine: current.engine, take, version: () => version },
    follow() {
      stopFollowing = followVersions(versions, version ?? '', {
        take: async (name) => take({ name, store: await versions.open(name) }),
        look: () => answerReplay(versions, current.engine),
        failed: (error) =>
          logger.warn({ err: error }, 'what was asked of the read models could not be done; it is tried again'),
      });
    },
    onSwapped(listener) {
      told.add(listener);
      return () => void told.delete(listener);
    },
    async close() {
      await stopFollowing();
      await current.engine.stop();
      await models.close();
    },
  };
}
