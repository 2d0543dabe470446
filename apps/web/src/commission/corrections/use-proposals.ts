import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { answered, api } from '../../api/client';
import { queries } from '../../api/queries';
import type { components } from '../../api/schema.gen';
import { record, Sending } from '../../forms/send-command';

/** The client's types lose a field whose schema may be anything. */
export type Proposal = Omit<components['schemas']['Proposals']['items'][number], 'document'>;

/** `GET /families/{id}/proposals`: what was proposed to be corrected, open and decided. */
export const useProposals = (familyId: string) =>
  useQuery({
    queryKey: ['family', familyId, 'proposals'],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/families/{familyId}/proposals', { params: { path: { familyId } }, signal })),
  });

export type Step = { readonly kind: 'confirmation' } | { readonly kind: 'rejection'; readonly reason: string };

interface About {
  readonly familyId: string;
  readonly proposalId: string;
  /** Told what was decided, before the proposal leaves the page. */
  readonly taken: (kind: Step['kind']) => void;
}
/** The second officer's step about one proposal; clicked twice, it is taken once. */
export function useDecision({ familyId, proposalId, taken }: About) {
  const sending = useRef(new Sending());
  return useMutation({
    mutationFn: ({ kind, ...body }: Step) =>
      record({ familyId, to: `proposals/${proposalId}/${kind}`, body, revision: null }, sending.current),
    onSuccess: async (_decided, { kind }) => {
      taken(kind);
      await queries.invalidateQueries({ queryKey: ['family', familyId] });
      void queries.invalidateQueries({ queryKey: ['list'] });
    },
  });
}
