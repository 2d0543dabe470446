import type { FamilyView } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';
import type { FamilyProjection } from '@kurator/read-models';

/** A minor who was on the register in a family and left it. */
export type EndedRegistration = {
  readonly id: string;
  readonly familyId: string;
  readonly personId: string;
  readonly until: LocalDate;
};

/** Every end of a minor's registration that the history has, also where another registration followed in the same case. */
function endsOf({ moments, familyId }: FamilyView): readonly EndedRegistration[] {
  const found = new Map<string, EndedRegistration>();
  for (const [n, { state }] of moments.entries()) {
    if (state.episodes === moments[n - 1]?.state.episodes) continue;
    for (const { personId, deregisteredOn: until } of state.episodes.flatMap((e) => Object.values(e.subjects))) {
      if (personId === null || until === null) continue;
      const id = `${familyId}/${personId}/${until}`;
      found.set(id, { id, familyId, personId, until });
    }
  }
  return [...found.values()];
}

/**
 * Where minors were registered before (CG-58): what tells at a recognition that a child of this family was on the
 * register in another one. The recognition keeps the answer, so figures never ask here.
 */
export const endedRegistrations: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'ended-registrations',
  version: 1,
  collections: [
    {
      name: 'ended-registrations',
      columns: { personId: 'text', until: 'text' },
      indexes: [['personId', 'until']],
    },
  ],
  render: (view) => ({ documents: { 'ended-registrations': endsOf(view) } }),
};
