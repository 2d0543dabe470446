import { PositionUnknown, type Position } from '../port';

/** Where an event lies in the server's transaction log. Both numbers are kept: commit alone lost events (KD#4970). */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const TEXT = /^([0-9a-z]{1,13})-([0-9a-z]{1,13})$/;
const LARGEST = 2n ** 63n - 1n;

/** BigInts are neither JSON nor to be compared as text (trap 23): a position leaves the adapter as opaque text only. */
export const positionOf = ({ commit, prepare }: Place): Position => `${commit.toString(36)}-${prepare.toString(36)}`;

const numberOf = (digits: string): bigint =>
  [...digits].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);

/** @throws PositionUnknown for text that no log of this kind ever gave out */
export function placeOf(position: Position): Place {
  const [, commit, prepare] = TEXT.exec(position) ?? [];
  const place = { commit: numberOf(commit ?? ''), prepare: numberOf(prepare ?? '') };
  const possible = place.commit <= LARGEST && place.prepare <= place.commit;
  if (!possible || positionOf(place) !== position)
    throw new PositionUnknown(`"${position}" is no position of this log`);
  return place;
}

const sign = (difference: bigint): number => (difference < 0n ? -1 : difference > 0n ? 1 : 0);

/** The order of the log: by commit, then by prepare. */
export const comparePlaces = (a: Place, b: Place): number => sign(a.commit - b.commit) || sign(a.prepare - b.prepare);
