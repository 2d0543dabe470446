import { curatorReplacementRequested } from '../catalogue/curator';
import { records } from '../shared/drafts';
import { outsideList } from '../shared/violations';

/** C18: request the curator's replacement. */
export const requestCuratorReplacement = records(curatorReplacementRequested, {
  name: 'request-curator-replacement',
  number: 'C18',
  title: { ru: 'Запросить замену куратора', en: "Request the curator's replacement" },
  violations: ({ ground }, _state, { profile }) => outsideList(profile, 'curatorReplacementGrounds', [ground]),
  example: { occurredOn: '2026-05-12', requestedBy: 'FAMILY', ground: 'CR-03', justification: 'Просьба семьи' },
});
