import { date, int, ref, reject, token, uuid, type EventType, type Rejection } from '@kurator/kernel';
import { votes, type Resolution, type Votes } from './shared/structures';

/**
 * A resolution's number belongs to one resolution of a commission and year. Its stream holds who claimed it; the
 * newest claim counts (architecture section 3, step 4).
 */
export const resolutionRegistered = {
  name: 'resolution-registered',
  group: 'D',
  title: { ru: 'Номер постановления занят', en: "A resolution's number was claimed" },
  source: 'Spec 3.3 C11: unique resolution number per commission and year',
  version: 1,
  upcasts: [],
  fields: {
    commissionId: ref(),
    year: int(1900, 3000),
    number: token(50),
    adoptedOn: date(),
    sessionOn: date(),
    votes,
    familyId: uuid(),
  },
  possible: () => null,
} as const satisfies EventType<unknown>;

/** Stream of a resolution's number; the number as on paper is percent-encoded into the stream's alphabet. */
export const resolutionStream = (r: Pick<Resolution, 'commissionId' | 'adoptedOn' | 'number'>): string =>
  `resolution-${r.commissionId}-${r.adoptedOn.slice(0, 4)}-${encodeNumber(r.number)}`;

/** `encodeURIComponent` leaves `!*'()` as they are, and a stream's name must not hold them. */
const encodeNumber = (number: string): string =>
  encodeURIComponent(number).replace(/[!*'()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

type Claimed = { readonly adoptedOn: string; readonly sessionOn: string; readonly votes: Votes };
/** Date, session and votes: what makes two uses of a number the same resolution. */
const print = ({ adoptedOn, sessionOn, votes: v }: Claimed): string =>
  JSON.stringify([adoptedOn, sessionOn, v.membersTotal, v.present, v.for, v.against, v.abstained, v.castingVoteUsed]);

export const sameResolution = (claim: Claimed, asked: Claimed): boolean => print(claim) === print(asked);

export const numberUsed = (r: Resolution): Rejection => ({
  ...reject('RESOLUTION_NUMBER_USED', { number: r.number, commissionId: r.commissionId }, 'resolution.number'),
  status: 409,
});
