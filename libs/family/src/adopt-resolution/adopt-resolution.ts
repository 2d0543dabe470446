import { resolutionAdopted } from '../catalogue/session';
import { draft, envelope, useCase } from '../shared/drafts';
import { RESOLUTION, VOTES } from '../shared/examples';
import { quorum } from '../shared/resolutions';
import { isMajority } from '../shared/voting';

const { outcome: _derived, ...body } = resolutionAdopted.fields;

/** C11: a resolution on its own; a failed vote is recorded here, if at all, and takes no effect. */
export const adoptResolution = useCase({
  name: 'adopt-resolution',
  number: 'C11',
  title: { ru: 'Записать постановление комиссии', en: 'Record a resolution' },
  body,
  emits: ['resolution-adopted'],
  example: {
    occurredOn: '2026-02-17',
    resolution: RESOLUTION,
    votes: VOTES,
    decisions: [{ decisionType: 'DT-ORGANISE-WORK', subjects: [{ kind: 'FAMILY' }] }],
    minorOpinion: 'Согласен',
  },
  decide: (sent, state, c) => [
    draft(
      resolutionAdopted,
      { ...envelope(state, c), occurredOn: sent.resolution.adoptedOn },
      {
        data: { ...sent, outcome: isMajority(sent.votes, c.profile) ? 'ADOPTED' : 'NOT_ADOPTED' },
        violations: quorum(sent.votes, c),
      },
    ),
  ],
});
