import { reject } from '@kurator/kernel';
import { curatorReplaced } from '../catalogue/curator';
import { draft, envelope, useCase } from '../shared/drafts';
import { resolutionOn, VOTES } from '../shared/examples';
import { adopted, adopting } from '../shared/resolutions';
import { outsideList } from '../shared/violations';
import { currentEpisode } from '../state';

const { old: _known, resolution: _optional, ...fields } = curatorReplaced.fields;

/** C18: another curator takes over, by resolution (KOCHKI 4.7; grounds outside its list are flagged, CG-09). */
export const replaceCurator = useCase({
  name: 'replace-curator',
  number: 'C18',
  title: { ru: 'Заменить куратора', en: 'Replace the curator' },
  body: { ...fields, ...adopting },
  emits: ['resolution-adopted', 'curator-replaced'],
  example: {
    occurredOn: '2026-05-19',
    resolution: resolutionOn('12/3', '2026-05-19'),
    votes: VOTES,
    new: { agencyId: 'school-1', officerId: 'off-3' },
    ground: 'CR-03',
  },
  decide: ({ votes: cast, ...sent }, state, c) => {
    const present = currentEpisode(state)?.curator;
    if (!present) return reject('WRONG_STATE', { needed: 'curator-assigned' });
    return [
      ...adopted(
        { resolution: sent.resolution, votes: cast },
        { decisionType: 'DT-CURATOR-REPLACE', subjects: [{ kind: 'FAMILY' }] },
        { state, c },
      ),
      draft(curatorReplaced, envelope(state, c), {
        data: { ...sent, old: present.curator },
        violations: outsideList(c.profile, 'curatorReplacementGrounds', [sent.ground]),
      }),
    ];
  },
});
