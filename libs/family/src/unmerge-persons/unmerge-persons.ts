import { reject, text, uuid } from '@kurator/kernel';
import { personsUnmerged } from '../catalogue/merging';
import { belonging, personLinks } from '../merging/merges';
import { draft, envelope, useCase } from '../shared/drafts';

/** C44: takes a merge of persons back: each description is a person of its own again. */
export const unmergePersons = useCase({
  name: 'unmerge-persons',
  number: 'C44',
  title: { ru: 'Отменить объединение описаний человека', en: 'Take a merge of persons back' },
  body: { mergeEventId: uuid(), reason: text(2000) },
  emits: ['persons-unmerged'],
  example: {
    occurredOn: '2026-06-24',
    mergeEventId: '00000000-0000-5000-8000-000000000000',
    reason: 'Это два разных ребёнка',
  },
  decide: (sent, state, c) => {
    const mergeEventId = sent.mergeEventId.toLowerCase();
    const stands = personLinks(belonging(c.facts)).some(({ eventId }) => eventId === mergeEventId);
    if (!stands) return { ...reject('EVENT_NOT_FOUND', { eventId: mergeEventId }, 'mergeEventId'), status: 404 };
    return [draft(personsUnmerged, envelope(state, c), { data: { ...sent, mergeEventId } })];
  },
});
