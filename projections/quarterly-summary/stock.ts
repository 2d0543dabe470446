import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import {
  accompaniedEpisodes,
  currentEpisode,
  intervalsOf,
  OPEN_END,
  registeredSubjects,
  type Episode,
  type FamilyState,
  type FamilyView,
  type Interval,
} from '@kurator/family';
import type { DatedChange } from '@kurator/read-models';
import { ageGroup, ageTurns } from './age-groups';
import { NONE, REGION, stockKeys } from './keys';

/** What a family counts for: a cell is named once for each thing that it counts, so two minors stand twice. */
type Standing = { readonly unit: string; readonly cells: readonly string[] };

/** Days on which time on the register passes into the next group: six months reached, twelve exceeded. */
const timeTurns = (since: LocalDate): readonly [LocalDate, LocalDate] => [
  addMonths(since, 6),
  addDays(addMonths(since, 12), 1),
];
const remembered = new Map<LocalDate, readonly [LocalDate, LocalDate]>();
/** Dates repeat all the time; beyond this many the memory is let go. */
const ENOUGH = 20_000;
function turnsSince(since: LocalDate): readonly [LocalDate, LocalDate] {
  let days = remembered.get(since);
  if (!days) {
    if (remembered.size > ENOUGH) remembered.clear();
    remembered.set(since, (days = timeTurns(since)));
  }
  return days;
}
function timeGroup(since: LocalDate, on: LocalDate): string {
  const [six, beyondTwelve] = turnsSince(since);
  return on < six ? '<6' : on < beyondTwelve ? '6-12' : '>12';
}

const registeredMinors = (episode: Episode): readonly string[] =>
  registeredSubjects(episode).flatMap(({ personId }) => (personId === null ? [] : [personId]));

const levelOf = (state: FamilyState): string => accompaniedEpisodes(state).at(-1)?.level.code ?? NONE;
const agencyKind = ({ regulation }: FamilyState, { responsibleAgencyId: id }: Episode): string =>
  (id === null ? null : regulation.agency(id))?.kind ?? NONE;

const [ofGround, ofCategory] = [stockKeys('ground'), stockKeys('category')];
const [ofDanger, ofLevel, ofAgency] = [stockKeys('dangerLevel'), stockKeys('level'), stockKeys('agencyKind')];
const [ofTime, ofAge] = [stockKeys('timeOnRegister'), stockKeys('ageGroup')];

function registeredCells(state: FamilyState, episode: Episode, on: LocalDate): readonly string[] {
  const subjects = registeredSubjects(episode);
  if (subjects.length === 0) return [];
  const minors = registeredMinors(episode);
  return [
    's|families',
    ...minors.map(() => 's|minors'),
    ...[...new Set(subjects.flatMap(({ grounds }) => grounds))].map(ofGround),
    ...episode.categories.map(ofCategory),
    ofDanger(episode.dangerLevel ?? NONE),
    ofLevel(levelOf(state)),
    ofAgency(agencyKind(state, episode)),
    ofTime(timeGroup(episode.registeredOn ?? on, on)),
    ...minors.map((id) => ofAge(ageGroup(state.persons[id], on))),
  ];
}

function standing(state: FamilyState, on: LocalDate): Standing | null {
  const episode = currentEpisode(state);
  if (episode === null || state.municipality === null) return null;
  const accompanied = accompaniedEpisodes(state).map(() => 's|accompaniment');
  const cells = [...registeredCells(state, episode, on), ...accompanied];
  return cells.length === 0 ? null : { unit: state.municipality, cells: cells.sort() };
}

function turns(state: FamilyState): readonly LocalDate[] {
  const episode = currentEpisode(state);
  const minors = episode === null ? [] : registeredMinors(episode);
  if (episode === null || registeredSubjects(episode).length === 0) return [];
  const ages = minors.flatMap((id) => {
    const person = state.persons[id];
    return person ? ageTurns(person) : [];
  });
  return episode.registeredOn === null ? ages : [...turnsSince(episode.registeredOn), ...ages];
}

type Cells = readonly string[];
const NOWHERE: Cells = [];

/**
 * What is told to a unit, and to the region as well when it is not only a move inside it. `n` is +1 for cells that are
 * new and -1 for those that are gone; both lists ascend, so that a cell of both is passed over.
 */
function tell(
  told: DatedChange[],
  units: readonly string[],
  date: LocalDate,
  [before, after]: readonly [Cells, Cells],
) {
  const say = (key: string, n: number): void => {
    for (const unit of units) told.push({ unit, key, date, n });
  };
  let [gone, come] = [0, 0];
  while (gone < before.length || come < after.length) {
    const [old, next] = [before[gone], after[come]];
    if (old === next) [gone, come] = [gone + 1, come + 1];
    else if (next === undefined || (old !== undefined && old < next)) {
      say(old as string, -1);
      gone += 1;
    } else {
      say(next, 1);
      come += 1;
    }
  }
}

const cellsOf = (standing: Standing | null): Cells => standing?.cells ?? NOWHERE;

/** Where a family came from and goes to, told on one day: both units at once, or apart when it moved. */
function tellStep(told: DatedChange[], date: LocalDate, from: Standing | null, to: Standing | null): void {
  const change = [cellsOf(from), cellsOf(to)] as const;
  const units = new Set([from, to].flatMap((standing) => (standing === null ? [] : [standing.unit])));
  if (units.size < 2) return tell(told, [...units, REGION], date, change);
  for (const unit of units)
    tell(told, [unit], date, [from?.unit === unit ? change[0] : NOWHERE, to?.unit === unit ? change[1] : NOWHERE]);
  tell(told, [REGION], date, change);
}

/** Stocks of the register and of accompaniment (ST-01, ST-04, ST-06, ST-18) as dated changes. */
export function stockChanges(view: FamilyView): readonly DatedChange[] {
  const told: DatedChange[] = [];
  const intervals: readonly Interval<Standing>[] = intervalsOf(view, { valueOf: standing, turns });
  for (const [index, { from, to, value }] of intervals.entries()) {
    const last = intervals[index - 1];
    tellStep(told, from, last?.to === from ? last.value : null, value);
    if (to !== OPEN_END && intervals[index + 1]?.from !== to) tellStep(told, to, value, null);
  }
  return told;
}
