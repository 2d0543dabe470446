import { int, opt } from '@kurator/kernel';
import { measureListHanded } from '../catalogue/tzhs';
import { draft, envelope, useCase } from '../shared/drafts';
import { MOTHER } from '../shared/examples';

/** One copy for the institution, one for the family (IRKUTSK 26). */
const COPIES = 2;

/** C40: the family gets its list of measures; meets DL-54. */
export const handMeasureList = useCase({
  name: 'hand-measure-list',
  number: 'C40',
  title: { ru: 'Вручить перечень мероприятий', en: 'Hand over the list of measures' },
  body: { ...measureListHanded.fields, copies: opt(int(1, 10)) },
  emits: ['measure-list-handed'],
  example: { occurredOn: '2026-02-20', copies: COPIES, toId: MOTHER },
  decide: (sent, state, c) => [
    draft(measureListHanded, envelope(state, c), { data: { ...sent, copies: sent.copies ?? COPIES } }),
  ],
});
