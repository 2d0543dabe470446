import { addDays, yearOf, type LocalDate } from '@kurator/kernel';
import { builtInCalendars, makeCalendar } from '@kurator/regulation';
import { makeDice } from '../dice';
import { agenciesOf, DISTRICTS, officersOf, type District } from '../region/districts';
import type { Body } from './types';

const russian = makeCalendar(builtInCalendars);

/** The day itself when it is worked, else the next one that is. */
export const workday = (date: LocalDate): LocalDate => (russian.isWorking(date) ? date : workday(addDays(date, 1)));
/** The n-th working day after a date. */
export const workdaysAfter = (date: LocalDate, n: number): LocalDate =>
  n === 0 ? date : workdaysAfter(workday(addDays(date, 1)), n - 1);

/** A sitting of a commission: one resolution, whose number, date and votes all of its items share. */
export interface Session {
  readonly on: LocalDate;
  readonly resolution: Body;
  readonly votes: Body;
}
export interface Sessions {
  /** The first sitting of a district's commission on or after a day. */
  from(district: District, day: LocalDate): Session;
  /** The last sitting on or before a day; the first one of all when there is none. */
  until(district: District, day: LocalDate): Session;
}

const FORTNIGHT = 14;

/** Nobody is against recognition in this story, and now and then too few have come for a quorum (CG-49). */
function votesOf(seed: string, district: District, on: LocalDate): Body {
  const dice = makeDice(`${seed}/session/${district.key}/${on}`);
  const present = dice.chance(0.05) ? 5 : dice.int(7, 11);
  const abstained = dice.int(0, 1);
  return { membersTotal: 11, present, for: present - abstained, against: 0, abstained, castingVoteUsed: false };
}

function sessionsOf(seed: string, district: District, span: { from: LocalDate; to: LocalDate }): readonly Session[] {
  const sessions: Session[] = [];
  const held = new Map<number, number>();
  const first = addDays(span.from, DISTRICTS.indexOf(district) + 2);
  for (let day = first; day <= span.to; day = addDays(day, FORTNIGHT)) {
    const on = workday(day);
    const ordinal = (held.get(yearOf(on)) ?? 0) + 1;
    held.set(yearOf(on), ordinal);
    const resolution = {
      number: `${ordinal}`,
      adoptedOn: on,
      sessionOn: on,
      commissionId: agenciesOf(district).commission,
      chairOfficerId: officersOf(district).chair,
    };
    sessions.push({ on, resolution, votes: votesOf(seed, district, on) });
  }
  return sessions;
}

/** Every sitting of every commission: each fortnight, on a working day, numbered anew each year. */
export function makeSessions(seed: string, span: { from: LocalDate; to: LocalDate }): Sessions {
  const all = new Map(DISTRICTS.map((district) => [district.key, sessionsOf(seed, district, span)]));
  const of = (district: District) => all.get(district.key) ?? [];
  const found = (session: Session | undefined, day: LocalDate): Session => {
    if (session === undefined) throw new Error(`no session around ${day}`);
    return session;
  };
  return {
    from: (district, day) =>
      found(
        of(district).find(({ on }) => on >= day),
        day,
      ),
    until: (district, day) => found(of(district).findLast(({ on }) => on <= day) ?? of(district)[0], day),
  };
}
