import type { Packed } from '../packed';
import type { CollectionSpec, FamilyWrite } from '../port';

/** What a renderer thread calls: made once per thread by the module's `createRenderer`. */
export interface Renderer {
  /** Everything that all projections by family say about a family; null when there is no such family. */
  render(familyId: string): Promise<FamilyWrite | null>;
  close(): void | Promise<void>;
}
export interface RendererModule {
  createRenderer(options: unknown): Promise<Renderer>;
}

/** Which module renders in threads. */
export interface RendererSpec {
  /** Compiled file, from `builtFile` of libs/platform. */
  readonly module: string;
  /** Plain data for `createRenderer`: it is copied into each thread. */
  readonly options: unknown;
  /** What a store was opened for that is loaded by its renderings. */
  readonly collections?: readonly CollectionSpec[];
}

/** What becomes of the renderings: rows for a load, or they stay as they are. */
export type Form = 'ROWS' | 'WRITES';
export type ToRenderer =
  { readonly id: number; readonly families: readonly string[]; readonly form: Form } | { readonly close: true };
export type FromRenderer =
  | { readonly ready: true }
  | { readonly id: number; readonly packed: Packed }
  | { readonly id: number; readonly poison: string; readonly error: string }
  | { readonly broken: string };

/** A family that cannot be rendered stops a rebuild: read models without it must not go live unseen. */
export class PoisonFamily extends Error {
  constructor(
    readonly family: string,
    reason: string,
  ) {
    super(`family ${family} cannot be rendered: ${reason}`);
  }
}

/** FNV-1a: the same family always belongs to the same partition. */
export function partitionOf(family: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < family.length; n += 1) hash = Math.imul(hash ^ family.charCodeAt(n), 0x01000193) >>> 0;
  return hash % partitions;
}
