import type { LocalDate } from '@kurator/kernel';
import {
  currentEpisode,
  eighteenthBirthday,
  registeredSubjects,
  type FamilyState,
  type FamilyView,
  type Person,
} from '@kurator/family';
import type { FamilyProjection } from '@kurator/read-models';

/** A birthday on which a task is to be raised (C46), while it is not. */
export type ComingOfAge = {
  readonly id: string;
  readonly familyId: string;
  readonly municipality: string;
  readonly personId: string;
  /** The 18th birthday. */
  readonly on: LocalDate;
};

/** Registered on the day, as far as is known by now: a family that has left since, or that came later, is not. */
function municipalityOn({ moments }: FamilyView, personId: string, on: LocalDate): string | null {
  const state: FamilyState | undefined = moments.findLast((moment) => moment.on <= on)?.state;
  const episode = state && currentEpisode(state);
  const isThere = state?.persons[personId] !== undefined && episode && registeredSubjects(episode).length > 0;
  return isThere ? state.municipality : null;
}

const isRaised = ({ facts }: FamilyView, personId: string, on: LocalDate): boolean =>
  facts.some((f) => f.type === 'minor-came-of-age' && f.data['personId'] === personId && f.occurredOn === on);

function rowOf(view: FamilyView, person: Person): readonly ComingOfAge[] {
  const on = person.birthMonth === null ? null : eighteenthBirthday(person);
  if (on === null || (person.diedOn !== null && person.diedOn <= on)) return [];
  const municipality = municipalityOn(view, person.personId, on);
  if (municipality === null || isRaised(view, person.personId, on)) return [];
  const { familyId } = view;
  return [{ id: `${familyId}/${person.personId}`, familyId, municipality, personId: person.personId, on }];
}

/** Which minors of registered families turn 18, and when: what the reactor of C46 has still to do, and no more. */
export const comingOfAge: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'coming-of-age',
  version: 1,
  collections: [
    { name: 'comings-of-age', columns: { on: 'text', municipality: 'text' }, indexes: [['on', 'municipality']] },
  ],
  render: (view) => {
    const persons = Object.values(view.moments.at(-1)?.state.persons ?? {});
    return { documents: { 'comings-of-age': persons.flatMap((person) => rowOf(view, person)) } };
  },
};
