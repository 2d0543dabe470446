import { date, oneOf, opt, reject } from '@kurator/kernel';
import { endedEpisode, type FamilyState } from '../state';
import { event } from './declare';

const postOf = (state: FamilyState) => endedEpisode(state)?.post ?? null;

export const postStarted = event({
  name: 'post-accompaniment-started',
  group: 'I',
  title: { ru: 'Начато постсопровождение', en: 'Post-accompaniment started' },
  source: 'OKTYABRSKY 9.6; IRKUTSK 31 (4)',
  fields: { plannedEnd: opt(date()) },
  possible: (state) =>
    endedEpisode(state) && postOf(state) === null ? null : reject('WRONG_STATE', { needed: 'accompaniment-ended' }),
});

export const postEnded = event({
  name: 'post-accompaniment-ended',
  group: 'I',
  title: { ru: 'Постсопровождение завершено', en: 'Post-accompaniment ended' },
  source: 'OKTYABRSKY 9.6; IRKUTSK 31 (4)',
  fields: { result: opt(oneOf('STABLE', 'RELAPSE')) },
  possible: (state) =>
    postOf(state) === 'LVL_POST' ? null : reject('WRONG_STATE', { needed: 'post-accompaniment-started' }),
});
