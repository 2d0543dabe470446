import { patronageKindChanged } from '../catalogue/monitoring';
import { draft, envelope, useCase } from '../shared/drafts';
import { currentEpisode } from '../state';

const { from: _known, ...body } = patronageKindChanged.fields;

/** C27: the family is visited in another way from now on. */
export const changePatronageKind = useCase({
  name: 'change-patronage-kind',
  number: 'C27',
  title: { ru: 'Изменить вид патронажа', en: 'Change the kind of patronage' },
  body,
  emits: ['patronage-kind-changed'],
  example: { occurredOn: '2026-04-14', to: 'PK-04', reason: 'Обстановка в семье улучшилась' },
  decide: (sent, state, c) => {
    const from = currentEpisode(state)?.monitoring.patronageKind ?? null;
    const data = from === null ? sent : { from, ...sent };
    return [draft(patronageKindChanged, envelope(state, c), { data })];
  },
});
