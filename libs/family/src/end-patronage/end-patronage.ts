import { opt, ref } from '@kurator/kernel';
import { patronageEnded } from '../catalogue/monitoring';
import { draft, envelope, useCase } from '../shared/drafts';
import { patronageEpisode } from '../state';

/** C27: the patronage that followed the deregistration is over, the family is left to itself (KOCHKI 6.4, CG-55). */
export const endPatronage = useCase({
  name: 'end-patronage',
  number: 'C27',
  title: { ru: 'Завершить патронаж', en: 'End patronage' },
  body: { ...patronageEnded.fields, agencyId: opt(ref()) },
  emits: ['patronage-ended'],
  example: { occurredOn: '2027-02-16', result: 'STABLE' },
  decide: (sent, state, c) => {
    const episode = patronageEpisode(state);
    const agencyId = sent.agencyId ?? episode?.exit?.patronageAgencyId ?? c.agencyId ?? 'unknown';
    const at = { ...envelope(state, c), ...(episode ? { episode: episode.number } : {}) };
    return [draft(patronageEnded, at, { data: { ...sent, agencyId } })];
  },
});
