import type { Position } from '@kurator/event-log';

/** A page of what lies between two positions: the cursor holds both, so that later facts move nothing between pages. */
export interface ChangesPlace {
  /** Null: before the first event. */
  readonly from: Position | null;
  readonly to: Position;
  /** How many items the pages before have shown: their ids are not everyone's to see. */
  readonly shown: number;
}

export const changesCursor = ({ from, to, shown }: ChangesPlace): string =>
  Buffer.from(JSON.stringify([from, to, shown]), 'utf8').toString('base64url');

const isPosition = (value: unknown): value is Position => typeof value === 'string' && value.length <= 64;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

function placeOf([from, to, shown]: readonly unknown[]): ChangesPlace | null {
  const begins = from === null || isPosition(from);
  return begins && isPosition(to) && isCount(shown) ? { from, to, shown } : null;
}

/** The place that a cursor names; null for a text that no page gave. */
export function changesPlace(cursor: string): ChangesPlace | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? placeOf(parts) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
