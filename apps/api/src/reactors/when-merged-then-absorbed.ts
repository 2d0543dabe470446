import { PositionUnknown, type EventLog, type Position, type StoredEvent } from '@kurator/event-log';
import type { Logger } from '@kurator/platform';
import { completeMergeOf, INTENTS, otherFamily, type Completing } from './complete-merge';
import type { StoredPosition } from './position-file';

/** What the reactor stands on. */
export interface MergeParts extends Completing {
  readonly log: Pick<EventLog, 'readAll' | 'head' | 'compare'>;
  readonly position: StoredPosition;
  readonly logger: Logger;
}
export interface MergeReactor {
  /** Completes what is not complete. @throws what the log throws */
  catchUp(): Promise<void>;
  /** Begins to look by itself, from time to time. */
  start(): void;
  /** After a round that is under way. */
  stop(): Promise<void>;
}

const FAMILIES = 'family-';
const PAGE = 1000;
/** A merge is completed before it is answered: what is left to find here are the traces of a crash. */
const EVERY_MS = 30_000;

/** Where to go on; from the beginning when the position is none of this log: it was restored or exchanged. */
async function whereLeft({ log, position }: MergeParts): Promise<Position | null> {
  const [after, head] = [position.read(), await log.head()];
  if (after === null || head === null) return null;
  try {
    return log.compare(after, head) > 0 ? null : after;
  } catch (error) {
    if (error instanceof PositionUnknown) return null;
    throw error;
  }
}

async function completed(parts: MergeParts, { stream, eventId, data }: StoredEvent): Promise<void> {
  const familyId = stream.slice(FAMILIES.length);
  if (otherFamily({ data }, familyId) !== null) await completeMergeOf(parts, familyId, eventId);
}

/** Where the log was left is only a saving: what cannot be stored now is gone through once more. */
function remember({ position, logger }: MergeParts, at: Position): void {
  try {
    if (position.read() !== at) position.write(at);
  } catch (error) {
    logger.warn({ err: error }, 'the position of the merge reactor could not be stored');
  }
}

async function through(parts: MergeParts): Promise<void> {
  for (let after = await whereLeft(parts); ;) {
    const page = await parts.log.readAll({ after, limit: PAGE, prefixes: [FAMILIES], types: INTENTS });
    for (const event of page.events) await completed(parts, event);
    after = page.next;
    if (after !== null) remember(parts, after);
    if (page.atHead || after === null) return;
  }
}

/**
 * Decision 11: what `families-merged` and `families-unmerged` announce in the keeping family's stream is recorded in the
 * other one's, also when the process ended between the two. Goes through the log from a stored position of its own;
 * twice changes nothing.
 */
export function whenMergedThenAbsorbed(parts: MergeParts): MergeReactor {
  let under: Promise<void> = Promise.resolve();
  let round: NodeJS.Timeout | undefined;
  const look = (): void => {
    under = under
      .then(() => through(parts))
      .catch((error: unknown) => parts.logger.error({ err: error }, 'completing merges failed; it is tried again'));
  };
  return {
    catchUp: () => through(parts),
    start() {
      round = setInterval(look, EVERY_MS);
      round.unref();
    },
    stop() {
      clearInterval(round);
      return under;
    },
  };
}
