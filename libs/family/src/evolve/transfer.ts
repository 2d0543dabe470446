import { heldSince } from '../holdings';
import { currentEpisode, recordedEpisode, type BankState, type FamilyState, type Holding } from '../state';
import type { Step } from './step';

export const transferInitiated: Step<'transfer-initiated'> = (state, { eventId, occurredOn, data }) => ({
  ...state,
  transfer: {
    eventId,
    toCommissionId: data.toCommissionId,
    toMunicipality: data.toMunicipality,
    initiatedOn: occurredOn,
    openMeasures: data.openMeasures,
  },
});
export const transferDeclined: Step<'transfer-declined'> = (state, { municipality }) => ({
  ...state,
  transfer: null,
  declined: [...new Set([...state.declined, municipality])],
});

const STANDING: readonly BankState['state'][] = ['BANK_INCLUDED', 'BANK_CHANGE_PENDING'];
/** A municipality that gets the family back before its record was excluded goes on with that record. */
const kept = (state: FamilyState, municipality: string): Holding | null =>
  state.former.findLast((h) => h.municipality === municipality && h.bank && STANDING.includes(h.bank.state)) ?? null;

/** The holding changes, the episode goes on: its registration, review day, level and curator stay (CG-18). */
export const transferAccepted: Step<'transfer-accepted'> = (state, { occurredOn }) => {
  const { transfer, municipality } = state;
  const episode = currentEpisode(state);
  if (!transfer || !episode || municipality === null) return state;
  const recorded = recordedEpisode(state) ?? episode;
  const back = kept(state, transfer.toMunicipality);
  const given: Holding = {
    municipality,
    from: heldSince(state) ?? occurredOn,
    to: occurredOn,
    episode: episode.number,
    bank: recorded.bank,
  };
  const former = state.former.map((h) => (h === back ? { ...h, bank: null } : h));
  const bankOf = (e: typeof episode): BankState | null => {
    if (e === episode) return back?.bank ?? null;
    return e === recorded ? null : e.bank;
  };
  return {
    ...state,
    municipality: transfer.toMunicipality,
    episodes: state.episodes.map((e) => ({ ...e, bank: bankOf(e) })),
    former: [...former, given],
    transfer: null,
    offered: (episode.programme?.measures ?? []).filter((m) => transfer.openMeasures.includes(m.measureId)),
  };
};
