import { ReadModelsBuilding, signatureOf } from '@kurator/read-models';
import { buildMeanwhile } from './build-meanwhile';
import { answersAtOnce, answersWhenBuilt, type FirstAnswers } from './first-answers';
import type { Ground } from './ground';
import { ownVersions, type OwnVersions } from './own-versions';
import type { ProjectingParts } from './projecting';
import { projections } from './projections';
import type { ReadSide } from './read-side-port';
import { openBefore } from './rows-before';
import { openBuilt, openServing } from './serving';

interface Own {
  readonly own: OwnVersions;
  readonly first: FirstAnswers;
}
/**
 * Opens what answers at the start. Only where another program answered over this very log is anything promised before the
 * read models are built (ADR 035): a folder with a log and nothing else was restored, and its keys may be older than it.
 */
async function openFirst({ log }: Ground, parts: ProjectingParts): Promise<Own> {
  const { serving, engine, logger } = parts;
  const built = await openBuilt(serving);
  const before = built === null ? await openBefore({ ...engine, log, versions: serving.versions }) : null;
  if (before === null) {
    const own = await ownVersions(parts, built ?? (await openServing(serving)), () => new Error('there is a version'));
    return { own, first: answersAtOnce(own) };
  }
  const meanwhile = buildMeanwhile(serving);
  const missing = (): Error => {
    const { families, total } = meanwhile.progress();
    return new ReadModelsBuilding(families, total);
  };
  const own = await ownVersions(parts, null, missing);
  return { own, first: answersWhenBuilt(own, { before, meanwhile, missing }, logger) };
}

/**
 * Read models that this process alone keeps at the log. When another version serves, because it was rebuilt beside or
 * the one before was taken up again, it first catches up and then answers; nobody waits meanwhile.
 */
export async function openOwnReadSide(ground: Ground, parts: ProjectingParts): Promise<ReadSide> {
  const { versions, now } = parts.serving;
  await versions.sweep();
  const { own, first } = await openFirst(ground, parts);
  const { models, engine, onSwapped } = own;
  const { building, answering, rows, failed } = first;
  return {
    ...{ models, engine, onSwapped, building, answering, rows, failed },
    renderAgain: (families) => engine.renderAgain(families),
    version() {
      // Says why there is none.
      models.current();
      const version = own.version() ?? '';
      return { version, builtUnder: async () => (await versions.madeOf(version))?.law ?? null };
    },
    builds: () => versions.builds(),
    forgetKept: () => versions.forget(signatureOf(projections), now()),
    async close() {
      await first.stop();
      await own.close();
      await versions.close();
    },
  };
}
