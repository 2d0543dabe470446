import { responsibleSpecialistAssigned } from '../catalogue/curator';
import { draft, envelope, useCase } from '../shared/drafts';
import { overload } from '../shared/workload';
import { currentEpisode } from '../state';

const { previousId: _known, ...body } = responsibleSpecialistAssigned.fields;

/** C19: a responsible specialist is fixed to the family (IRKUTSK 36). */
export const assignSpecialist = useCase({
  name: 'assign-specialist',
  number: 'C19',
  title: { ru: 'Закрепить ответственного специалиста', en: 'Assign a responsible specialist' },
  body,
  emits: ['responsible-specialist-assigned'],
  example: { occurredOn: '2026-03-23', specialistId: 'off-7', institutionId: 'soc-1' },
  decide: (sent, state, c) => {
    const episode = currentEpisode(state);
    const previous = episode?.specialist?.officerId;
    return [
      draft(responsibleSpecialistAssigned, envelope(state, c), {
        data: { ...sent, ...(previous === undefined ? {} : { previousId: previous }) },
        violations: overload(episode?.level?.code ?? null, c),
      }),
    ];
  },
});
