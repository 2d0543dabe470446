import type { BankListRow } from '@kurator/forms';
import type { Regulation } from '@kurator/regulation';
import { bank, type BankDeps } from '../../queries/bank';
import type { BankParams } from '../../queries/queries';
import { textOf, type Asked, type Source } from '../source';
import { codedOf, responsibleOf, unitOf } from './names';
import { LIMIT, queryPages } from './query-pages';

/** A line of `GET /bank/families`. */
interface Entry {
  readonly familyId: string;
  readonly name: string | null;
  readonly municipality: string;
  readonly state: string;
  readonly level: string | null;
  readonly curator: { readonly agencyId: string; readonly officerId?: string } | null;
  readonly registeredOn: string | null;
  readonly minors: number;
  readonly minorsRegistered: number;
  readonly grounds: readonly string[];
}

const rowOf =
  (regulation: Regulation) =>
  ({ municipality: oktmo, level, curator, grounds, ...entry }: Entry): BankListRow => ({
    ...entry,
    municipality: { oktmo, name: regulation.municipality(oktmo)?.name ?? oktmo },
    level: level === null ? null : codedOf('levels', level),
    curator: responsibleOf(regulation, curator),
    grounds: grounds.map((code) => codedOf('recognitionGrounds', code)),
  });

/** The filters as the query has them. */
function paramsOf({ filters }: Asked): BankParams {
  const { state, ...rest } = filters;
  const states = textOf(state)?.split(',');
  return { ...(rest as Partial<BankParams>), ...(states && { state: states }), limit: LIMIT };
}
const dayOf = ({ register }: BankDeps, { filters }: Asked): string =>
  textOf(filters['asOf']) ?? register.today(textOf(filters['municipality']) ?? 'REGION');

/** The bank as `GET /bank/families` lists it, to its end. */
export const bankSource = (deps: BankDeps, now: () => string): Source<BankListRow> => ({
  head: (asked) => ({
    unit: unitOf(deps.register.regulation(), textOf(asked.filters['municipality']), asked.viewer.municipalities),
    from: null,
    to: dayOf(deps, asked),
    period: null,
    madeAt: now(),
  }),
  pages(asked) {
    const params = paramsOf(asked);
    const ask = (cursor: string | undefined) => bank(deps, { ...params, ...(cursor && { cursor }) }, asked.viewer);
    return queryPages<Entry, BankListRow>(ask, rowOf(deps.register.regulation()));
  },
});
