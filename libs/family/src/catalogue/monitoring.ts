import { bool, code, list, oneOf, opt, ref, reject, text, uuid, type Rejection } from '@kurator/kernel';
import { knownPerson, knownPersons } from '../shared/guards';
import { currentEpisode, patronageEpisode, reactionKey, type FamilyState, type Monitoring } from '../state';
import { event } from './declare';

export const patronageVisitMade = event({
  name: 'patronage-visit-made',
  group: 'H',
  title: { ru: 'Семья посещена на дому', en: 'The family was visited' },
  source: 'KOCHKI 4.8; MARIEL 5.6',
  fields: {
    kind: code('patronageKinds'),
    place: text(500),
    present: list(uuid(), 0, 50),
    talk: opt(text()),
    recommendations: opt(text()),
    situation: oneOf('BETTER', 'SAME', 'WORSE'),
    unsuccessfulReason: opt(text(1000)),
  },
  possible: (state, { data }) => knownPersons(state, data.present, 'present'),
});

export const patronageKindChanged = event({
  name: 'patronage-kind-changed',
  group: 'H',
  title: { ru: 'Изменён вид патронажа', en: 'The kind of patronage changed' },
  source: 'MARIEL App. 4',
  fields: { from: opt(code('patronageKinds')), to: code('patronageKinds'), reason: text(1000) },
});

export const patronageEnded = event({
  name: 'patronage-ended',
  group: 'J',
  title: { ru: 'Патронаж после снятия с учёта завершён', en: 'Patronage after deregistration ended' },
  source: 'KOCHKI 6.4; Proposal (CG-55)',
  fields: { agencyId: ref(), result: oneOf('STABLE', 'RELAPSE', 'MOVED', 'OTHER') },
  possible: (state) => (patronageEpisode(state) ? null : reject('WRONG_STATE', { needed: 'UNDER_PATRONAGE_AFTER' })),
});

/** One value for each stage of the programme (spec C28). */
function once(state: FamilyState, taken: (m: Monitoring) => readonly string[], stage: string): Rejection | null {
  const episode = currentEpisode(state);
  return episode && taken(episode.monitoring).includes(stage)
    ? reject('STAGE_RECORDED_ALREADY', { stage: stage.split('/')[0] ?? stage }, 'stage')
    : null;
}

export const rehabilitationPotentialAssessed = event({
  name: 'rehabilitation-potential-assessed',
  group: 'H',
  title: { ru: 'Оценён реабилитационный потенциал', en: 'The rehabilitation potential was assessed' },
  source: 'MARIEL App. 4',
  fields: { stage: code('programmeStages'), value: code('rehabilitationPotential') },
  possible: (state, { data }) => once(state, (m) => m.potentials, data.stage),
});

export const familyReactionRecorded = event({
  name: 'family-reaction-recorded',
  group: 'H',
  title: { ru: 'Отмечена реакция семьи на вмешательство', en: "The family's reaction was recorded" },
  source: 'MARIEL App. 4',
  fields: { stage: code('programmeStages'), form: code('reactionForms'), memberId: opt(uuid()) },
  possible: (state, { data }) =>
    (data.memberId === undefined ? null : knownPerson(state, data.memberId, 'memberId')) ??
    once(state, (m) => m.reactions, reactionKey(data.stage, data.memberId)),
});

export const urgentSituationNotified = event({
  name: 'urgent-situation-notified',
  group: 'H',
  title: { ru: 'Сообщено о ситуации, требующей вмешательства', en: 'An urgent situation was notified' },
  source: 'KOCHKI 4.8; MARIEL 5.4',
  fields: { to: list(ref(), 1, 50), situation: text(), threatToLife: bool() },
});
