import type { components } from '../../api/schema.gen';

/** Who leads how many families. */
export type Caseload = components['schemas']['Caseload'];
