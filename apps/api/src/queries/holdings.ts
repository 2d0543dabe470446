import { bankEpisode, heldSince, type Episode, type FamilyState } from '@kurator/family';

const ABSENT = 'BANK_ABSENT';

/**
 * Who had the family and who has it, each with its own bank record, and the transfer that is under way (architecture
 * decision 1). The sending side of a transfer stays TRANSFERRED_OUT (spec 3.2).
 */
export const holdings = (state: FamilyState, episode: Episode) => ({
  holdings: [
    ...state.former.map(({ municipality, from, to, bank }) => ({
      ...{ municipality, state: 'TRANSFERRED_OUT', from, to },
      bank: bank?.state ?? ABSENT,
    })),
    {
      municipality: state.municipality,
      state: episode.main,
      from: heldSince(state),
      bank: (bankEpisode(state) ?? episode).bank?.state ?? ABSENT,
    },
  ],
  transfer: state.transfer && {
    toCommissionId: state.transfer.toCommissionId,
    toMunicipality: state.transfer.toMunicipality,
    initiatedOn: state.transfer.initiatedOn,
    openMeasures: state.transfer.openMeasures,
  },
});
