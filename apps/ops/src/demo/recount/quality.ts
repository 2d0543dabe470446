import { addDays, addMonths, daysBetween, type LocalDate } from '@kurator/kernel';
import type { FamilyStory } from '../story/types';
import { staysOfFamily, type Stay } from './register';
import { happened } from './tzhs';

const inYear = (on: unknown, year: number): boolean => String(on).startsWith(`${year}-`);

/** How often something was recorded that happened in a year. */
export const commandsIn = (stories: readonly FamilyStory[], command: string, year: number): number =>
  stories.flatMap(happened).filter((one) => one.command === command && inYear(one.data['occurredOn'], year)).length;

/** Days of a month on which a family was on the register. */
function daysIn(stays: readonly Stay[], first: LocalDate): number {
  const next = addMonths(first, 1);
  const end = (to: LocalDate | null): LocalDate => (to === null || to > next ? next : to);
  return stays
    .map(({ from, to }) => daysBetween(from < first ? first : from, end(to)))
    .reduce((sum, days) => sum + Math.max(days, 0), 0);
}

/** A family-month counts when the family was registered on fifteen days of it (ST-53). */
const ENOUGH_DAYS = 15;

/** Family-months of a year, and those in which the family was visited. */
export function patronageIn(stories: readonly FamilyStory[], year: number) {
  const months = Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01-01`, index));
  let [familyMonths, withVisit] = [0, 0];
  for (const story of stories) {
    const stays = staysOfFamily(story);
    const visits = happened(story).filter(({ command }) => command === 'record-patronage-visit');
    for (const first of months) {
      if (daysIn(stays, first) < ENOUGH_DAYS) continue;
      familyMonths += 1;
      const last = addDays(addMonths(first, 1), -1);
      const within = (on: LocalDate): boolean => on >= first && on <= last;
      if (visits.some(({ data }) => within(data['occurredOn'] as LocalDate))) withVisit += 1;
    }
  }
  return { familyMonths, withVisit };
}

/** Lines of the appendix that are counted by family (ST-10, ST-11, ST-16): an accompaniment counts once in a year. */
export function casesIn(stories: readonly FamilyStory[], command: string, year: number): number {
  const cases = new Set<string>();
  for (const story of stories) {
    let starts = 0;
    for (const one of happened(story)) {
      if (one.command === 'start-accompaniment') starts += 1;
      if (one.command === command && inYear(one.data['occurredOn'], year)) cases.add(`${one.familyId}/${starts}`);
    }
  }
  return cases.size;
}

/** Entries of a journal in a year: one for each report of its holder. */
export const reportsIn = (stories: readonly FamilyStory[], holder: string, year: number): number =>
  stories
    .flatMap(happened)
    .filter(({ command, data }) => command === 'report' && data['detectedByAgencyId'] === holder)
    .filter(({ data }) => inYear(data['occurredOn'], year)).length;
