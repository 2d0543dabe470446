import type { Candidate, Circumstances } from '@kurator/family';
import type { Draft, Instant } from '@kurator/kernel';
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

interface Place {
  readonly request: DecisionRequest;
  readonly circumstances: Circumstances;
  readonly now: Instant;
  /** Revision of the stream that the first event follows. */
  readonly revision: number;
}

/** Puts the envelope around a draft: who, when, under which law. `commandMac` comes when it is known to be stored. */
export function enveloped({
  request,
  circumstances,
  now,
  revision,
}: Place): (draft: Draft, index: number) => Candidate {
  const { municipality, regulation } = circumstances;
  const commissionId = regulation.municipality(municipality)?.commissionId;
  const idOf = eventIdOf(request);
  return (draft, index) => {
    const profile = regulation.profileOf(municipality, draft.occurredOn) ?? circumstances.profile;
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
      profileId: profile.profileId,
      profileVersion: profile.profileVersion,
      ...(commissionId === undefined ? {} : { commissionId }),
      violations: draft.violations ?? [],
    };
  };
}
