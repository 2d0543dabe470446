import { activeProgramme, programmeCopiesSent } from '../catalogue/programme-life';
import { draft, envelope, useCase } from '../shared/drafts';
import { PROGRAMME } from '../shared/examples';

const { version: _known, ...body } = programmeCopiesSent.fields;

/** C25: the approved programme goes to those who carry it out; meets DL-16. */
export const sendProgrammeCopies = useCase({
  name: 'send-programme-copies',
  number: 'C25',
  title: { ru: 'Направить копии программы', en: 'Send copies of the programme' },
  body,
  emits: ['programme-copies-sent'],
  example: { occurredOn: '2026-03-13', programmeId: PROGRAMME, addressees: ['soc-1', 'school-1'] },
  decide: (sent, state, c) => [
    draft(programmeCopiesSent, envelope(state, c), {
      data: { ...sent, version: activeProgramme(state)?.version ?? 1 },
    }),
  ],
});
