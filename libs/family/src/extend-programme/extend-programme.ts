import { opt, reject } from '@kurator/kernel';
import { activeProgramme, programmeExtended } from '../catalogue/programme-life';
import { draft, envelope, useCase } from '../shared/drafts';
import { PROGRAMME, resolutionOn, VOTES } from '../shared/examples';
import { adopted } from '../shared/resolutions';
import { votes } from '../shared/structures';

const { oldEnd: _known, ...fields } = programmeExtended.fields;

/** C25: the commission lets the active programme run longer (KOCHKI 5.7). */
export const extendProgramme = useCase({
  name: 'extend-programme',
  number: 'C25',
  title: { ru: 'Продлить программу', en: 'Extend the programme' },
  body: { ...fields, votes: opt(votes) },
  emits: ['resolution-adopted', 'programme-extended'],
  example: {
    occurredOn: '2026-07-21',
    resolution: resolutionOn('25/1', '2026-07-21'),
    votes: VOTES,
    programmeId: PROGRAMME,
    newEnd: '2026-11-17',
    reason: 'Цель программы пока не достигнута',
  },
  decide: (sent, state, c) => {
    const oldEnd = activeProgramme(state)?.termTo ?? null;
    if (oldEnd === null) return reject('WRONG_STATE', { needed: 'PROG_ACTIVE' }, 'programmeId');
    const { votes: _cast, ...data } = sent;
    return [
      ...adopted(sent, { decisionType: 'DT-EXTEND', subjects: [{ kind: 'FAMILY' }] }, { state, c }),
      draft(programmeExtended, envelope(state, c), { data: { ...data, oldEnd } }),
    ];
  },
});
