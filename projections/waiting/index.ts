import { currentEpisode, presentState, type Episode, type FamilyView } from '@kurator/family';
import type { FamilyProjection } from '@kurator/read-models';
import { decisionsOf } from './decisions';
import type { Waits, WaitingRow } from './row';
import { warningsOf } from './warnings';

export { openProposals, type OpenProposal } from './proposals';
export { WAITING, type WaitingKind, type WaitingRow } from './row';

const carriedBy = ({ curator, level }: Episode) => ({
  agencyId: curator?.curator.agencyId ?? null,
  institutionId: level?.institutionId ?? null,
});

function rowsOf(view: FamilyView): readonly WaitingRow[] {
  const state = presentState(view);
  const episode = currentEpisode(state);
  const { municipality } = state;
  if (episode === null || municipality === null) return [];
  const { familyId } = view;
  const empty = { familyId, municipality, code: null, personId: null, eventId: null, ...carriedBy(episode) };
  const named = ({ kind, code, personId }: Waits): string => [kind, code, personId].filter(Boolean).join('/');
  return [...decisionsOf(view, episode), ...warningsOf(view)].map((waits) => ({
    id: `${familyId}/${named(waits)}`,
    ...empty,
    ...waits,
  }));
}

/** Who waits for whom (the working list): what of each family nobody has seen to yet. */
export const waiting: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'waiting',
  version: 1,
  collections: [
    {
      name: 'waiting',
      columns: {
        familyId: 'text',
        municipality: 'text',
        kind: 'text',
        since: 'text',
        code: 'text',
        agencyId: 'text',
        institutionId: 'text',
      },
      indexes: [
        ['municipality', 'since', 'kind', 'code'],
        ['agencyId', 'since', 'kind', 'municipality'],
        ['institutionId', 'since', 'kind', 'municipality'],
        ['since', 'kind'],
      ],
    },
  ],
  render: (view) => ({ documents: { waiting: rowsOf(view) } }),
};
