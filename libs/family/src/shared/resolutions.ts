import { opt, reject, type Draft, type Rejection } from '@kurator/kernel';
import { resolutionAdopted } from '../catalogue/session';
import type { FamilyState } from '../state';
import type { Circumstances } from '../use-case';
import { draft, envelope } from './drafts';
import { resolution, resolutionKey, votes, type Resolution, type Subject, type Votes } from './structures';
import { violationIf } from './violations';
import { isLost, isMajority, lacksQuorum, majorityRequired } from './voting';

/**
 * Body fields of a command that takes effect by a resolution (`R` in `api.md`): with votes it is adopted now, alone it
 * exists already (bodies (4)).
 */
export const adopting = { resolution, votes: opt(votes) };

type Body = { readonly resolution: Resolution; readonly votes: Votes };
type Sent = { readonly resolution: Resolution; readonly votes?: Votes | undefined };
type Named = { readonly resolution?: Resolution; readonly votes?: Votes };
type Item = { readonly decisionType: string; readonly subjects: readonly Subject[] };

/** The clause behind the quorum: only our assumption names it (CG-49). */
const QUORUM_GAP = 'CG-49';
export const quorum = (cast: Votes, { profile }: Circumstances) =>
  violationIf(lacksQuorum(cast, profile), 'NO_QUORUM', QUORUM_GAP);

/**
 * The votes do not carry this item although they carried (or were only recorded for) another one of the session: then
 * the resolution is put to its guard again, which refuses it.
 */
const failsHere = ({ votes: cast }: Body, { decisionType }: Item, { profile }: Circumstances): boolean =>
  isLost(cast) || (majorityRequired(profile, decisionType) && !isMajority(cast, profile));

/** Why a resolution that is sent without its votes cannot stand behind a decision; null when it can, or has votes. */
export function lacksVotes({ resolution: r, votes: cast }: Named, state: FamilyState): Rejection | null {
  if (!r || cast) return null;
  const known = state.resolutions[resolutionKey(r)];
  if (known === undefined) return { ...reject('VALIDATION_FAILED', {}, 'votes'), status: 400 };
  return known.adopted ? null : reject('MAJORITY_MISSING', { for: known.for, present: known.present }, 'resolution');
}

/**
 * The `resolution-adopted` event of a command that takes effect by a resolution; empty when the family's stream holds
 * this resolution already, because several items of one session share it (`api.md` bodies (4)).
 */
export function adopted(
  { resolution: named, votes: given }: Sent,
  item: Item,
  { state, c }: { state: FamilyState; c: Circumstances },
): readonly Draft[] {
  if (!given) return [];
  const body = { resolution: named, votes: given };
  if (state.resolutions[resolutionKey(body.resolution)] !== undefined && !failsHere(body, item, c)) return [];
  const { resolution: r, votes: cast } = body;
  const plain = item.subjects.map(({ kind, personId }) => ({ kind, ...(personId === undefined ? {} : { personId }) }));
  const at = { ...envelope(state, c), occurredOn: r.adoptedOn };
  return [
    draft(resolutionAdopted, r.adoptedOn === c.occurredOn ? at : withoutTime(at), {
      data: {
        resolution: r,
        votes: cast,
        outcome: 'ADOPTED',
        decisions: [{ decisionType: item.decisionType, subjects: plain }],
      },
      violations: quorum(cast, c),
    }),
  ];
}
/** The command's time of day says nothing about another day's session. */
const withoutTime = ({ episode, occurredOn }: ReturnType<typeof envelope>) => ({ episode, occurredOn });

/** For commands where a resolution is optional (`R?`): with votes it is adopted now, alone it exists already. */
export const adoptedIfGiven = (
  body: { readonly resolution?: Resolution; readonly votes?: Votes },
  item: Item,
  at: { state: FamilyState; c: Circumstances },
): readonly Draft[] =>
  body.resolution && body.votes ? adopted({ resolution: body.resolution, votes: body.votes }, item, at) : [];
