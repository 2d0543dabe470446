import { programmeDrafted, nextVersion } from '../catalogue/programme';
import { draft, envelope, useCase } from '../shared/drafts';
import { MEASURE_EXAMPLE, PROGRAMME } from '../shared/examples';

const { version: _derived, ...body } = programmeDrafted.fields;

/** C23: the programme is drafted; drafting it again makes the next version. */
export const draftProgramme = useCase({
  name: 'draft-programme',
  number: 'C23',
  title: { ru: 'Составить проект программы', en: 'Draft a programme' },
  body,
  emits: ['programme-drafted'],
  example: {
    occurredOn: '2026-02-27',
    programmeId: PROGRAMME,
    goal: 'Восстановить заботу родителей о ребёнке',
    tasks: ['Вернуть ребёнка в школу'],
    measures: [MEASURE_EXAMPLE],
  },
  decide: (sent, state, c) => [
    draft(programmeDrafted, envelope(state, c), { data: { ...sent, version: nextVersion(state, sent.programmeId) } }),
  ],
});
