import { addDays, addMonths, quarterOf, quarterSpan, type LocalDate } from '@kurator/kernel';
import { DISTRICTS } from '../region/districts';
import { workdaysAfter } from '../story/calendar';
import type { Errand } from '../story/errands';
import type { Decision, FamilyStory } from '../story/types';
import { knownSpells } from './quarters';
import { movement, staysOfFamily, staysOfMinors, type Stay } from './register';
import { happened } from './tzhs';

const isThere =
  (on: LocalDate) =>
  ({ from, to }: Stay): boolean =>
    from <= on && (to === null || to > on);

/** Families and minors on the register at the end of a day, as it was known by another one. */
export function standing(here: readonly FamilyStory[], on: LocalDate, knownBy: LocalDate) {
  const known = here.map((story) => ({ spells: knownSpells(story, knownBy) }));
  return {
    families: known.filter((one) => staysOfFamily(one).some(isThere(on))).length,
    minors: known.flatMap(staysOfMinors).filter(isThere(on)).length,
  };
}

type Known = Parameters<typeof staysOfFamily>[0];
/** The last day of a span on which the family is on the register, and none of its minors by name. */
function lastWholeDay(known: Known, { from, to }: { from: LocalDate; to: LocalDate }): LocalDate | null {
  const [family, minors] = [staysOfFamily(known), staysOfMinors(known)];
  for (let on = to; on >= from; on = addDays(on, -1))
    if (family.some(isThere(on)) && !minors.some(isThere(on))) return on;
  return null;
}

/** Rows of a list: minors on the register at the quarter's end or gone within it; of whole families, who lives in them. */
export function listRows(here: readonly FamilyStory[], quarter: string, knownBy: LocalDate): number {
  const span = quarterSpan(quarter);
  return here.reduce((sum, story) => {
    const known = { spells: knownSpells(story, knownBy) };
    const minors = movement(staysOfMinors(known), quarter);
    const whole = lastWholeDay(known, span);
    const living = story.family.children.filter(
      ({ birthDate }) => whole !== null && addMonths(birthDate, 18 * 12) > whole,
    );
    return sum + minors.closing + minors.out + living.length;
  }, 0);
}

const ofCommand = (errands: readonly Errand[], command: string): readonly Errand[] =>
  errands.filter((one) => one.command === command);
const inYear = (on: unknown, year: number): boolean => String(on).startsWith(`${year}-`);

/**
 * Requests under IRKUTSK whose ten working days ended in a year, and those answered as a whole by then (ST-51). One that
 * was refused in time owes no answer; OKTYABRSKY sets no term.
 */
export function requestsIn(errands: readonly Errand[], year: number) {
  const endedBy = (command: string, { path, dueOn }: { path: string; dueOn: LocalDate }): boolean =>
    ofCommand(errands, command).some((end) => end.path === path && end.on <= dueOn && end.body['partial'] !== true);
  const due = ofCommand(errands, 'request-information')
    .filter(({ district }) => district?.profileId === 'IRKUTSK')
    .map(({ path, on }) => ({ path, dueOn: workdaysAfter(on, 10) }))
    .filter(({ dueOn }) => inYear(dueOn, year))
    .filter((one) => !endedBy('refuse-information', one));
  return { met: due.filter((one) => endedBy('answer-information', one)).length, total: due.length };
}

/** Discrepancies of a year's reconciliations that nobody has resolved (ST-60). */
export const discrepanciesIn = (errands: readonly Errand[], year: number): number =>
  ofCommand(errands, 'reconcile-list')
    .filter(({ path }) => path.includes(`-${year}-Q`))
    .flatMap(({ body }) => body['discrepancies'] as readonly { readonly resolution?: string }[])
    .filter(({ resolution }) => resolution === undefined).length;

/** Officers with a development of a kind in a year, each once (ST-30 to ST-33). */
export const developedIn = (errands: readonly Errand[], kind: string, year: number): number =>
  new Set(
    ofCommand(errands, 'record-staff-development')
      .filter(({ body, on }) => body['kind'] === kind && inYear(on, year))
      .map(({ path }) => path),
  ).size;

/** Volunteers engaged on a day of a year (ST-34). */
export const volunteersIn = (errands: readonly Errand[], year: number): number =>
  ofCommand(errands, 'engage-volunteer')
    .filter(({ on, body }) => on <= `${year}-12-31` && String(body['until']) >= `${year}-01-01`)
    .reduce((sum, { body }) => sum + Number(body['count']), 0);

/** What gives a family an organisation: one that is responsible, a curator, an executor, an institution. */
const BRINGS = new Set(['recognise-sop', 'assign-curator', 'approve-programme', 'start-accompaniment']);
/** After every day. */
const OPEN = '9999-12-31';
const NAMES = new Set(['assign-curator', 'replace-curator']);
const dayOf = ({ data }: Decision): string => String(data['occurredOn']);
const hasOrganisation = (story: FamilyStory, year: number): boolean =>
  happened(story).some((one) => BRINGS.has(one.command) && dayOf(one) <= `${year}-12-31`);
/**
 * Whether the organisation of the district that a family left was with it on a day of the year, in its new one: until the
 * new commission has named a curator, and as executor of the programme that was approved before until the family leaves.
 */
function brings({ move, decisions, spells }: FamilyStory, unit: string, year: number): boolean {
  if (move?.to.oktmo !== unit || move.on > `${year}-12-31`) return false;
  const told = happened({ decisions });
  const named = told.find((one) => one.municipality === unit && NAMES.has(one.command) && dayOf(one) >= move.on);
  const executes = told.some(({ command }) => command === 'approve-programme');
  const left = spells.map(({ to }) => to ?? OPEN).reduce((a, b) => (a > b ? a : b), move.on);
  return (executes ? left : named === undefined ? OPEN : dayOf(named)) > `${year}-01-01`;
}

/**
 * Organisations that worked with families of a district in a year (ST-20): each district has one, which is curator, executor
 * and institution from its first family on; that of the district which a family comes from is with it until the new
 * commission has named its own.
 */
export function organisationsIn(stories: readonly FamilyStory[], unit: string, year: number): number {
  const own = DISTRICTS.filter(({ oktmo }) => oktmo === unit || unit === 'REGION')
    .filter(({ oktmo }) => stories.some((story) => story.district.oktmo === oktmo && hasOrganisation(story, year)))
    .map(({ oktmo }) => oktmo);
  const brought = stories.filter((story) => brings(story, unit, year)).map(({ district }) => district.oktmo);
  return new Set([...own, ...brought]).size;
}

/** The quarter that an errand's path names. */
export const quarterIn = ({ path, on }: Errand): string => /\d{4}-Q[1-4]$/.exec(path)?.[0] ?? quarterOf(on);
