import { isPatch, RenderingMissing, type FamilyPatch, type FamilyWrite } from '../port';

/** The newest rendering of each family in a batch: one batch may hold a family twice. */
export function newest<Write extends FamilyWrite | FamilyPatch>(writes: readonly Write[]): readonly Write[] {
  const kept = new Map<string, Write>();
  for (const write of writes) {
    const known = kept.get(write.family);
    if (!known || known.revision <= write.revision) kept.set(write.family, write);
  }
  return [...kept.values()];
}

/**
 * Whether a rendering is to be written over the stored one: an older one changes nothing.
 * @param stored revision of the rendering that is stored; undefined when there is none
 * @throws RenderingMissing when a patch goes on from another one
 */
export function supersedes(write: FamilyWrite | FamilyPatch, stored: number | undefined): boolean {
  if (stored !== undefined && stored > write.revision) return false;
  if (isPatch(write) && write.since !== stored)
    throw new RenderingMissing(`a patch goes on from revision ${write.since}, stored is ${String(stored)}`);
  return true;
}
