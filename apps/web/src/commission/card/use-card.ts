import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { Card } from '../../api/types';

/** The family's card as it is now. */
export const useCard = (familyId: string) =>
  useQuery({
    queryKey: ['family', familyId, 'card'],
    // The client's types lose a field whose schema may be anything; the card's own type has it.
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/api/v1/families/{familyId}', { params: { path: { familyId } }, signal }))) as Card,
  });
/** Every duty of the family that the regulation sets. */
export const useDuties = (familyId: string) =>
  useQuery({
    queryKey: ['family', familyId, 'duties'],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/families/{familyId}/deadlines', { params: { path: { familyId } }, signal })),
  });
/** What was recorded, in the order of the log. */
export const useHistory = (familyId: string) =>
  useQuery({
    queryKey: ['family', familyId, 'history'],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/families/{familyId}/history', {
          params: { path: { familyId }, query: { limit: 500 } },
          signal,
        }),
      ),
  });
/** The family's programmes with what became of each measure. */
export const useProgrammes = (familyId: string) =>
  useQuery({
    queryKey: ['family', familyId, 'programmes'],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/families/{familyId}/programme', { params: { path: { familyId } }, signal })),
  });
