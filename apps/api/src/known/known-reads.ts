import type { EventLog, Histories, History, StoredEvent } from '@kurator/event-log';
import type { Instant } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import type { NameIndex } from '../queries/name-index';
import type { Register } from '../queries/register';

/** What the queries across families read from: the register of now, or what was known of it at an instant. */
export interface Reads {
  readonly register: Register;
  readonly names: NameIndex;
  readonly histories: Pick<Histories, 'load' | 'loadAll'>;
  readonly log: EventLog;
  readonly regulation: () => Regulation;
  /** This moment, or that of the knowledge. */
  readonly now: () => Instant;
}

/** The directory belongs to the law, which is always that of now. */
const isLaw = (stream: string): boolean => /^(directory|profile-|calendar-)/.test(stream);

/** Histories without what was recorded later. */
export function knownHistories(histories: Reads['histories'], knownAt: Instant): Reads['histories'] {
  const known = (history: History): History =>
    isLaw(history.stream)
      ? history
      : { ...history, facts: history.facts.filter(({ recordedAt }) => recordedAt <= knownAt) };
  return {
    load: async (stream, atLeast) => known(await histories.load(stream, atLeast)),
    loadAll: async (stream) => known(await histories.loadAll(stream)),
  };
}

const recordedBy =
  (knownAt: Instant) =>
  ({ metadata }: StoredEvent): boolean =>
    typeof metadata['recordedAt'] === 'string' && metadata['recordedAt'] <= knownAt;

/** The log as a pass over it found it then; its streams are named all the same. */
export const knownLog = (log: EventLog, knownAt: Instant): EventLog => ({
  ...log,
  readAll: async (query) => {
    const page = await log.readAll(query);
    return { ...page, events: page.events.filter(recordedBy(knownAt)) };
  },
});
