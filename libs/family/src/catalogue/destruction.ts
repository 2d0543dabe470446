import { bool, list, noted, reject, token, uuid, type Rejection } from '@kurator/kernel';
import { firstOf, knownPerson } from '../shared/guards';
import type { FamilyState } from '../state';
import { documentRef } from '../shared/structures';
import { event } from './declare';

function stillThere(state: FamilyState, personId: string, path: string): Rejection | null {
  const unknown = knownPerson(state, personId, path);
  if (unknown) return unknown;
  const on = state.persons[personId]?.destroyedOn ?? null;
  return on === null ? null : reject('ALREADY_DESTROYED', { personId, on }, path);
}

/**
 * The act of destruction and what it covers (152-FZ Art. 21 (5); order 179: proven by an act). Neither act nor reason is
 * sealed: they outlive the keys, so they must name nobody.
 */
export const personalDataDestroyed = event({
  name: 'personal-data-destroyed',
  group: 'O',
  title: { ru: 'Персональные данные уничтожены', en: 'Personal data were destroyed' },
  source: '152-FZ Art. 21 (4), (5); spec 9.2 (3), 9.6',
  fields: {
    persons: noted(list(uuid(), 1, 50), 'whose data were destroyed'),
    everyone: noted(bool(), 'nobody of the family is left: addresses and free texts are destroyed as well'),
    act: documentRef,
    reason: noted(token(500), 'stays in the clear: names nobody'),
  },
  possible: (state, { data }) => firstOf(data.persons, 'persons', (id, path) => stillThere(state, id, path)),
});
