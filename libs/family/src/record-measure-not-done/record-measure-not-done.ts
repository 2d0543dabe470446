import { reject } from '@kurator/kernel';
import { activeProgramme, measureNotDone } from '../catalogue/programme-life';
import { draft, envelope, useCase } from '../shared/drafts';
import { MEASURE } from '../shared/examples';

const { dueOn: _known, ...body } = measureNotDone.fields;

/** C26: a measure was not carried out, by whose fault, and whether it gets a new day (MARIEL 5.4). */
export const recordMeasureNotDone = useCase({
  name: 'record-measure-not-done',
  number: 'C26',
  title: { ru: 'Отметить невыполнение мероприятия', en: 'Record that a measure was not carried out' },
  body,
  emits: ['measure-not-done'],
  example: {
    occurredOn: '2026-06-01',
    measureId: MEASURE,
    reason: 'Семья не представила документы',
    fault: 'FAMILY',
    newDueOn: '2026-06-30',
    commissionInformed: true,
  },
  decide: (sent, state, c) => {
    const programme = activeProgramme(state);
    if (!programme) return reject('WRONG_STATE', { needed: 'PROG_ACTIVE' });
    const measure = programme.measures.find((m) => m.measureId === sent.measureId);
    if (!measure) return reject('MEASURE_UNKNOWN', { measureId: sent.measureId }, 'measureId');
    return [draft(measureNotDone, envelope(state, c), { data: { ...sent, dueOn: measure.dueOn } })];
  },
});
