import { rehabilitationPotentialAssessed } from '../catalogue/monitoring';
import { records } from '../shared/drafts';

/** C28: the potential of the family at a stage of the programme, once for each stage. */
export const assessPotential = records(rehabilitationPotentialAssessed, {
  name: 'assess-potential',
  number: 'C28',
  title: { ru: 'Оценить реабилитационный потенциал', en: 'Assess the rehabilitation potential' },
  example: { occurredOn: '2026-03-10', stage: 'ST-1', value: 'RP-M' },
});
