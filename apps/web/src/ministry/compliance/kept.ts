import type { components } from '../../api/schema.gen';

export type Compliance = components['schemas']['Compliance'];
export type Rule = Compliance['rules'][number];

/** Share of the terms that were kept, 0 to 1. */
export const keptShare = ({ met, total }: Pick<Rule, 'met' | 'total'>): number => (total === 0 ? 1 : met / total);
