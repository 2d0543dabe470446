import type { Viewer } from '@kurator/access';
import { addDays, type LocalDate } from '@kurator/kernel';
import { v5 } from 'uuid';
import { deadlines, type DeadlineSource } from '../queries/deadlines';
import { isRefusal, type DeadlinesParams } from '../queries/queries';

/** What a list of reminders is made of. */
export interface RemindedDay {
  /** OKTMO, or `REGION` for the ministry's own duties. */
  readonly unit: string;
  readonly day: LocalDate;
  /** What became late since this day, on which the list before was made. */
  readonly since: LocalDate;
}
type Item = Readonly<Record<string, unknown>>;
/** The duties of one agency, or of one officer of it; without either those that nobody in particular answers for. */
export interface Reminder {
  readonly agencyId: string | null;
  readonly officerId: string | null;
  /** Due at the end of the day. */
  readonly dueToday: readonly Item[];
  /** Due since the day of the list before, and not done by the end of the day after it was due. */
  readonly becameLate: readonly Item[];
}
export interface ReminderList extends RemindedDay {
  readonly reminders: readonly Reminder[];
}

const NAMESPACE = '9a3c0e0e-2b51-5a63-8c5d-6d1f1f7a9b10';
/** One list for each unit and day, however often it is asked for. */
export const reminderId = (unit: string, day: LocalDate): string => v5(`${unit}/${day}`, NAMESPACE);

const PAGE = 500;
const systemIn = (unit: string): Viewer => ({
  ...{ userId: 'system', roles: [] },
  municipalities: unit === 'REGION' ? '*' : [unit],
});

async function every(
  source: DeadlineSource,
  { unit, day }: RemindedDay,
  which: Pick<DeadlinesParams, 'status' | 'dueFrom' | 'dueBefore'>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let cursor: string | null = null; ;) {
    const after: { readonly cursor?: string } = cursor === null ? {} : { cursor };
    const params = { municipality: unit, on: day, limit: PAGE, ...which, ...after };
    const page = await deadlines(source, params, systemIn(unit));
    if (isRefusal(page) || typeof page === 'string') throw new Error('the duties of the day cannot be listed');
    found.push(...(page['items'] as readonly Item[]));
    cursor = page['nextCursor'] as string | null;
    if (cursor === null) return found;
  }
}

interface Responsible {
  readonly agencyId?: string | null;
  readonly officerId?: string | null;
}
const keyOf = ({ responsible }: Item): string => {
  const { agencyId = null, officerId = null } = (responsible ?? {}) as Responsible;
  return JSON.stringify([agencyId, officerId]);
};

/** By agency and officer, in the order of their ids. */
function grouped(dueToday: readonly Item[], becameLate: readonly Item[]): readonly Reminder[] {
  const keys = [...new Set([...dueToday, ...becameLate].map(keyOf))].sort();
  return keys.map((key) => {
    const [agencyId, officerId] = JSON.parse(key) as [string | null, string | null];
    const own = (items: readonly Item[]) => items.filter((item) => keyOf(item) === key);
    return { agencyId, officerId, dueToday: own(dueToday), becameLate: own(becameLate) };
  });
}

/** What falls due on a day in a unit and what became late, by who answers for it. Without names. */
export async function reminderList(source: DeadlineSource, asked: RemindedDay): Promise<ReminderList> {
  const { day, since } = asked;
  const today = await every(source, asked, { status: ['RUNNING'], dueFrom: day, dueBefore: addDays(day, 1) });
  const late = await every(source, asked, { status: ['OVERDUE'], dueFrom: since, dueBefore: day });
  return { ...asked, reminders: grouped(today, late) };
}
