import type { Candidate, Circumstances } from '@kurator/family';
import type { Draft, Fact, Instant, LocalDate } from '@kurator/kernel';
import { v5 } from 'uuid';
import type { DecisionRequest } from './decisions';

/**
 * Ids of a command's events follow from the command, so that sending it again makes the same ones. The family is part
 * of them: a commandId is unique within its family only.
 */
export const eventIdOf =
  ({ familyId, commandId }: Pick<DecisionRequest, 'familyId' | 'commandId'>) =>
  (index: number): string =>
    v5(`${familyId}/${index}`, commandId);

/** What stands around every draft of a command, whatever it is about. */
export interface Surroundings {
  readonly request: Pick<DecisionRequest, 'actor' | 'channel' | 'commandId'>;
  readonly idOf: (index: number) => string;
  readonly now: Instant;
  /** Revision of the stream that the first event follows. */
  readonly revision: number;
  readonly municipality: string;
  readonly commissionId?: string | undefined;
  /** The law of the fact's own day. */
  readonly lawOn: (on: LocalDate) => Pick<Fact, 'profileId' | 'profileVersion'>;
}

/** Puts the envelope around a draft: who, when, under which law. `commandMac` comes when it is known to be stored. */
export function envelopeIn(around: Surroundings): (draft: Draft, index: number) => Candidate {
  const { request, idOf, now, revision, municipality, commissionId, lawOn } = around;
  return (draft, index) => {
    const { profileId, profileVersion } = lawOn(draft.occurredOn);
    return {
      ...draft,
      eventId: idOf(index),
      schemaVersion: 1,
      revision: revision + 1 + index,
      recordedAt: now,
      actor: request.actor,
      source: { channel: request.channel },
      commandId: request.commandId,
      commandMac: '',
      municipality,
      profileId,
      profileVersion,
      ...(commissionId === undefined ? {} : { commissionId }),
      violations: draft.violations ?? [],
    };
  };
}

interface Place {
  readonly request: DecisionRequest;
  readonly circumstances: Pick<Circumstances, 'municipality' | 'regulation' | 'profile'>;
  readonly now: Instant;
  /** Revision of the stream that the first event follows. */
  readonly revision: number;
  /** Who had the family on a day, where it may have moved since. */
  readonly holderOn?: (on: LocalDate) => string | null;
}

/** Facts that a decision tells of but that happened before it, on the day of whoever had the family then. */
const TOLD_LATE: readonly string[] = ['residence-changed', 'family-composition-changed'];

/** The envelope of a family's events, under the regulation of its municipality. */
export function enveloped(place: Place): (draft: Draft, index: number) => Candidate {
  const { circumstances, holderOn, ...rest } = place;
  const { regulation } = circumstances;
  const within = (municipality: string) =>
    envelopeIn({
      ...rest,
      idOf: eventIdOf(place.request),
      municipality,
      commissionId: regulation.municipality(municipality)?.commissionId,
      lawOn: (on) => regulation.profileOf(municipality, on) ?? circumstances.profile,
    });
  const here = within(circumstances.municipality);
  return (draft, index) => {
    const holder = TOLD_LATE.includes(draft.type) ? (holderOn?.(draft.occurredOn) ?? null) : null;
    return (holder === null ? here : within(holder))(draft, index);
  };
}
