import { accompanimentStarted } from '../catalogue/level';
import { draft, envelope, useCase } from '../shared/drafts';
import { param, surveyClause, violationIf } from '../shared/violations';
import { overload } from '../shared/workload';
import { currentEpisode } from '../state';
import type { Level, Profile } from '@kurator/regulation';

/** Only IRKUTSK 36 fixes a responsible specialist to every family. */
const specialistClause = (profile: Profile): string | null =>
  param(profile, 'curatorModel')?.value === 'RESPONSIBLE_SUBJECT_AGENCY_AND_RESPONSIBLE_SPECIALIST' ? '36' : null;

/** C37: accompaniment begins at a level; where the regulation has no levels it has no term. */
export const startAccompaniment = useCase({
  name: 'start-accompaniment',
  number: 'C37',
  title: { ru: 'Начать сопровождение', en: 'Start accompaniment' },
  body: accompanimentStarted.fields,
  emits: ['accompaniment-started'],
  example: {
    occurredOn: '2026-03-23',
    institutionId: 'soc-1',
    level: 'EMERGENCY',
    levelSigns: ['LE-01'],
    form: 'AF-02',
    specialistId: 'off-7',
    plannedEnd: '2026-06-23',
    basis: 'RESOLUTION',
  },
  decide: (sent, state, c) => {
    const episode = currentEpisode(state);
    const unassigned = sent.specialistId === undefined && !episode?.specialist;
    return [
      draft(accompanimentStarted, envelope(state, c), {
        data: sent,
        violations: [
          ...violationIf(!episode?.surveyed, 'NO_SURVEY', surveyClause(c.profile)),
          ...violationIf(unassigned, 'NO_SPECIALIST', specialistClause(c.profile)),
          ...(sent.specialistId === undefined ? [] : overload(sent.level as Level, c)),
        ],
      }),
    ];
  },
});
