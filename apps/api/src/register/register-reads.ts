import { PositionUnknown } from '@kurator/event-log';
import { localDateOf, type LocalDate } from '@kurator/kernel';
import type { KuratorClock } from '@kurator/platform';
import type { Freshness, Register } from '../queries/register';
import type { Ground } from './ground';
import type { ReadSide } from './read-side-port';

/** How long a query waits for the position that its caller named (`api.md`, `After`). */
export const PATIENCE_MS = 2000;

/** What the queries across families stand on, over the opened register. */
export function registerReads(
  { regulation, log }: Ground,
  { models, engine, onSwapped }: Pick<ReadSide, 'models' | 'engine' | 'onSwapped'>,
  clock: KuratorClock,
): Register {
  const dayIn = (timeZone: string): LocalDate => localDateOf(clock.now(), timeZone);
  /** The region's day is the latest that any of its municipalities has. */
  const latestDay = (): LocalDate =>
    regulation()
      .municipalities()
      .map((m) => dayIn(m.timeZone))
      .reduce((latest, day) => (day > latest ? day : latest), dayIn('UTC'));

  return {
    read: (work) => models.use(work),
    regulation,
    today: (unit) => {
      const municipality = regulation().municipality(unit);
      return municipality ? dayIn(municipality.timeZone) : latestDay();
    },
    fresh: async (position): Promise<Freshness> => {
      try {
        // The log never gave out a position beyond its head: waiting for it would only hide the caller's mistake.
        const head = await log.head();
        // What is being built has come nowhere: that is another answer than being behind.
        models.current();
        if (head === null || log.compare(position, head) > 0) return 'UNKNOWN';
        return (await engine.waitFor(position, PATIENCE_MS)) ? 'FRESH' : 'BEHIND';
      } catch (error) {
        if (error instanceof PositionUnknown) return 'UNKNOWN';
        throw error;
      }
    },
    onWritten: (listener) => engine.onWritten(listener),
    onSwapped,
  };
}

/** The same over a store that nothing is written to any more, at another time of the clock. */
export const registerOver: typeof registerReads = (ground, side, clock) => ({
  ...registerReads(ground, side, clock),
  onWritten: () => () => undefined,
});
