import type { LocalDate } from '@kurator/kernel';
import {
  isPositive,
  registeredSubjects,
  type Episode,
  type FamilyState,
  type FamilyView,
  type SubjectState,
} from '@kurator/family';
import type { DatedChange } from '@kurator/read-models';
import { inBoth, inUnit } from './keys';

/** An episode before and after a day with facts, and where the family then was. */
interface Step {
  readonly on: LocalDate;
  readonly before: Episode | undefined;
  readonly after: Episode;
  readonly from: string;
  readonly to: string;
  readonly earlier: readonly Episode[];
}
interface Exit {
  readonly ground: string;
  readonly mode: string | null;
}
type Who = 'families' | 'minors';

const isOn = (episode: Episode | undefined): boolean => episode !== undefined && registeredSubjects(episode).length > 0;
const isIn = (subject: SubjectState | undefined): boolean => subject?.state === 'SUBJECT_REGISTERED';

const entered = (who: Who, step: Step, repeated: boolean): readonly DatedChange[] =>
  inBoth(step.to, `f|${who}|${repeated ? 'inRepeated' : 'inFirst'}`, step.on);

/** Court annulments are a line of their own, neither with result nor without (spec 6.4). */
const ANNULMENT = 'MD-02';
const MODES: Readonly<Record<string, string>> = {
  WITH_PATRONAGE: 'outPatronage',
  TO_PREVENTIVE_REGISTER: 'outPreventive',
};
function exitKeys(exit: Exit | null): readonly string[] {
  if (exit === null || exit.ground === ANNULMENT) return ['outAnnulled', `outByGround|${exit?.ground ?? ANNULMENT}`];
  const mode = MODES[exit.mode ?? ''];
  return [
    `outByGround|${exit.ground}`,
    ...(isPositive(exit.ground) ? ['outPositive'] : []),
    ...(mode === undefined ? [] : [mode]),
  ];
}
const left = (who: Who, unit: string, on: LocalDate, exit: Exit | null): readonly DatedChange[] =>
  ['out', ...exitKeys(exit)].flatMap((key) => inBoth(unit, `f|${who}|${key}`, on));

const wasRegistered = (episode: Episode | undefined): boolean => episode !== undefined && episode.registeredOn !== null;

function familyMoves(step: Step): readonly DatedChange[] {
  const { before, after, on } = step;
  const came = wasRegistered(after) && !wasRegistered(before);
  const went = !isOn(after) && (came || isOn(before));
  return [
    ...(came ? entered('families', step, after.repeat) : []),
    ...(went ? left('families', isOn(before) ? step.from : step.to, on, after.exit) : []),
  ];
}

const endedBefore = (step: Step, key: string): boolean =>
  [...step.earlier, step.before].some((episode) => {
    const subject = episode?.subjects[key];
    return subject !== undefined && subject.deregisteredOn !== null;
  });

const wasElsewhere = ({ after }: Step, key: string): boolean => typeof after.subjects[key]?.elsewhereUntil === 'string';

const minorEntry = (step: Step, key: string): readonly DatedChange[] => [
  ...entered('minors', step, endedBefore(step, key) || wasElsewhere(step, key)),
  ...(familyStays(step) ? inBoth(step.to, 'f|minors|inFamilyStays', step.on) : []),
];
function minorExit(step: Step, { ground, mode }: SubjectState, unit: string): readonly DatedChange[] {
  const exit = ground === null ? null : { ground, mode };
  return [
    ...left('minors', unit, step.on, exit),
    ...(familyStays(step) ? inBoth(unit, 'f|minors|outFamilyStays', step.on) : []),
  ];
}
/** On the register before the day and after it (ST-07). */
const familyStays = ({ before, after }: Step): boolean => isOn(before) && isOn(after);

const subjectBefore = ({ before }: Step, key: string): SubjectState | undefined => before?.subjects[key];

function minorMoves(step: Step, key: string, subject: SubjectState): readonly DatedChange[] {
  const before = subjectBefore(step, key);
  const was = isIn(before);
  const came = !was && before?.registeredOn !== subject.registeredOn;
  const went = !isIn(subject) && (came || was);
  return [...(came ? minorEntry(step, key) : []), ...(went ? minorExit(step, subject, was ? step.from : step.to) : [])];
}

/** Who is on the register in both municipalities' eyes goes over to the new one (ST-02c, ST-03f). */
function transfer(step: Step): readonly DatedChange[] {
  const { before, after, from, to, on } = step;
  if (from === to || !isOn(before) || !isOn(after)) return [];
  const minors = Object.entries(after.subjects).filter(
    ([key, subject]) => subject.kind === 'MINOR' && isIn(subject) && isIn(before?.subjects[key]),
  ).length;
  return (['families', 'minors'] as const).flatMap((who) => {
    const n = who === 'families' ? 1 : minors;
    return [
      ...inUnit(from, `f|${who}|out`, on, n),
      ...inUnit(from, `f|${who}|outTransfer`, on, n),
      ...inUnit(to, `f|${who}|inTransfer`, on, n),
    ];
  });
}

/** Most facts touch neither subjects nor place. */
const nothingMoved = ({ before, after, from, to }: Step): boolean =>
  from === to && before?.subjects === after.subjects && before.registeredOn === after.registeredOn;

function stepMoves(step: Step): readonly DatedChange[] {
  if (nothingMoved(step)) return [];
  const minors = Object.entries(step.after.subjects).filter(([, subject]) => subject.kind === 'MINOR');
  return [
    ...familyMoves(step),
    ...minors.flatMap(([key, subject]) => minorMoves(step, key, subject)),
    ...transfer(step),
  ];
}

const placeOf = (state: FamilyState | undefined): string | null => state?.municipality ?? null;

/** Register movement of families and, apart from them, of minors (ST-02, ST-03, ST-07), each move on its day. */
export function registerMoves({ moments }: FamilyView): readonly DatedChange[] {
  return moments.flatMap(({ on, state }, index) => {
    const last = moments[index - 1]?.state;
    const to = placeOf(state);
    if (to === null || (state.episodes === last?.episodes && to === placeOf(last))) return [];
    const first = Math.max(0, (last?.episodes.length ?? 0) - 1);
    return state.episodes.slice(first).flatMap((after, n) =>
      stepMoves({
        ...{ on, after, to },
        before: last?.episodes[first + n],
        from: placeOf(last) ?? to,
        earlier: state.episodes.slice(0, first + n),
      }),
    );
  });
}
