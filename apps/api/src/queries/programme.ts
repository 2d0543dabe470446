import type { Viewer } from '@kurator/access';
import { asItStood, currentEpisode, effective, emptyFamily, familyAt, inEpisodes } from '@kurator/family';
import { programmesOf } from '@projections/programme';
import { statesOf } from './card-states';
import { findFamily, isFound, notFound, type FamilyReads } from './family';
import { horizonOf, knownBy } from './horizon';
import type { ProgrammeParams, QueryAnswer } from './queries';

/**
 * `GET /families/{familyId}/programme`: the programmes of the episode with every version, each measure's state, dues and
 * executors, extensions and what was proposed, on a day and as it was known.
 * @returns 404 before the family's first event at that horizon, and for another territory's family
 */
export async function programme(reads: FamilyReads, params: ProgrammeParams, viewer: Viewer): Promise<QueryAnswer> {
  const found = await findFamily(reads, params, viewer);
  if (!isFound(found)) return found;
  const regulation = reads.regulation();
  const { on, knownAt } = horizonOf(params, found, regulation);
  const known = asItStood(knownBy(found.history.facts, knownAt));
  const state = familyAt(params.familyId, known, regulation, { asOf: on });
  const episode = currentEpisode(state);
  const facts = inEpisodes(effective(known, { asOf: on }), emptyFamily(params.familyId, regulation));
  if (!episode) return notFound;
  return {
    familyId: params.familyId,
    episode: episode.number,
    state: statesOf(state, episode, on).programme,
    ...programmesOf(facts, episode, on),
    position: found.position,
    asOf: on,
    knownAt,
  };
}
