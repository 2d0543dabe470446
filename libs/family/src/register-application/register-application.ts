import { applicationRegistered } from '../catalogue/tzhs';
import { draft, envelope, useCase } from '../shared/drafts';
import { MOTHER } from '../shared/examples';
import { openEpisode } from '../state';

/** C40: a legal representative asks for accompaniment; an application of a family that left opens its next episode. */
export const registerApplication = useCase({
  name: 'register-application',
  number: 'C40',
  title: { ru: 'Зарегистрировать заявление о сопровождении', en: 'Register an application' },
  body: applicationRegistered.fields,
  emits: ['application-registered'],
  example: {
    occurredOn: '2026-02-10',
    applicantId: MOTHER,
    registrationNo: '12',
    institutionId: 'soc-1',
    requestText: 'Прошу оказать помощь семье',
  },
  decide: (sent, state, c) => {
    const episode = openEpisode(state)?.number ?? state.episodes.length + 1;
    return [draft(applicationRegistered, { ...envelope(state, c), episode }, { data: sent })];
  },
});
