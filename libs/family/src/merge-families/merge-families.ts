import { reject, type Rejection } from '@kurator/kernel';
import { familiesMerged } from '../catalogue/merging';
import { isAbsorbed, judgeMerge, openProposalIn } from '../merging/judge-merge';
import { draft, envelope, useCase } from '../shared/drafts';
import { firstRejection } from '../shared/guards';
import type { Circumstances } from '../use-case';

const WHICH = 'absorbedFamilyId';
const unknown = (familyId: string): Rejection => reject('FAMILY_UNKNOWN', { familyId }, WHICH);

/** The other family lives, nobody waits for a second officer in it, and the two histories can be one. */
function mergeable(c: Circumstances, absorbedFamilyId: string): Rejection | null {
  const { other } = c;
  if (absorbedFamilyId.toLowerCase() === c.familyId) return reject('MERGE_WITH_ITSELF', {}, WHICH);
  if (!other || other.facts.length === 0) return unknown(absorbedFamilyId);
  return firstRejection(
    () => isAbsorbed(other.facts, WHICH),
    () => openProposalIn(other.facts, () => true),
    () => judgeMerge(c, other),
  );
}

/**
 * C44: one family that was entered twice becomes one. The kept family takes over every fact of the other, which is
 * closed by a second event; what the two together make impossible has to be annulled first.
 */
export const mergeFamilies = useCase({
  name: 'merge-families',
  number: 'C44',
  title: { ru: 'Объединить две записи одной семьи', en: 'Merge two records of one family' },
  body: familiesMerged.fields,
  emits: ['families-merged'],
  example: {
    occurredOn: '2026-06-17',
    absorbedFamilyId: 'fa000000-0000-4000-8000-000000000002',
    reason: 'Семья заведена дважды по двум сообщениям',
    evidence: 'Совпадают адрес и свидетельства о рождении детей',
  },
  decide: (sent, state, c) => {
    const absorbedFamilyId = sent.absorbedFamilyId.toLowerCase();
    const refused = mergeable(c, absorbedFamilyId);
    return refused ?? [draft(familiesMerged, envelope(state, c), { data: { ...sent, absorbedFamilyId } })];
  },
});
