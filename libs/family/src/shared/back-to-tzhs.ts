import type { Draft } from '@kurator/kernel';
import { trackChanged } from '../catalogue/recognition';
import { currentEpisode, type FamilyState } from '../state';
import type { Circumstances } from '../use-case';
import { draft, envelope } from './drafts';

/** What was opened in front of a TZhS track and is not confirmed gives way to it again; nothing for every other family. */
export function backToTzhs(state: FamilyState, c: Circumstances): readonly Draft[] {
  const episode = currentEpisode(state);
  if (!episode || episode.tzhs.behind === null || episode.main === 'REGISTERED') return [];
  return [draft(trackChanged, envelope(state, c), { data: { from: 'SOP', to: 'TZHS', reason: 'SOP_NOT_CONFIRMED' } })];
}
