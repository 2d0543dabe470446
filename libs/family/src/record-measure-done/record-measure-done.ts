import { opt } from '@kurator/kernel';
import { measureDone } from '../catalogue/programme-life';
import { draft, envelope, useCase } from '../shared/drafts';
import { MEASURE } from '../shared/examples';

const { reportedOn, ...fields } = measureDone.fields;

/** C26: a measure was carried out; reported on the same day unless another one is named. Meets DL-24. */
export const recordMeasureDone = useCase({
  name: 'record-measure-done',
  number: 'C26',
  title: { ru: 'Отметить выполнение мероприятия', en: 'Record that a measure was carried out' },
  body: { ...fields, reportedOn: opt(reportedOn) },
  emits: ['measure-done'],
  example: {
    occurredOn: '2026-05-20',
    measureId: MEASURE,
    executorId: 'soc-1',
    result: 'Пособие назначено',
    effect: 'POSITIVE',
  },
  decide: (sent, state, c) => [
    draft(measureDone, envelope(state, c), { data: { ...sent, reportedOn: sent.reportedOn ?? c.occurredOn } }),
  ],
});
