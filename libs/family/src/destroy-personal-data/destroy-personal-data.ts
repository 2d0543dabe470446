import { list, uuid } from '@kurator/kernel';
import { personalDataDestroyed } from '../catalogue/destruction';
import { draft, envelope, useCase } from '../shared/drafts';
import { badField } from '../shared/guards';
import { MOTHER } from '../shared/examples';

const { act, reason } = personalDataDestroyed.fields;

/**
 * C44: destroy the personal data of members of a family. The keys are destroyed when the event is recorded; codes,
 * dates and figures stay (spec 9.6). When nobody is left, the family's addresses and free texts go with them.
 */
export const destroyPersonalData = useCase({
  name: 'destroy-personal-data',
  number: 'C44',
  title: { ru: 'Уничтожить персональные данные', en: 'Destroy personal data' },
  body: { persons: list(uuid(), 1, 50), act, reason },
  emits: ['personal-data-destroyed'],
  example: {
    occurredOn: '2026-06-17',
    persons: [MOTHER],
    act: { kind: 'DK-99', number: '3', date: '2026-06-17' },
    reason: 'Отзыв согласия, иных оснований нет',
  },
  decide: (sent, state, c) => {
    const persons = sent.persons.map((id) => id.toLowerCase());
    const twice = persons.findIndex((id, n) => persons.indexOf(id) !== n);
    if (twice >= 0) return badField(`persons[${twice}]`);
    const left = Object.values(state.persons).filter((p) => p.destroyedOn === null && !persons.includes(p.personId));
    const data = { persons: sent.persons, everyone: left.length === 0, act: sent.act, reason: sent.reason };
    return [draft(personalDataDestroyed, envelope(state, c), { data })];
  },
});
