import { opt } from '@kurator/kernel';
import { recognitionDeclined } from '../catalogue/recognition';
import { backToTzhs } from '../shared/back-to-tzhs';
import { draft, envelope, useCase } from '../shared/drafts';
import { RESOLUTION, VOTES } from '../shared/examples';
import { adopted } from '../shared/resolutions';
import { votes } from '../shared/structures';

/** C13: the commission finds no need to recognise. */
export const declineRecognition = useCase({
  name: 'decline-recognition',
  number: 'C13',
  title: { ru: 'Отказать в признании', en: 'Decline recognition' },
  body: { ...recognitionDeclined.fields, votes: opt(votes) },
  emits: ['resolution-adopted', 'recognition-declined', 'track-changed'],
  example: {
    occurredOn: '2026-02-17',
    resolution: RESOLUTION,
    votes: VOTES,
    subjects: [{ kind: 'FAMILY' }],
    reason: 'Родители исправили положение',
    followUp: 'PREVENTIVE_REGISTER',
  },
  decide: ({ votes: cast, ...sent }, state, c) => [
    ...adopted(
      { resolution: sent.resolution, votes: cast },
      { decisionType: 'DT-DECLINE', subjects: sent.subjects },
      { state, c },
    ),
    draft(recognitionDeclined, envelope(state, c), { data: sent }),
    ...backToTzhs(state, c),
  ],
});
