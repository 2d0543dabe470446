import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { answered, api } from '../../api/client';
import { queries } from '../../api/queries';
import type { components } from '../../api/schema.gen';
import { record, Sending } from '../../forms/send-command';
import type { Resource } from './resources';

/** The client's types lose a field whose schema may be anything. */
export type Proposal = Omit<components['schemas']['Proposals']['items'][number], 'document'>;

/** What the records are of. */
export interface Subject {
  readonly resource: 'families' | Resource;
  readonly id: string;
}
/** Everything that is kept of it begins so: one step about it makes all of that be asked for anew. */
export const keyOf = ({ resource, id }: Subject): readonly string[] => [
  resource === 'families' ? 'family' : resource,
  id,
];

/** `GET /{resource}/{id}/proposals`: what was proposed to be corrected, open and decided. */
export const useProposals = (subject: Subject) =>
  useQuery({
    queryKey: [...keyOf(subject), 'proposals'],
    queryFn: ({ signal }) => answered(api.GET(...proposalsOf(subject, signal))),
  });
/** The four others answer as the first of them does. */
const proposalsOf = ({ resource, id }: Subject, signal: AbortSignal) =>
  [
    `/api/v1/${resource}/{id}/proposals` as '/api/v1/requests/{id}/proposals',
    { params: { path: { id } }, signal },
  ] as const;

export type Step = { readonly kind: 'confirmation' } | { readonly kind: 'rejection'; readonly reason: string };

interface About {
  readonly subject: Subject;
  readonly proposalId: string;
  /** Told what was decided, before the proposal leaves the page. */
  readonly taken: (kind: Step['kind']) => void;
}
/** The second officer's step about one proposal; clicked twice, it is taken once. */
export function useDecision({ subject, proposalId, taken }: About) {
  const sending = useRef(new Sending());
  return useMutation({
    mutationFn: ({ kind, ...body }: Step) =>
      record(
        { of: `${subject.resource}/${subject.id}`, to: `proposals/${proposalId}/${kind}`, body, revision: null },
        sending.current,
      ),
    onSuccess: async (_decided, { kind }) => {
      taken(kind);
      await queries.invalidateQueries({ queryKey: keyOf(subject) });
      void queries.invalidateQueries({ queryKey: ['list'] });
    },
  });
}
