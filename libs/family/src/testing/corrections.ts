import type { Fact } from '@kurator/kernel';
import type { Change } from '../corrections/standing';
import { eventId, recordedAt } from './send';

const place = (stream: readonly Fact[], at: number) => ({
  eventId: eventId(stream.length + at, 0xcc, 0xcc),
  schemaVersion: 1,
  revision: stream.length + at,
  position: String(stream.length + at),
  recordedAt: recordedAt(stream.length + at),
  commandId: eventId(stream.length + at, 0xfffffe, 0xcc),
});

/**
 * The stream after a change was proposed and confirmed, as the application records it; nothing is judged.
 * @param today the day of the correction, which no history shows
 */
export function recorded(stream: readonly Fact[], change: Change, today = '2027-06-01'): readonly Fact[] {
  const target = stream.find((fact) => fact.eventId === change.targetEventId);
  if (!target) throw new Error(`no event ${change.targetEventId}`);
  const {
    occurredAt: _at,
    adopted: _from,
    ...envelope
  } = { ...target, occurredOn: today, violations: [], commandMac: '' };
  const { replacement } = change;
  const body = replacement && {
    replacement: replacement.data,
    replacementVersion: 1,
    replacedOn: replacement.occurredOn,
    ...(replacement.occurredAt === undefined ? {} : { replacedAt: replacement.occurredAt }),
    replacedProfileId: replacement.profileId,
    replacedProfileVersion: replacement.profileVersion,
  };
  const named = { targetEventId: target.eventId, targetType: target.type };
  const proposal: Fact = {
    ...{ ...envelope, ...place(stream, 0), type: 'correction-proposed' },
    data: { kind: replacement ? 'CORRECTION' : 'ANNULMENT', ...named, ...body },
  };
  const confirmation: Fact = {
    ...{ ...envelope, ...place(stream, 1), type: replacement ? 'event-corrected' : 'event-annulled' },
    data: { ...named, ...body, proposalId: proposal.eventId, approvedBy: 'off-2', affectsPeriods: [] },
  };
  return [...stream, proposal, confirmation];
}

/** The change that replaces a fact's data or day; what is not given stays. */
export const correcting = (fact: Fact, more: Partial<Pick<Fact, 'occurredOn' | 'data'>> = {}): Change => ({
  targetEventId: fact.eventId,
  replacement: {
    data: more.data ?? fact.data,
    occurredOn: more.occurredOn ?? fact.occurredOn,
    // A time belongs to its day: moved to another one, the fact stands where it was recorded.
    ...(fact.occurredAt === undefined || more.occurredOn !== undefined ? {} : { occurredAt: fact.occurredAt }),
    profileId: fact.profileId,
    profileVersion: fact.profileVersion,
  },
});
export const annulling = (fact: Fact): Change => ({ targetEventId: fact.eventId, replacement: null });
