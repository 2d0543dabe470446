import { postEnded } from '../catalogue/post';
import { records } from '../shared/drafts';

/** C39: post-accompaniment is over; in the TZhS track this closes the episode. */
export const endPost = records(postEnded, {
  name: 'end-post',
  number: 'C39',
  title: { ru: 'Завершить постсопровождение', en: 'End post-accompaniment' },
  example: { occurredOn: '2026-12-29', result: 'STABLE' },
});
