import { PositionUnknown, type Position } from '../port';

/** Places in the embedded log are whole numbers from 1 without gaps; 0 stands for "before the first". */
export const positionOf = (place: number): Position => place.toString(36);

/** @throws PositionUnknown for text that this log never gave out */
export function placeOf(position: Position): number {
  const place = /^[0-9a-z]{1,11}$/.test(position) ? parseInt(position, 36) : 0;
  if (place < 1 || !Number.isSafeInteger(place) || positionOf(place) !== position)
    throw new PositionUnknown(`"${position}" is no position of this log`);
  return place;
}

export const placeAfter = (after: Position | null): number => (after === null ? 0 : placeOf(after));
