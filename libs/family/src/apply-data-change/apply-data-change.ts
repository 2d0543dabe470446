import { reject } from '@kurator/kernel';
import { bankRecordChanged } from '../catalogue/movement';
import { draft, envelope, useCase } from '../shared/drafts';
import { EVENT } from '../shared/examples';
import { recordSide } from '../holdings';

const { fieldPaths: _submitted, ...body } = bankRecordChanged.fields;

/** C35: the keeper of the bank takes a submitted change into the record; meets DL-31. */
export const applyDataChange = useCase({
  name: 'apply-data-change',
  number: 'C35',
  title: { ru: 'Внести изменения в банк данных', en: 'Apply a change to the bank record' },
  body,
  emits: ['bank-record-changed'],
  example: { occurredOn: '2026-04-29', basedOnEventId: EVENT, receivedOn: '2026-04-27', changedOn: '2026-04-29' },
  decide: (sent, state, c) => {
    const fieldPaths = recordSide(state, c.municipality)?.bank?.pending[sent.basedOnEventId];
    if (!fieldPaths) return reject('WRONG_STATE', { needed: 'data-change-submitted' }, 'basedOnEventId');
    return [draft(bankRecordChanged, envelope(state, c), { data: { ...sent, fieldPaths } })];
  },
});
