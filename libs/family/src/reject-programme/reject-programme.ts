import { opt } from '@kurator/kernel';
import { programmeRejected } from '../catalogue/programme';
import { draft, envelope, useCase } from '../shared/drafts';
import { PROGRAMME } from '../shared/examples';
import { rejectedByRight } from '../shared/programme-approval';
import { adoptedIfGiven } from '../shared/resolutions';
import { votes } from '../shared/structures';
import { currentEpisode, preparedProgramme } from '../state';

const { version: _known, ...fields } = programmeRejected.fields;

/** C24: the programme goes back, or is refused for good (OKTYABRSKY 9.3), by whoever approves it. */
export const rejectProgramme = useCase({
  name: 'reject-programme',
  number: 'C24',
  title: { ru: 'Отклонить программу', en: 'Reject the programme' },
  body: { ...fields, votes: opt(votes) },
  emits: ['resolution-adopted', 'programme-rejected'],
  example: { occurredOn: '2026-03-10', programmeId: PROGRAMME, reasons: 'Не указаны сроки', final: false },
  decide: ({ votes: cast, ...sent }, state, c) =>
    rejectedByRight(state, c) ?? [
      ...adoptedIfGiven(
        { ...sent, ...(cast === undefined ? {} : { votes: cast }) },
        { decisionType: 'DT-PROGRAMME-REJECT', subjects: [{ kind: 'FAMILY' }] },
        { state, c },
      ),
      draft(programmeRejected, envelope(state, c), {
        data: { ...sent, version: preparedProgramme(currentEpisode(state))?.version ?? 1 },
      }),
    ],
});
