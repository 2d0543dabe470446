import type { Logger } from '@kurator/platform';
import type { BuiltMeanwhile } from './build-meanwhile';
import type { OwnVersions } from './own-versions';
import type { ReadSide } from './read-side-port';
import { refusingPoison } from './refuse-poison';
import type { Before } from './rows-before';
import { rowsNow } from './rows-now';

/** From when on the read models answer, and what decisions ask until then. */
export interface FirstAnswers extends Pick<ReadSide, 'building' | 'answering' | 'rows' | 'failed'> {
  stop(): Promise<void>;
}

/** There is a version. */
export function answersAtOnce(own: OwnVersions): FirstAnswers {
  own.follow();
  return {
    building: () => null,
    answering: Promise.resolve(),
    rows: rowsNow(own.models),
    failed: null,
    stop: () => Promise.resolve(),
  };
}

/** A version is built while decisions are taken, from the rows of the program before where they ask for any. */
export function answersWhenBuilt(
  own: OwnVersions,
  { before, meanwhile, missing }: { before: Before; meanwhile: BuiltMeanwhile; missing: () => Error },
  logger: Pick<Logger, 'warn'>,
): FirstAnswers {
  logger.warn({}, 'projections have changed: their read models are built, and decisions are taken meanwhile');
  const [now, earlier] = [rowsNow(own.models), before.rows(missing)];
  let [building, stopping] = [true, false];
  const taking = (async () => {
    await own.take(await refusingPoison(() => meanwhile.built));
    building = false;
    own.follow();
    await before.close();
  })();
  return {
    building: () => (building ? meanwhile.progress() : null),
    answering: new Promise((resolve) => {
      // How it failed is told by `failed`.
      taking.then(resolve, () => undefined);
    }),
    rows: (projection, where) => (building ? earlier : now)(projection, where),
    failed: new Promise((resolve) => {
      taking.catch((error: Error) => (stopping ? undefined : resolve(error)));
    }),
    async stop() {
      stopping = true;
      await meanwhile.stop();
      // Likewise.
      await taking.catch(() => before.close());
    },
  };
}
