import type { LocalDate } from '@kurator/kernel';
import type { ReadModelStore, Written } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';

/** How far the read models are against a position that a caller names. */
export type Freshness = 'FRESH' | 'BEHIND' | 'UNKNOWN';

/** What queries across families stand on: the read models, the law of this moment and the day. */
export interface Register {
  /** Asks several things of one store, which stays open meanwhile. */
  read<T>(work: (store: ReadModelStore) => Promise<T>): Promise<T>;
  regulation(): Regulation;
  /** Today in a municipality; for `REGION` the latest day that any municipality has. */
  today(unit: string): LocalDate;
  /** Waits, at most 2 s, until the read models are at or after the position; UNKNOWN for text that is no position. */
  fresh(position: string): Promise<Freshness>;
  /** Called after every commit of the engine. */
  onWritten(listener: (written: Pick<Written, 'changedIn'>) => void): () => void;
  /** Called when another store serves (after a rebuild): what is kept in memory beside it is out of date. */
  onSwapped?(listener: () => void): () => void;
}
