import { addDays, type LocalDate } from '@kurator/kernel';
import { workday, workdaysAfter } from '../calendar';
import { LAWS } from '../laws';
import type { Teller } from '../teller';

/** Down the ladder of IRKUTSK 9: level, a sign of it, days that the family stays there in time. */
const LADDER = [
  { level: 'EMERGENCY', sign: 'LE-01', days: 80 },
  { level: 'CRISIS', sign: 'LC-05', days: 150 },
  { level: 'ADAPTATION', sign: 'LA-01', days: 200 },
  { level: 'BASE', sign: 'LB-01', days: 300 },
] as const;

/** A level's limit comes no later than this many days after the days of the ladder that are in time; BASE has most. */
const MARGIN = 170;

/** The responsible specialist is fixed to the family and accompaniment begins at a level. */
function tellStart(t: Teller, on: LocalDate, first: (typeof LADDER)[number]): void {
  const specialistId = t.dice.pick(t.officers.specialists);
  const by = t.officers.head;
  t.tell('assign-specialist', { specialistId, institutionId: t.agencies.social }, { on, by });
  const body = {
    institutionId: t.agencies.social,
    level: first.level,
    levelSigns: [first.sign],
    form: 'AF-01',
    specialistId,
    basis: 'RESOLUTION',
  };
  t.tell('start-accompaniment', body, { on: workdaysAfter(on, 1), by });
}

type Rung = (typeof LADDER)[number];

/** Down the ladder from a day on; a forgotten family stays on each rung far beyond its limit. */
function tellDescent(t: Teller, rungs: readonly Rung[], { from, last }: { from: LocalDate; last: LocalDate }): void {
  const forgotten = t.dice.chance(0.25);
  let day = from;
  for (const [index, { days }] of rungs.entries()) {
    const limit = addDays(day, days + MARGIN);
    if (forgotten && limit < last && limit <= t.end) t.quirk('OVERDUE');
    const after = addDays(day, days + (forgotten ? 250 : t.dice.int(-20, 0)));
    const next = rungs[index + 1];
    if (next === undefined || after >= addDays(last, -9)) return;
    day = workday(after);
    const body = { to: next.level, signs: [next.sign], reason: 'Учебный пример: обстановка в семье меняется' };
    t.tell('change-level', body, { on: day, by: t.officers.head });
  }
}

/**
 * Accompaniment of a registered family, level by level until it leaves. A family whose level is left alone passes the
 * level's limit: an overdue duty at the end of the story, or a change that comes too late.
 * @param until the day before the decision to remove it from the register; null while none is in sight
 */
export function tellLevels(t: Teller, from: LocalDate, until: LocalDate | null): void {
  if (!LAWS[t.district.profileId].levels) return;
  const day = workday(addDays(from, 2));
  const last = until ?? addDays(t.end, 1);
  if (addDays(day, 7) >= last) return;
  const rungs = LADDER.slice(t.dice.int(0, 2));
  tellStart(t, day, rungs[0] ?? LADDER[0]);
  tellDescent(t, rungs, { from: day, last });
  const ending = { reason: 'CP-01', positiveResult: true };
  if (until !== null) t.tell('end-accompaniment', ending, { on: until, by: t.officers.head });
}
