import { PositionUnknown, type LogReader } from '@kurator/event-log';
import type { Checkpoint } from '../port';
import { CheckpointForeign } from './types';

type Guarded = Pick<LogReader, 'head' | 'read' | 'compare'>;

function beyond(log: Guarded, position: string, head: string | null): boolean {
  try {
    return head === null || log.compare(position, head) > 0;
  } catch (error) {
    if (error instanceof PositionUnknown) return true;
    throw error;
  }
}

/** True when the checkpoint's event still is where it was, or when the checkpoint names none. */
async function holdsEvent(log: Guarded, { eventId, stream, revision }: Checkpoint, position: string): Promise<boolean> {
  if (typeof stream !== 'string' || typeof revision !== 'number') return true;
  const events = await log.read(stream, { from: revision, to: revision, limit: 1 });
  const event = events?.[0];
  return event?.eventId === eventId && event !== undefined && log.compare(event.position, position) <= 0;
}

/**
 * Refuses read models that were built from another log: theirs would be families that the log does not know.
 * @throws CheckpointForeign when the checkpoint lies beyond the head or its event is not where it was
 */
export async function guardCheckpoint(log: Guarded, checkpoint: Checkpoint): Promise<void> {
  const { position } = checkpoint;
  if (position === null) return;
  const head = await log.head();
  if (beyond(log, position, head))
    throw new CheckpointForeign(`the read models are at ${position}, the log ends at ${head ?? 'its beginning'}`);
  if (!(await holdsEvent(log, checkpoint, position)))
    throw new CheckpointForeign(`event ${String(checkpoint.eventId)} at ${position} is not in this log any more`);
}
