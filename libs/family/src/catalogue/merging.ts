import { opt, text, token, uuid } from '@kurator/kernel';
import type { FamilyEvent } from './declare';

/**
 * Facts about which records are one family or one person (architecture decision 11). They stand in no place of a
 * history; `judgeHistory` and `legal` judge what they do to it.
 */
const aboutRecords = { group: 'O', version: 1, upcasts: [], possible: () => null } as const;
const why = { reason: text(2000), evidence: text(2000) };

export const familiesMerged = {
  ...aboutRecords,
  name: 'families-merged',
  title: { ru: 'Семьи объединены: дело принято', en: 'Families were merged: the other one is taken over' },
  source: 'Spec 3.4 O (cases-merged); CG-60; architecture decision 11',
  fields: { absorbedFamilyId: uuid(), ...why },
} as const satisfies FamilyEvent;

/** Holds nothing sealed: it must be possible to record it whatever was destroyed. */
export const familyAbsorbed = {
  ...aboutRecords,
  name: 'family-absorbed',
  title: { ru: 'Семья объединена с другой: дело закрыто', en: 'The family was absorbed by another one' },
  source: 'Architecture decision 11',
  fields: { mergeEventId: uuid(), keptFamilyId: uuid(), keptMunicipality: token(11, '^\\d{8}$') },
} as const satisfies FamilyEvent;

/** Stands in both streams: with the reason in the one that had kept the other. */
export const familiesUnmerged = {
  ...aboutRecords,
  name: 'families-unmerged',
  title: { ru: 'Объединение семей отменено', en: 'The merge of families was taken back' },
  source: 'Architecture decision 11',
  fields: { mergeEventId: uuid(), keptFamilyId: uuid(), absorbedFamilyId: uuid(), reason: opt(text(2000)) },
} as const satisfies FamilyEvent;

export const personsMerged = {
  ...aboutRecords,
  name: 'persons-merged',
  title: { ru: 'Два описания одного человека объединены', en: 'Two descriptions of one person were merged' },
  source: 'Spec 3.4 O; 152-FZ Art. 5',
  fields: { keptId: uuid(), absorbedId: uuid(), ...why },
} as const satisfies FamilyEvent;

export const personsUnmerged = {
  ...aboutRecords,
  name: 'persons-unmerged',
  title: { ru: 'Объединение описаний человека отменено', en: 'The merge of persons was taken back' },
  source: 'Architecture decision 11',
  fields: { mergeEventId: uuid(), reason: text(2000) },
} as const satisfies FamilyEvent;
