import { reject, text, uuid, type Rejection } from '@kurator/kernel';
import { familiesUnmerged } from '../catalogue/merging';
import { judgeUnmerge, openProposalIn } from '../merging/judge-merge';
import { standingMerge } from '../merging/merges';
import { draft, envelope, useCase } from '../shared/drafts';
import type { Circumstances } from '../use-case';

/** Nobody waits for a second officer about the other family's facts, and each history is possible without the other. */
function partable(c: Circumstances, mergeEventId: string): Rejection | null {
  const { other, facts } = c;
  if (!other) return { ...reject('EVENT_NOT_FOUND', { eventId: mergeEventId }, 'mergeEventId'), status: 404 };
  const theirs = new Set(
    facts.flatMap(({ adopted, eventId }) => (adopted?.by.includes(mergeEventId) ? [eventId] : [])),
  );
  return openProposalIn(facts, (target) => theirs.has(target)) ?? judgeUnmerge(c, other, mergeEventId);
}

/**
 * C44: takes a merge of families back. Each family has its own facts again, the other one with the corrections and
 * destructions that were recorded about them meanwhile; what was decided about the merged family stays with the kept one.
 */
export const unmergeFamilies = useCase({
  name: 'unmerge-families',
  number: 'C44',
  title: { ru: 'Отменить объединение семей', en: 'Take a merge of families back' },
  body: { mergeEventId: uuid(), reason: text(2000) },
  emits: ['families-unmerged'],
  example: {
    occurredOn: '2026-06-24',
    mergeEventId: '00000000-0000-5000-8000-000000000000',
    reason: 'Это две разные семьи: дети не родственники',
  },
  decide: (sent, state, c) => {
    const mergeEventId = sent.mergeEventId.toLowerCase();
    const merge = standingMerge(c.facts, mergeEventId);
    if (!merge) return { ...reject('EVENT_NOT_FOUND', { eventId: mergeEventId }, 'mergeEventId'), status: 404 };
    const absorbedFamilyId = String(merge.data['absorbedFamilyId']);
    const data = { mergeEventId, keptFamilyId: c.familyId, absorbedFamilyId, reason: sent.reason };
    return partable(c, mergeEventId) ?? [draft(familiesUnmerged, envelope(state, c), { data })];
  },
});
