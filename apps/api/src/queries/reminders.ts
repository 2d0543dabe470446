import type { Viewer } from '@kurator/access';
import type { JobQueue } from '@kurator/jobs';
import { reminderId, type Reminder, type ReminderList } from '../reminders/list';
import { deskOf, type Desk } from './desks';
import { notFresh, positionOf } from './lists';
import { unitsOf } from './own-duties';
import type { QueryAnswer, RemindersParams } from './queries';
import type { Register } from './register';
import { namesOf } from './work';

/** What the reminders are read from. */
export interface RemindersSource {
  readonly register: Register;
  readonly lists: Pick<JobQueue, 'open'>;
}

/** The units whose lists the desk may hold something in. */
function asked({ register }: RemindersSource, desk: Desk, viewer: Viewer, municipality?: string): readonly string[] {
  if (desk.duties === null) return [];
  if (desk.duties === 'REGION') return municipality === undefined ? ['REGION'] : [];
  return unitsOf(register.regulation(), viewer, municipality).filter((unit) => unit !== 'REGION');
}

const isOwn = (desk: Desk, { agencyId }: Reminder): boolean =>
  desk.duties === 'REGION' || desk.duties?.responsible === agencyId;

/**
 * `GET /reminders`: the lists of today for the agency of the signed-in user (the ministry: its own): what falls due and
 * what became late since the list before, by officer. A list that is not made yet is missing.
 * @returns lists, or 400 (position) or 503 READ_MODEL_BEHIND
 */
export async function reminders(
  source: RemindersSource,
  { municipality, after }: RemindersParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const { register, lists } = source;
  const behind = await notFresh(register, after);
  if (behind) return behind;
  const desk = deskOf(viewer, register.regulation());
  const found: ReminderList[] = [];
  for (const unit of asked(source, desk, viewer, municipality)) {
    const made = (await lists.open(reminderId(unit, register.today(unit))))?.result as ReminderList | undefined;
    if (made !== undefined) found.push({ ...made, reminders: made.reminders.filter((one) => isOwn(desk, one)) });
  }
  return register.read(async (store) => {
    const items = found.flatMap(({ reminders: own }) => own.flatMap((one) => [...one.dueToday, ...one.becameLate]));
    const names = await namesOf(store, items);
    const named = (item: Readonly<Record<string, unknown>>) => ({ ...item, name: names.get(item['familyId']) ?? null });
    const shown = (one: Reminder) => ({
      ...one,
      dueToday: one.dueToday.map(named),
      becameLate: one.becameLate.map(named),
    });
    return {
      lists: found.map((list) => ({ ...list, reminders: list.reminders.map(shown) })),
      position: await positionOf(store),
    };
  });
}
