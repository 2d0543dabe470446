import { postStarted } from '../catalogue/post';
import { records } from '../shared/drafts';

/** C39: the family is watched after accompaniment has ended (OKTYABRSKY 9.6; IRKUTSK 31 (4)); meets DL-55. */
export const startPost = records(postStarted, {
  name: 'start-post',
  number: 'C39',
  title: { ru: 'Начать постсопровождение', en: 'Start post-accompaniment' },
  example: { occurredOn: '2026-12-15', plannedEnd: '2027-06-15' },
});
