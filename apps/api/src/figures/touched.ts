import type { EventLog, Histories, Position } from '@kurator/event-log';
import { familyView } from '@kurator/family';
import type { Regulation } from '@kurator/regulation';
import { keptFamilies } from '../register/projections';
import { contributionOf, type Contribution } from './of-family';

const FAMILIES = 'family-';
const PAGE = 2000;

/** What is needed to look at a family as the log knew it at some position. */
export interface LogReads {
  readonly log: Pick<EventLog, 'readAll' | 'compare'>;
  readonly histories: Pick<Histories, 'load'>;
  readonly regulation: () => Regulation;
}
/** Lets the requests of others have their turn. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Families with an event after a position (exclusive; null: from the beginning) and up to another (inclusive). */
export async function familiesBetween(
  { log }: LogReads,
  after: Position | null,
  upTo: Position,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (let from = after; ;) {
    const page = await log.readAll({ after: from, limit: PAGE, prefixes: [FAMILIES] });
    for (const event of page.events) {
      if (log.compare(event.position, upTo) > 0) return [...found];
      found.add(event.stream.slice(FAMILIES.length));
      for (const kept of keptFamilies(event)) found.add(kept);
    }
    if (page.atHead || page.next === null) return [...found];
    from = page.next;
    await breathe();
  }
}

/** What a family adds to the figures from the facts that the log held at each of the positions. */
export async function contributionsAt(
  { histories, log, regulation }: LogReads,
  familyId: string,
  positions: readonly Position[],
): Promise<readonly Contribution[]> {
  const { facts } = await histories.load(`${FAMILIES}${familyId}`);
  await breathe();
  return positions.map((position) => {
    const known = facts.filter((fact) => log.compare(fact.position, position) <= 0);
    return contributionOf(familyView(familyId, known, regulation()));
  });
}
