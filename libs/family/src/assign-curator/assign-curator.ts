import { opt } from '@kurator/kernel';
import { curatorAssigned } from '../catalogue/curator';
import { draft, envelope, useCase } from '../shared/drafts';
import { RESOLUTION, VOTES } from '../shared/examples';
import { adoptedIfGiven } from '../shared/resolutions';
import { votes } from '../shared/structures';

/** C17: a curator is named outside the registration resolution. */
export const assignCurator = useCase({
  name: 'assign-curator',
  number: 'C17',
  title: { ru: 'Назначить куратора', en: 'Assign a curator' },
  body: { ...curatorAssigned.fields, votes: opt(votes) },
  emits: ['resolution-adopted', 'curator-assigned'],
  example: {
    occurredOn: '2026-02-17',
    resolution: RESOLUTION,
    votes: VOTES,
    curator: { agencyId: 'soc-1', officerId: 'off-7' },
    selectionBasis: 'Опыт работы с похожими семьями',
  },
  decide: ({ votes: cast, ...sent }, state, c) => [
    ...adoptedIfGiven(
      { ...sent, ...(cast === undefined ? {} : { votes: cast }) },
      { decisionType: 'DT-CURATOR', subjects: [{ kind: 'FAMILY' }] },
      { state, c },
    ),
    draft(curatorAssigned, envelope(state, c), { data: sent }),
  ],
});
