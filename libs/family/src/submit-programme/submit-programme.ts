import { programmeSubmitted } from '../catalogue/programme';
import { draft, envelope, useCase } from '../shared/drafts';
import { PROGRAMME } from '../shared/examples';
import { currentEpisode, preparedProgramme } from '../state';

const { version: _known, ...body } = programmeSubmitted.fields;

/** C23: the draft goes to the body that approves it; starts no term, meets DL-15. */
export const submitProgramme = useCase({
  name: 'submit-programme',
  number: 'C23',
  title: { ru: 'Представить программу на утверждение', en: 'Submit the programme' },
  body,
  emits: ['programme-submitted'],
  example: { occurredOn: '2026-03-02', programmeId: PROGRAMME, toBodyId: 'kdn-1' },
  decide: (sent, state, c) => [
    draft(programmeSubmitted, envelope(state, c), {
      data: { ...sent, version: preparedProgramme(currentEpisode(state))?.version ?? 1 },
    }),
  ],
});
