import { referredToTzhs, trackChanged } from '../catalogue/recognition';
import { draft, envelope, useCase } from '../shared/drafts';
import { currentEpisode } from '../state';

/** C13: no danger, but a difficult life situation: the family is handed to an institution. */
export const referToTzhs = useCase({
  name: 'refer-to-tzhs',
  number: 'C13',
  title: { ru: 'Направить на сопровождение при ТЖС', en: 'Refer to support in a difficult life situation' },
  body: referredToTzhs.fields,
  emits: ['referred-to-TZHS', 'track-changed'],
  example: { occurredOn: '2026-02-17', toInstitutionId: 'soc-1', reason: 'Нужна социальная помощь' },
  decide: (sent, state, c) => [
    draft(referredToTzhs, envelope(state, c), { data: sent }),
    ...(currentEpisode(state)?.track === 'TZHS'
      ? []
      : [draft(trackChanged, envelope(state, c), { data: { from: 'SOP', to: 'TZHS', reason: 'REFERRED' } })]),
  ],
});
