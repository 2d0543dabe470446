import type { FamilyWrite } from '../port';

/** The newest rendering of each family in a batch: one batch may hold a family twice. */
export function newest(writes: readonly FamilyWrite[]): readonly FamilyWrite[] {
  const kept = new Map<string, FamilyWrite>();
  for (const write of writes) {
    const known = kept.get(write.family);
    if (!known || known.revision <= write.revision) kept.set(write.family, write);
  }
  return [...kept.values()];
}
