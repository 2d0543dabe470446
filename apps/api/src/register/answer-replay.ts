import type { ProjectionEngine, StoreVersions } from '@kurator/read-models';

/** Families rendered in one commit, so that the log's own batches have their turn between them. */
const BATCH = 50;

async function replayed(engine: ProjectionEngine, families: readonly string[] | null): Promise<number> {
  if (families === null) return engine.retryParked();
  for (let from = 0; from < families.length; from += BATCH)
    await engine.renderAgain(families.slice(from, from + BATCH));
  return families.length;
}

/** Renders again what an operator has asked for (`ops replay`), once; whoever asks twice changes nothing. */
export async function answerReplay(
  versions: Pick<StoreVersions, 'askReplay' | 'replayAsked'>,
  engine: ProjectionEngine,
): Promise<void> {
  const asked = await versions.replayAsked();
  if (asked === null || asked.done !== null) return;
  const done = await replayed(engine, asked.families);
  // Somebody may have asked for something else meanwhile: that comes at the next look.
  if ((await versions.replayAsked())?.id === asked.id) await versions.askReplay({ ...asked, done });
}
