import type { LocalDate } from '@kurator/kernel';
import { OPEN_END, type FamilyView } from '@kurator/family';
import { judge, turnsOf, type DeadlineEntry, type Duty } from '@kurator/regulation';

/**
 * What a row says of its entry beside its columns, in a fixed order: with field names it would be three times as long,
 * and there are more of these rows than of any others.
 */
type Said = readonly [
  ruleKey: string,
  rule: string,
  clause: string,
  profileId: string,
  profileVersion: number,
  confidence: DeadlineEntry['confidence'],
  triggerOn: LocalDate | null,
  nominalDue: LocalDate | null,
  metOn: LocalDate | null,
  lateWorkingDays: number | null,
  more?: Partial<DeadlineEntry>,
];

/** A duty while it is judged the same, or runs and then is overdue; {@link entryOf} gives the whole entry. */
export type DutyRow = {
  /** Begins with the family's id: {@link familyOf}. */
  readonly id: string;
  readonly municipality: string | null;
  readonly from: LocalDate;
  /** Exclusive. */
  readonly to: LocalDate;
  /** As it begins: a duty that turns overdue in these days, or is so on the first of them, is `RUNNING` until `lateFrom`. */
  readonly status: Exclude<DeadlineEntry['status'], 'OVERDUE'>;
  /** Of a running duty, the first day on which it is overdue, and `OPEN_END` when there is none. Null for any other. */
  readonly lateFrom: LocalDate | null;
  /** `effectiveDue`, and `OPEN_END` where nothing is due on a day: such duties come last. */
  readonly dueSort: LocalDate;
  readonly responsibleAgencyId: string | null;
  readonly responsibleOfficerId: string | null;
  /** 1: nobody sees it among what is open today or later, because it says that the duty is settled or its days are gone by. */
  readonly over: number;
  readonly said: Said;
};

/** The family whose duty it is. */
export const familyOf = ({ id }: Pick<DutyRow, 'id'>): string => id.slice(0, id.indexOf('/'));

const MORE = ['subjectId', 'plannedOn', 'missingYear', 'localTarget', 'notBefore', 'elapsedMinutes'] as const;

/** What few entries say; undefined when this one says nothing of it. */
function moreOf(entry: DeadlineEntry): Partial<DeadlineEntry> | undefined {
  let more: Record<string, unknown> | undefined;
  for (const name of MORE) if (entry[name] !== undefined) (more ??= {})[name] = entry[name];
  return more;
}

function saidOf(entry: DeadlineEntry): Said {
  const { ruleKey, rule, clause, profileId, profileVersion, confidence } = entry;
  const { triggerOn, nominalDue, metOn, lateWorkingDays } = entry;
  const more = moreOf(entry);
  return more === undefined
    ? [ruleKey, rule, clause, profileId, profileVersion, confidence, triggerOn, nominalDue, metOn, lateWorkingDays]
    : [
        ruleKey,
        rule,
        clause,
        profileId,
        profileVersion,
        confidence,
        triggerOn,
        nominalDue,
        metOn,
        lateWorkingDays,
        more,
      ];
}

const responsible = ({ responsibleAgencyId: agencyId, responsibleOfficerId: officerId }: DutyRow) =>
  agencyId === null ? null : { agencyId, ...(officerId === null ? {} : { officerId }) };

/** How the duty of a row is judged on one of its days. */
const statusOn = ({ status, lateFrom }: DutyRow, on: LocalDate): DeadlineEntry['status'] =>
  lateFrom !== null && lateFrom <= on ? 'OVERDUE' : status;

/** The deadline entry of a row on one of its days (`api.md`, "Deadline entry"). */
export function entryOf(row: DutyRow, on: LocalDate): DeadlineEntry {
  const [ruleKey, rule, clause, profileId, profileVersion, confidence] = row.said;
  const [, , , , , , triggerOn, nominalDue, metOn, lateWorkingDays, more] = row.said;
  return {
    ...{ ruleKey, rule, clause, profileId, profileVersion, confidence },
    ...{ triggerOn, nominalDue, effectiveDue: row.dueSort === OPEN_END ? null : row.dueSort },
    ...{ status: statusOn(row, on), metOn, lateWorkingDays, responsible: responsible(row) },
    ...more,
  };
}

/** Statuses of a duty that somebody still has to do something about, or that cannot be judged. */
export const OPEN_STATUSES: ReadonlySet<string> = new Set([
  ...(['PENDING_TRIGGER', 'RUNNING', 'OVERDUE', 'NO_TERM', 'CALENDAR_MISSING'] satisfies DeadlineEntry['status'][]),
]);

export const isSettled = ({ metOn, cancelledOn }: Duty): boolean => metOn !== null || cancelledOn !== null;

/** Of an entry, what changes with time beside its status; the rest belongs to the duty for good. */
const CHANGING = ['triggerOn', 'nominalDue', 'effectiveDue', 'metOn', 'plannedOn', 'missingYear'] as const;

const isSame = (a: DeadlineEntry, b: DeadlineEntry): boolean =>
  CHANGING.every((name) => a[name] === b[name]) &&
  a.responsible?.agencyId === b.responsible?.agencyId &&
  a.responsible?.officerId === b.responsible?.officerId;

/** Days in which nothing about a duty changes but that it turns overdue. */
interface Stretch {
  readonly from: LocalDate;
  readonly entry: DeadlineEntry;
  readonly municipality: string | null;
  /** On its last day so far. */
  status: DeadlineEntry['status'];
  lateFrom: LocalDate | null;
}
type Turn = Pick<Stretch, 'from' | 'entry' | 'municipality'>;

const beginning = (turn: Turn): Stretch => {
  const { status } = turn.entry;
  const lateFrom = status === 'OVERDUE' ? turn.from : status === 'RUNNING' ? OPEN_END : null;
  return { ...turn, status, lateFrom };
};

/** Lets the last stretch go on from a day, when nothing else changes on it. @returns whether it does */
function goesOn(last: Stretch | undefined, { from, entry, municipality }: Turn): boolean {
  if (last?.municipality !== municipality || !isSame(last.entry, entry)) return false;
  if (last.status === entry.status) return true;
  if (last.status !== 'RUNNING' || entry.status !== 'OVERDUE') return false;
  last.status = 'OVERDUE';
  last.lateFrom = from;
  return true;
}

/**
 * The municipality whose duty it is on a day: a move leaves it where it began, unless it goes with the family or is what
 * remains for the side that gave the family away (architecture decision 1).
 */
const placeOf = ({ moved }: Duty, began: string | null, on: LocalDate): string | null =>
  moved.findLast(({ from }) => from <= on)?.municipality ?? began;

/** The municipality that answered for the family when the duty began. */
function municipalityOf({ moments }: FamilyView, { triggerOn, pendingFrom }: Duty): string | null {
  const began = triggerOn ?? pendingFrom;
  const moment = began === null ? undefined : moments.findLast(({ on }) => on <= began);
  return (moment ?? moments.at(-1))?.state.municipality ?? null;
}

const agencyOf = ({ responsible }: DeadlineEntry): string | null => responsible?.agencyId ?? null;
const officerOf = ({ responsible }: DeadlineEntry): string | null => responsible?.officerId ?? null;

/**
 * The duty's life as rows, ascending, without gap from the day on which it is first judged.
 * @param name what tells it from the family's other duties
 */
export function dutyRows(view: FamilyView, duty: Duty, name: string): readonly DutyRow[] {
  const began = municipalityOf(view, duty);
  const found: Stretch[] = [];
  for (const from of turnsOf(duty)) {
    const entry = judge(duty, from);
    if (entry === null) continue;
    const turn = { from, entry, municipality: placeOf(duty, began, from) };
    if (!goesOn(found.at(-1), turn)) found.push(beginning(turn));
  }
  // Nothing is told of days to come, so today is the day of the last fact or later.
  const newest = view.facts.at(-1)?.occurredOn ?? '';
  return found.map(({ from, entry, municipality, lateFrom }, index) => {
    const to = found[index + 1]?.from ?? OPEN_END;
    return {
      id: `${view.familyId}/${name}/${from}`,
      municipality,
      from,
      to,
      status: entry.status === 'OVERDUE' ? 'RUNNING' : entry.status,
      lateFrom,
      dueSort: entry.effectiveDue ?? OPEN_END,
      responsibleAgencyId: agencyOf(entry),
      responsibleOfficerId: officerOf(entry),
      over: to <= newest || !OPEN_STATUSES.has(entry.status) ? 1 : 0,
      said: saidOf(entry),
    };
  });
}
