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
import { NONE, REGION } from './keys';

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

function registeredCells(state: FamilyState, episode: Episode, on: LocalDate): readonly string[] {
  const subjects = registeredSubjects(episode);
  if (subjects.length === 0) return [];
  const minors = registeredMinors(episode);
  return [
    's|families',
    ...minors.map(() => 's|minors'),
    ...[...new Set(subjects.flatMap(({ grounds }) => grounds))].map((code) => `s|ground|${code}`),
    ...episode.categories.map((code) => `s|category|${code}`),
    `s|dangerLevel|${episode.dangerLevel ?? NONE}`,
    `s|level|${levelOf(state)}`,
    `s|agencyKind|${agencyKind(state, episode)}`,
    `s|timeOnRegister|${timeGroup(episode.registeredOn ?? on, on)}`,
    ...minors.map((id) => `s|ageGroup|${ageGroup(state.persons[id], on)}`),
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

/** Cells of one interval against those of the one before it: what is new counts, what is gone is taken off. */
function difference(before: readonly string[], after: readonly string[]): ReadonlyMap<string, number> {
  const cells = new Map<string, number>();
  for (const cell of after) cells.set(cell, (cells.get(cell) ?? 0) + 1);
  for (const cell of before) cells.set(cell, (cells.get(cell) ?? 0) - 1);
  return cells;
}

const NOWHERE: readonly string[] = [];
const changed = (unit: string, date: LocalDate, cells: ReadonlyMap<string, number>): readonly DatedChange[] =>
  [...cells].flatMap(([key, n]) => (n === 0 ? [] : [{ unit, key, date, n }]));

/** The changes of every unit: each interval against the one that it follows, and the end where nothing follows. */
function changesOf(intervals: readonly Interval<Standing>[]): readonly DatedChange[] {
  return intervals.flatMap(({ from, to, value: { unit, cells } }, index) => {
    const [last, next] = [intervals[index - 1], intervals[index + 1]];
    const follows = last?.to === from && last.value.unit === unit;
    const followed = next?.from === to && next.value.unit === unit;
    const begins = changed(unit, from, difference(follows ? last.value.cells : NOWHERE, cells));
    return followed || to === OPEN_END ? begins : [...begins, ...changed(unit, to, difference(cells, NOWHERE))];
  });
}

/** Stocks of the register and of accompaniment (ST-01, ST-04, ST-06, ST-18) as dated changes. */
export function stockChanges(view: FamilyView): readonly DatedChange[] {
  const intervals = intervalsOf(view, { valueOf: standing, turns });
  const everywhere = intervals.map((one) => ({ ...one, value: { ...one.value, unit: REGION } }));
  return [...changesOf(intervals), ...changesOf(everywhere)];
}
