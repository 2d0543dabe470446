import { reject } from '@kurator/kernel';
import type { Municipality } from '@kurator/regulation';
import { transferInitiated } from '../catalogue/transfer';
import { draft, envelope, useCase } from '../shared/drafts';
import { MEASURE } from '../shared/examples';
import type { FamilyState } from '../state';
import type { Circumstances } from '../use-case';

const { toMunicipality: _found, ...body } = transferInitiated.fields;

/** Where the receiving commission will have the family: the municipality that it moved to, where it answers for several. */
function destination(commissionId: string, { addresses, municipality }: FamilyState, { regulation }: Circumstances) {
  const served = regulation.municipalities().filter((m: Municipality) => m.commissionId === commissionId);
  const home = addresses.find(({ kind }) => kind === 'ACTUAL')?.municipality;
  return (
    served.find(({ oktmo }) => oktmo === home) ??
    served.find(({ oktmo }) => oktmo !== municipality) ??
    served[0] ??
    null
  );
}

/** C36: the sending commission offers the family to another one of the region, with documents and unfinished measures. */
export const initiateTransfer = useCase({
  name: 'initiate-transfer',
  number: 'C36',
  title: { ru: 'Начать передачу семьи', en: 'Initiate a transfer' },
  body,
  emits: ['transfer-initiated'],
  example: {
    occurredOn: '2026-05-07',
    toCommissionId: 'kdn-2',
    reason: 'Семья переехала в другой район',
    documentsSent: [{ kind: 'DK-08', number: '4', date: '2026-02-05' }],
    openMeasures: [MEASURE],
  },
  decide: (sent, state, c) => {
    const to = destination(sent.toCommissionId, state, c);
    if (!to) return reject('COMMISSION_UNKNOWN', { commissionId: sent.toCommissionId }, 'toCommissionId');
    return [draft(transferInitiated, envelope(state, c), { data: { ...sent, toMunicipality: to.oktmo } })];
  },
});
