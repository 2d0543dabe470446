import { deserialize, serialize } from 'node:v8';
import type { FamilyWrite } from './port';

/** What a renderer thread made of some families, packed once on its way to the thread that takes it up. */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly families: number;
  /** Facts that were folded for it. */
  readonly events: number;
}

/** @param revisions of the families in `content` */
export const packed = (content: unknown, revisions: readonly number[]): Packed => ({
  // A copy of its own: what `serialize` gives may be a view of a larger pool, which cannot be handed over.
  bytes: new Uint8Array(serialize(content)),
  families: revisions.length,
  events: revisions.reduce((sum, revision) => sum + revision + 1, 0),
});

/** Renderings as they are, for {@link unpack}. */
export const pack = (writes: readonly FamilyWrite[]): Packed =>
  packed(
    writes,
    writes.map(({ revision }) => revision),
  );
export const unpack = (bytes: Uint8Array): readonly FamilyWrite[] => deserialize(bytes) as readonly FamilyWrite[];
