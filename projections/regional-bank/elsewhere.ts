import { currentEpisode, intervalsOf, type FamilyState, type FamilyView, type Interval } from '@kurator/family';
import { bankValue, type BankValue } from './bank-row';

/** The family in the list of a municipality that is not its holder: gone from there, or offered to it. */
function stateIn(unit: string, state: FamilyState): string | null {
  if (state.municipality === unit) return null;
  if (state.transfer?.toMunicipality === unit) return currentEpisode(state)?.main ?? null;
  return state.former.some(({ municipality }) => municipality === unit) ? 'TRANSFERRED_OUT' : null;
}

const unitsOf = ({ moments }: FamilyView): readonly string[] => {
  const named = moments.flatMap(({ state: { transfer, former } }) => [
    ...(transfer ? [transfer.toMunicipality] : []),
    ...former.map(({ municipality }) => municipality),
  ]);
  return [...new Set(named)].sort();
};

/**
 * Rows for the municipalities that may read the family without having it (architecture decision 1): the former holder's
 * stays TRANSFERRED_OUT, the receiving one sees what it is offered. Nobody there is registered or curated.
 */
export function bankElsewhere(view: FamilyView): readonly (readonly [unit: string, Interval<BankValue>])[] {
  if (!view.facts.some(({ type }) => type === 'transfer-initiated')) return [];
  const valueOf = bankValue(view);
  return unitsOf(view).flatMap((unit) => {
    const value = (state: FamilyState): BankValue | null => {
      const [main, held] = [stateIn(unit, state), valueOf(state)];
      if (main === null || held === null) return null;
      const nobody = { curatorAgencyId: null, curatorOfficerId: null };
      const none = { level: null, registered: 0, minorsRegistered: 0, grounds: [] };
      return { ...held, ...nobody, ...none, municipality: unit, holder: 0, state: main };
    };
    return intervalsOf(view, { valueOf: value }).map((interval) => [unit, interval] as const);
  });
}
