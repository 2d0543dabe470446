import type { Position } from '@kurator/event-log';
import type { ReadModelReads } from '@kurator/read-models';
import { shownPosition } from '../figures';
import { Problem } from '../http/problem';
import type { PeriodParts } from './period-parts';

/** One moment of the read models and the position that all its numbers show. */
export interface Moment {
  readonly reads: ReadModelReads;
  readonly position: Position;
}

/**
 * Asks one moment of the read models that holds everything recorded so far.
 * @throws Problem 503 READ_MODEL_BEHIND when they do not catch up in time
 */
export async function atThisMoment<T>(
  { log, register }: PeriodParts,
  work: (moment: Moment) => Promise<T>,
): Promise<T> {
  const head = await log.head();
  if (head === null || (await register.fresh(head)) !== 'FRESH')
    throw new Problem(503, 'READ_MODEL_BEHIND', { params: { position: head ?? '' } });
  return register.read((store) =>
    store.snapshot(async (reads) => {
      const shown = await shownPosition(reads);
      // What came between the last family's event and the head moves no figure.
      const position = shown === null || log.compare(shown, head) < 0 ? head : shown;
      return work({ reads, position });
    }),
  );
}
