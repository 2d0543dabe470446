import type { Position } from '@kurator/event-log';
import type { ReadModelReads } from '@kurator/read-models';
import { plus, type Counts, type Question } from './counts';
import { countsOfFamily } from './of-family';
import { countsOfStore } from './of-store';
import { contributionsAt, familiesBetween, type LogReads } from './touched';

/** The position that a snapshot of the read models shows. */
export const shownPosition = async (reads: ReadModelReads): Promise<Position | null> =>
  (await reads.checkpoint()).position;

async function takenBack(
  desk: LogReads,
  counted: readonly Counts[],
  asked: { readonly questions: readonly Question[]; readonly at: Position; readonly now: Position },
): Promise<readonly Counts[]> {
  const { questions, at, now } = asked;
  let all = counted;
  for (const family of await familiesBetween(desk, at, now)) {
    const [then, today] = await contributionsAt(desk, family, [at, now]);
    if (!then || !today) continue;
    all = all.map((counts, n) => {
      const question = questions[n] as Question;
      return plus(plus(counts, countsOfFamily(today, question), -1), countsOfFamily(then, question));
    });
  }
  return all;
}

/**
 * What the register counts from the facts that the log held at a position: what it counts now, with the share of every
 * family that has newer facts replaced by the share of its older ones. No recount, however long the log is.
 * @param reads one snapshot of the read models, which is at or after the position
 * @param at absent: everything that the snapshot shows
 */
export async function countsAt(
  desk: LogReads,
  reads: ReadModelReads,
  questions: readonly Question[],
  at?: Position,
): Promise<readonly Counts[]> {
  const now = await shownPosition(reads);
  const counted: Counts[] = [];
  for (const question of questions) counted.push(await countsOfStore(reads, question));
  if (at === undefined || now === null || desk.log.compare(at, now) >= 0) return counted;
  return takenBack(desk, counted, { questions, at, now });
}
