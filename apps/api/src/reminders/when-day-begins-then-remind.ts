import type { JobQueue, Processor } from '@kurator/jobs';
import { addDays, type LocalDate } from '@kurator/kernel';
import type { Logger } from '@kurator/platform';
import type { Regulation } from '@kurator/regulation';
import type { DeadlineSource } from '../queries/deadlines';
import { reminderId, reminderList, type RemindedDay } from './list';

export interface ReminderParts {
  readonly queue: Pick<JobQueue, 'put' | 'find'>;
  readonly regulation: () => Regulation;
  /** Today in a municipality, or the region's latest. */
  readonly today: (unit: string) => LocalDate;
  readonly logger: Pick<Logger, 'error'>;
}
/** Has the lists of the day made. */
export interface Reminding {
  /** The clock was moved: looks when it has come to rest, since a played story moves it every moment. */
  moved(): void;
  /** Looks now. */
  look(): Promise<void>;
  stop(): void;
}

/** Midnight passes unannounced: this often somebody looks. */
const EVERY_MS = 30_000;
const REST_MS = 1_000;
/** How far back the list before is looked for, after days on which the server was down. */
const DAYS_BACK = 7;

/** The day of the list before this one; yesterday when there is none. */
async function dayBefore({ queue }: ReminderParts, unit: string, day: LocalDate): Promise<LocalDate> {
  for (let back = 1; back <= DAYS_BACK; back += 1) {
    const earlier = addDays(day, -back);
    if ((await queue.find(reminderId(unit, earlier)))?.status === 'DONE') return earlier;
  }
  return addDays(day, -1);
}

async function remind(parts: ReminderParts, unit: string): Promise<void> {
  const day = parts.today(unit);
  const jobId = reminderId(unit, day);
  const known = await parts.queue.find(jobId);
  if (known !== null && known.status !== 'FAILED') return;
  const input: RemindedDay = { unit, day, since: await dayBefore(parts, unit, day) };
  await parts.queue.put({ jobId, kind: 'reminders', owner: 'system', basis: day, input });
}

/** Once in the local day of each municipality: what falls due and what became late, as a list that is kept (issue 5). */
export function whenDayBeginsThenRemind(parts: ReminderParts): Reminding {
  let resting: NodeJS.Timeout | null = null;
  const look = async (): Promise<void> => {
    try {
      const units = parts.regulation().municipalities();
      for (const { oktmo } of units) await remind(parts, oktmo);
      if (units.length > 0) await remind(parts, 'REGION');
    } catch (error) {
      parts.logger.error({ err: error }, 'the reminders of the day were not begun; it is tried again');
    }
  };
  const round = setInterval(() => void look(), EVERY_MS);
  round.unref();
  return {
    look,
    moved() {
      if (resting !== null) clearTimeout(resting);
      resting = setTimeout(() => void look(), REST_MS);
      resting.unref();
    },
    stop() {
      clearInterval(round);
      if (resting !== null) clearTimeout(resting);
    },
  };
}

/** Makes a list when the read models have seen what is recorded. */
export const remindersProcessor =
  (source: DeadlineSource, caughtUp: () => Promise<unknown>): Processor =>
  async (input) => {
    await caughtUp();
    return reminderList(source, input as RemindedDay);
  };
