import { deserialize, serialize } from 'node:v8';
import type { FamilyWrite } from './port';

/** What a renderer thread made of some families, packed once on its way to the thread that writes it. */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly families: number;
  /** Facts that were folded for it. */
  readonly events: number;
}

export const pack = (writes: readonly FamilyWrite[]): Packed => ({
  // A copy of its own: what `serialize` gives may be a view of a larger pool, which cannot be handed over.
  bytes: Uint8Array.from(serialize(writes)),
  families: writes.length,
  events: writes.reduce((sum, { revision }) => sum + revision + 1, 0),
});

export const unpack = (bytes: Uint8Array): readonly FamilyWrite[] => deserialize(bytes) as readonly FamilyWrite[];
