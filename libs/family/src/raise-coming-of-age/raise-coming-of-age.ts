import { reject, type Rejection } from '@kurator/kernel';
import { minorCameOfAge } from '../catalogue/coming-of-age';
import { isOfAge } from '../shared/age';
import { draft, envelope, useCase } from '../shared/drafts';
import { SON } from '../shared/examples';
import { isRegistered, type FamilyState } from '../state';
import type { Circumstances } from '../use-case';

function asked(state: FamilyState, personId: string, { occurredOn }: Circumstances): Rejection | null {
  const person = state.persons[personId];
  if (!isRegistered(state) || !person) return reject('SUBJECT_NOT_REGISTERED', { subject: personId });
  return isOfAge(person, occurredOn) ? null : reject('NOT_YET_18', { on: occurredOn });
}

/** C46: the system raises a task on the day on which a minor of a registered family turns 18 (CG-43). */
export const raiseComingOfAge = useCase({
  name: 'raise-coming-of-age',
  number: 'C46',
  title: { ru: 'Отметить достижение 18 лет', en: 'Raise the coming of age' },
  body: minorCameOfAge.fields,
  emits: ['minor-came-of-age'],
  example: { occurredOn: '2032-05-20', personId: SON },
  decide: (sent, state, c) =>
    asked(state, sent.personId, c) ?? [draft(minorCameOfAge, envelope(state, c), { data: sent })],
});
