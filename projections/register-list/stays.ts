import type { FamilyState, FamilyView, SubjectState } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';

/** A subject's time on a register, of one municipality or of the whole region. */
export interface Stay {
  readonly subject: SubjectState;
  readonly episode: number;
  readonly from: LocalDate;
  /** The day of leaving; null while the subject is still there. */
  readonly to: LocalDate | null;
  /** Ground of leaving, 6.4; null while the subject is there. */
  readonly ground: string | null;
  /** The family as it is known last: at the end of the leaving day, or of the last day asked for. */
  readonly state: FamilyState;
  /** The municipality that had the family while the subject was there. */
  readonly municipality: string;
}
/** Days that are asked for, both inclusive. */
export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}
const REGION = 'REGION';

interface Present {
  readonly subject: SubjectState;
  readonly episode: number;
  readonly municipality: string;
}

/** Who is on the unit's register at the end of a day, by episode and subject. */
function present({ episodes, municipality }: FamilyState, unit: string): ReadonlyMap<string, Present> {
  if (municipality === null || (unit !== REGION && municipality !== unit)) return new Map();
  const found = episodes.flatMap(({ number, subjects }) =>
    Object.entries(subjects)
      .filter(([, { state }]) => state === 'SUBJECT_REGISTERED')
      .map(([key, subject]) => [`${number}/${key}`, { subject, episode: number, municipality }] as const),
  );
  return new Map(found);
}

/**
 * Why a subject is gone: by decision or by court, or because the family went to another municipality of the region, which
 * is a leaving for the one that it left (6.3, 6.4: «выезд ... за пределы муниципального образования»).
 */
function endOf({ subject, episode }: Present, state: FamilyState) {
  const key = subject.personId ?? 'FAMILY';
  const after = state.episodes.find(({ number }) => number === episode)?.subjects[key];
  if (after?.ground) return { subject: after, ground: after.ground };
  return { subject, ground: subject.kind === 'FAMILY' ? 'FD-05a' : 'MD-04a' };
}

/** Every stay on the unit's register up to a day, in the order in which they began. */
function staysUntil({ moments }: FamilyView, unit: string, until: LocalDate): readonly Stay[] {
  const stays: Stay[] = [];
  const open = new Map<string, number>();
  for (const { on, state } of moments) {
    if (on > until) break;
    const now = present(state, unit);
    for (const [key, at] of open) {
      const stay = stays[at] as Stay;
      const still = now.get(key);
      stays[at] = still ? { ...stay, ...still, state } : { ...stay, ...endOf(stay, state), to: on, state };
      if (!still) open.delete(key);
    }
    for (const [key, who] of now)
      if (!open.has(key)) open.set(key, stays.push({ ...who, from: on, to: null, ground: null, state }) - 1);
  }
  return stays;
}

/**
 * The stays of which a list of the unit speaks: everyone who is there on the last day, and everyone who left within the
 * days asked for (spec 7, "Which rows"). @param unit OKTMO, or `REGION`, where a move inside is no leaving
 */
export const staysWithin = (view: FamilyView, unit: string, { from, to }: Span): readonly Stay[] =>
  staysUntil(view, unit, to).filter((stay) => stay.to === null || stay.to >= from);
