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
function timeGroup(since: LocalDate, on: LocalDate): string {
  const [six, beyondTwelve] = timeTurns(since);
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
  return episode.registeredOn === null ? ages : [...timeTurns(episode.registeredOn), ...ages];
}

function counted(changes: Map<string, number>, cells: readonly string[], sign: 1 | -1): void {
  for (const cell of cells) changes.set(cell, (changes.get(cell) ?? 0) + sign);
}

/** What changes for a unit on the first day of an interval and, where a gap follows, on the day after its last. */
function changesOf(intervals: readonly Interval<Standing>[], unitOf: (unit: string) => string): readonly DatedChange[] {
  const days = new Map<string, Map<string, number>>();
  const at = (unit: string, date: LocalDate): Map<string, number> => {
    const key = `${unit}/${date}`;
    const there = days.get(key) ?? new Map<string, number>();
    days.set(key, there);
    return there;
  };
  for (const { from, to, value } of intervals) {
    counted(at(unitOf(value.unit), from), value.cells, 1);
    if (to !== OPEN_END) counted(at(unitOf(value.unit), to), value.cells, -1);
  }
  return [...days].flatMap(([key, cells]) => {
    const [unit, date] = key.split('/') as [string, string];
    return [...cells].flatMap(([cell, n]) => (n === 0 ? [] : [{ unit, key: cell, date, n }]));
  });
}

/** Stocks of the register and of accompaniment (ST-01, ST-04, ST-06, ST-18) as dated changes. */
export function stockChanges(view: FamilyView): readonly DatedChange[] {
  const intervals = intervalsOf(view, { valueOf: standing, turns });
  return [...changesOf(intervals, (unit) => unit), ...changesOf(intervals, () => REGION)];
}
