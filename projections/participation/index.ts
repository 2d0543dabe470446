import { type FamilyView } from '@kurator/family';
import type { FamilyProjection } from '@kurator/read-models';
import { agencyStretches } from './stretches';

export { KEYS, takingPart } from './taking-part';

/**
 * Which agencies work with families on open cases (spec 8.2 C, ST-20 to ST-22), as dated changes without documents: an
 * agency comes (`a|came|`) and goes (`a|gone|`) with each stretch of each family, in its municipality and in the region.
 */
export const participation: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'participation',
  version: 1,
  collections: [],
  render: (view) => ({ documents: {}, changes: agencyStretches(view) }),
};
