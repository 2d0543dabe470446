import { opt } from '@kurator/kernel';
import { interimResultConcluded } from '../catalogue/control';
import { draft, envelope, useCase } from '../shared/drafts';
import { adoptedIfGiven } from '../shared/resolutions';
import { votes } from '../shared/structures';

const DECISIONS = { CONTINUE: 'DT-CONTINUE', STOP: 'DT-STOP' } as const;

/** C30: whether accompaniment is needed any longer, considered collegially (IRKUTSK 64; OKTYABRSKY 14.3). */
export const concludeInterim = useCase({
  name: 'conclude-interim',
  number: 'C30',
  title: { ru: 'Вынести заключение о сопровождении', en: 'Conclude an interim result' },
  body: { ...interimResultConcluded.fields, votes: opt(votes) },
  emits: ['resolution-adopted', 'interim-result-concluded'],
  example: {
    occurredOn: '2026-12-15',
    kind: 'FINAL',
    bodyId: 'kdn-1',
    conclusion: 'STOP',
    reasons: 'Семья справляется сама',
  },
  decide: ({ votes: cast, ...sent }, state, c) => [
    ...adoptedIfGiven(
      { ...sent, ...(cast === undefined ? {} : { votes: cast }) },
      { decisionType: DECISIONS[sent.conclusion], subjects: [{ kind: 'FAMILY' }] },
      { state, c },
    ),
    draft(interimResultConcluded, envelope(state, c), { data: sent }),
  ],
});
