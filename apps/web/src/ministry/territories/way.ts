import { linkTo } from '../shared/place';
import type { Of } from '../shared/quarter-figures';
import { mayName } from '../shared/rights';
import type { Figure } from './rows';

interface Asked {
  readonly unit: string;
  readonly quarter: string;
  readonly of: Of;
  readonly figure: Figure;
}
/** Where a figure of a territory leads: to the families that it counts for whoever may see them, else to the quarter. */
export const wayTo = ({ unit, quarter, of, figure }: Asked, roles: readonly string[]): string =>
  mayName(roles)
    ? linkTo('/figure', { unit, quarter, figure: `${of}.${figure}` })
    : linkTo('/quarter', { unit, quarter });
