import { opt } from '@kurator/kernel';
import { nextVersion } from '../catalogue/programme';
import { programmeAmended } from '../catalogue/programme-life';
import { draft, envelope, useCase } from '../shared/drafts';
import { MEASURE_EXAMPLE, PROGRAMME } from '../shared/examples';
import { adoptedIfGiven } from '../shared/resolutions';
import { votes } from '../shared/structures';

const { newVersion: _derived, ...fields } = programmeAmended.fields;

/** C25: measures of the active programme are added, changed or removed, which makes the next version of it. */
export const amendProgramme = useCase({
  name: 'amend-programme',
  number: 'C25',
  title: { ru: 'Внести изменения в программу', en: 'Amend the programme' },
  body: { ...fields, votes: opt(votes) },
  emits: ['resolution-adopted', 'programme-amended'],
  example: {
    occurredOn: '2026-05-12',
    programmeId: PROGRAMME,
    initiator: 'CURATOR',
    addedMeasures: [],
    changedMeasures: [{ ...MEASURE_EXAMPLE, dueOn: '2026-06-30' }],
    removedMeasures: [],
  },
  decide: ({ votes: cast, ...sent }, state, c) => [
    ...adoptedIfGiven(
      { ...sent, ...(cast === undefined ? {} : { votes: cast }) },
      { decisionType: 'DT-AMEND', subjects: [{ kind: 'FAMILY' }] },
      { state, c },
    ),
    draft(programmeAmended, envelope(state, c), {
      data: { ...sent, newVersion: nextVersion(state, sent.programmeId) },
    }),
  ],
});
