import { RevisionConflict, type Histories, type History } from '@kurator/event-log';
import {
  asItStood,
  effective,
  numberUsed,
  resolutionKey,
  resolutionRegistered,
  resolutionStream,
  sameResolution,
  type Resolution,
  type Votes,
} from '@kurator/family';
import type { Fact, Instant, Rejection } from '@kurator/kernel';
import { eventIdOf } from './candidates';
import type { DecisionRequest } from './decisions';

/** A claim that no family confirmed within this time may be taken over (architecture section 3, step 4). */
const UNCONFIRMED_MS = 60_000;

type Claim = {
  readonly adoptedOn: string;
  readonly sessionOn: string;
  readonly votes: Votes;
  readonly familyId: string;
};
export interface Adopting {
  readonly resolution: Resolution;
  readonly votes: Votes;
}

/** The resolution that a body adopts: one with its votes; alone it exists already. */
export function adopting(body: Readonly<Record<string, unknown>>): Adopting | null {
  const { resolution, votes } = body as Partial<Adopting>;
  return resolution && votes ? { resolution, votes } : null;
}

/** Whether the family that claimed a number really holds the resolution. */
async function confirmed(histories: Histories, claim: Claim, resolution: Resolution): Promise<boolean> {
  const { facts } = await histories.load(`family-${claim.familyId}`);
  // Absorbed by another family, it holds its resolutions there.
  return effective(asItStood(facts)).some(
    (f) =>
      f.type === 'resolution-adopted' &&
      resolutionKey(f.data['resolution'] as Resolution) === resolutionKey(resolution),
  );
}

interface Standing {
  readonly history: History;
  /** Null when the number is free or its claim may be taken over. */
  readonly rejection: Rejection | null;
  /** The very same resolution is claimed already. */
  readonly held: boolean;
}

/**
 * How a resolution's number stands: free, this very resolution's, or another's.
 * @param corrects the family whose own claim is being corrected: a claim of its own is no other's
 */
export async function standing(
  histories: Histories,
  asked: Adopting,
  { now, corrects }: { readonly now: Instant; readonly corrects?: string },
): Promise<Standing> {
  const history = await histories.load(resolutionStream(asked.resolution));
  const last: Fact | undefined = history.facts.at(-1);
  if (!last) return { history, rejection: null, held: false };
  const claim = last.data as unknown as Claim;
  if (sameResolution(claim, { ...asked.resolution, votes: asked.votes }))
    return { history, rejection: null, held: true };
  if (claim.familyId === corrects) return { history, rejection: null, held: false };
  const stale = Date.parse(now) - Date.parse(last.recordedAt) > UNCONFIRMED_MS;
  const free = stale && !(await confirmed(histories, claim, asked.resolution));
  return { history, rejection: free ? null : numberUsed(asked.resolution), held: false };
}

/**
 * Claims the number for this resolution; whoever was faster with the same resolution has claimed it for us.
 * @returns the rejection when another resolution took the number in between
 */
export async function claim(
  histories: Histories,
  asked: Adopting,
  {
    request,
    now,
    municipality,
    corrects,
  }: { request: DecisionRequest; now: Instant; municipality: string; corrects?: string },
): Promise<Rejection | null> {
  const by = { now, ...(corrects === undefined ? {} : { corrects }) };
  const { history, rejection, held } = await standing(histories, asked, by);
  if (rejection || held) return rejection;
  const { resolution, votes } = asked;
  try {
    await histories.append(history, [
      {
        type: resolutionRegistered.name,
        eventId: eventIdOf(request)(-1 - history.facts.length),
        episode: 1,
        occurredOn: resolution.adoptedOn,
        recordedAt: now,
        actor: request.actor,
        source: { channel: request.channel },
        commandId: request.commandId,
        commandMac: '',
        municipality,
        profileId: '',
        profileVersion: 0,
        commissionId: resolution.commissionId,
        data: {
          commissionId: resolution.commissionId,
          year: Number(resolution.adoptedOn.slice(0, 4)),
          number: resolution.number,
          adoptedOn: resolution.adoptedOn,
          sessionOn: resolution.sessionOn,
          votes,
          familyId: request.familyId,
        },
      },
    ]);
    return null;
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    return (await standing(histories, asked, by)).rejection;
  }
}
