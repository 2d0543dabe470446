import { ACTIONS, type Action, type ActionRule, type Viewer } from '@kurator/access';
import type { Actor } from '@kurator/kernel';

/** The actor of a step: the user in the first of his roles that may take it. */
export function senderRole(viewer: Viewer, action: Action): Actor {
  const { access }: ActionRule = ACTIONS[action];
  const role = viewer.roles.find((one) => access[one] !== undefined) ?? 'SYSTEM';
  return {
    userId: viewer.userId,
    role,
    ...(viewer.officerId === undefined ? {} : { officerId: viewer.officerId }),
    ...(viewer.agencyId === undefined ? {} : { agencyId: viewer.agencyId }),
  };
}
