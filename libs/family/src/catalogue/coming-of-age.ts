import { uuid } from '@kurator/kernel';
import { knownPerson } from '../shared/guards';
import { event } from './declare';

/**
 * A task on the 18th birthday, never a change of registration (CG-43). It presupposes no more than the person: a task
 * must not stand in the way of a correction to what it was raised for.
 */
export const minorCameOfAge = event({
  name: 'minor-came-of-age',
  group: 'J',
  title: { ru: 'Несовершеннолетнему исполнилось 18 лет', en: 'A minor came of age' },
  source: 'MARIEL 6.3 (а); CG-43',
  fields: { personId: uuid() },
  possible: (state, { data }) => knownPerson(state, data.personId, 'personId'),
});
