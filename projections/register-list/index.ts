import { minorsOf, type FamilyView, type Person } from '@kurator/family';
import { addDays, clear, type Fact, type LocalDate, type Personal } from '@kurator/kernel';
import { codeTitle } from '@kurator/regulation';
import { addressesOf, curatorOf, householdOf, occupationOf, parentsOf, personOf, type Household } from './home';
import { staysWithin, type Span, type Stay } from './stays';

/** A code with its wording; `text` is what was typed for a code that says nothing by itself (`...-99`). */
export interface Coded {
  readonly code: string;
  readonly title: string;
  readonly text?: string;
}
/** A row of the lists of MARIEL App. 6 to 8 (spec 7, F-M6 to F-M8). */
export interface RegisterRow {
  readonly familyId: string;
  /** Whose registration the row tells: the minor's own, or that of the family in which the minor lives. */
  readonly subject: 'FAMILY' | 'MINOR';
  readonly municipality: { readonly oktmo: string; readonly name: string };
  /** Null: the family is registered and no minor lives in it any more. */
  readonly minor: {
    readonly personId: string;
    readonly name: string | null;
    readonly birthDate: LocalDate | null;
  } | null;
  readonly parents: ReturnType<typeof parentsOf>;
  readonly addresses: ReturnType<typeof addressesOf>;
  readonly occupation: string | null;
  readonly grounds: readonly Coded[];
  readonly registeredOn: LocalDate;
  readonly curator: ReturnType<typeof curatorOf>;
  readonly deregisteredOn: LocalDate | null;
  readonly deregistrationGround: Coded | null;
}
export type { Span } from './stays';

/** What a list asks a family. */
export interface ListQuestion {
  /** OKTMO, or `REGION`: there a move inside the region is no leaving. */
  readonly unit: string;
  readonly span: Span;
}

/** The last day of the stay that the span covers. */
const lastDay = ({ to }: Stay, span: Span): LocalDate => {
  const last = to === null ? span.to : addDays(to, -1);
  return last < span.to ? last : span.to;
};
const covers = (stay: Stay, on: LocalDate): boolean => stay.from <= on && (stay.to === null || stay.to > on);

/** A family is listed by itself while none of its minors is a subject of the same registration (CG-41). */
const isAlone = (stay: Stay, all: readonly Stay[], span: Span): boolean => {
  const on = lastDay(stay, span);
  return !all.some((one) => one.subject.kind === 'MINOR' && one.episode === stay.episode && covers(one, on));
};

/** Minors who lived in the family on a day of the stay that the span covers. */
function minorsIn(stay: Stay, span: Span, household: Household): readonly Person[] {
  const first = stay.from > span.from ? stay.from : span.from;
  return minorsOf(stay.state, first).filter(({ personId }) => household.get(personId)?.livesWithFamily !== false);
}

/** What was typed beside a code that needs words, at the decision of that day. */
function typed(facts: readonly Fact[], type: string, on: LocalDate, { kind, personId }: Stay['subject']) {
  for (const fact of facts) {
    if (fact.type !== type || fact.occurredOn !== on) continue;
    const subjects = fact.data['subjects'] as readonly { kind: string; personId?: string; groundText?: unknown }[];
    const named = subjects.find((one) => one.kind === kind && (one.personId ?? null) === personId);
    const text = clear(named?.groundText as Personal<string> | undefined);
    if (text !== null) return text;
  }
  return null;
}
const coded = (classifier: string, code: string, text: string | null): Coded => ({
  code,
  title: codeTitle(classifier, code)?.ru ?? code,
  ...(text !== null && code.endsWith('-99') ? { text } : {}),
});

/** What the rows of one stay have in common. */
function ofStay(view: FamilyView, stay: Stay, household: Household) {
  const { subject, state, municipality: oktmo, to, ground, episode } = stay;
  const why = typed(view.facts, 'recognized-SOP', subject.registeredOn, subject);
  const left = to === null ? null : typed(view.facts, 'deregistered', to, subject);
  return {
    familyId: view.familyId,
    subject: subject.kind,
    municipality: { oktmo, name: view.regulation.municipality(oktmo)?.name ?? oktmo },
    parents: parentsOf(state, household),
    addresses: addressesOf(state),
    grounds: subject.grounds.map((code) => coded('recognitionGrounds', code, why)),
    // After a move inside the region the registration goes on from its first day (C36).
    registeredOn: subject.registeredOn,
    curator: curatorOf(state, episode),
    deregisteredOn: to,
    deregistrationGround: ground === null ? null : coded('deregistrationGrounds', ground, left),
  };
}

function rowsOf(view: FamilyView, stay: Stay, asked: { span: Span; household: Household }): readonly RegisterRow[] {
  const { span, household } = asked;
  const common = ofStay(view, stay, household);
  const { personId } = stay.subject;
  const own = personId === null ? null : stay.state.persons[personId];
  const minors = own ? [own] : minorsIn(stay, span, household);
  if (minors.length === 0) return [{ ...common, minor: null, occupation: null }];
  return minors.map((minor) => ({
    ...common,
    minor: personOf(minor),
    occupation: occupationOf(household, minor.personId, view.regulation),
  }));
}

/**
 * The rows of a family in the lists of minors and families in a socially dangerous position (MARIEL 5.6, 5.7, App. 6 to
 * 8): everyone on the register on the last day, and everyone who left it within the days. One row per registered minor; a
 * family registered without a minor has one for each minor who lives in it, or one without a minor when none is left, so
 * that no registered family is missing. Not stored: what belongs to one family is rendered from its stream.
 * @param view unsealed with the family's own texts, for addresses
 */
export function registerRows(view: FamilyView, { unit, span }: ListQuestion): readonly RegisterRow[] {
  const all = staysWithin(view, unit, span);
  const household = householdOf(view.facts, span.to);
  const listed = all.filter((stay) => stay.subject.kind === 'MINOR' || isAlone(stay, all, span));
  return listed.flatMap((stay) => rowsOf(view, stay, { span, household }));
}
