import { opt } from '@kurator/kernel';
import { transferAccepted } from '../catalogue/transfer';
import { draft, envelope, useCase } from '../shared/drafts';
import { resolutionOn, SON, VOTES } from '../shared/examples';
import { adopted } from '../shared/resolutions';
import { votes } from '../shared/structures';
import { currentEpisode } from '../state';

const { fromMunicipality: _known, continuesRegistrationFrom: _goesOn, ...fields } = transferAccepted.fields;
const body = { ...fields, votes: opt(votes) };

/**
 * C36: the receiving commission takes the family over by its resolution. The registration goes on from its first day,
 * and all who are registered move together.
 */
export const acceptTransfer = useCase({
  name: 'accept-transfer',
  number: 'C36',
  title: { ru: 'Принять семью от другой комиссии', en: 'Accept a transfer' },
  body,
  emits: ['resolution-adopted', 'transfer-accepted'],
  example: {
    occurredOn: '2026-05-14',
    resolution: { ...resolutionOn('20/1', '2026-05-14'), commissionId: 'kdn-2' },
    votes: VOTES,
    subjects: [{ kind: 'FAMILY' }, { kind: 'MINOR', personId: SON }],
  },
  decide: ({ votes: cast, ...sent }, state, c) => [
    ...adopted(
      { resolution: sent.resolution, votes: cast },
      { decisionType: 'DT-KEEP', subjects: sent.subjects },
      { state, c },
    ),
    draft(transferAccepted, envelope(state, c), {
      data: {
        ...sent,
        fromMunicipality: state.municipality ?? c.municipality,
        continuesRegistrationFrom: currentEpisode(state)?.registeredOn ?? c.occurredOn,
      },
    }),
  ],
});
