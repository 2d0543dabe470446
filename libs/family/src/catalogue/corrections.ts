import { date, instant, int, list, oneOf, opt, ref, text, token, uuid, wholeDocument } from '@kurator/kernel';
import { documentRef } from '../shared/structures';
import type { FamilyEvent } from './declare';

const ANNULMENT_REASONS = ['ENTERED_BY_MISTAKE', 'WRONG_CASE', 'DUPLICATE', 'OTHER'] as const;

/** What stands in place of the corrected fact; sealed as the fields of `targetType` are. */
const replaced = {
  replacement: wholeDocument<Readonly<Record<string, unknown>>>('event-data'),
  replacementVersion: int(1, 1000),
  replacedOn: date(),
  replacedAt: opt(instant()),
  replacedProfileId: token(50),
  replacedProfileVersion: int(1),
};
const target = { targetEventId: uuid(), targetType: token(100) };
/** Quarters whose figures or closing state the change moves, as known when it was confirmed. */
const affectsPeriods = list(token(7, '^\\d{4}-Q[1-4]$'), 0, 400);
const confirmed = { proposalId: uuid(), approvedBy: ref(), affectsPeriods };

/** What an annulment says for itself (`api.md`, Corrections with four eyes). */
export const annulmentBody = {
  reason: oneOf(...ANNULMENT_REASONS),
  reasonText: opt(text(2000)),
  document: opt(documentRef),
};
/** What a correction says besides its replacement. */
export const correctionBody = { reason: text(2000), document: opt(documentRef) };
export const rejectionBody = { reason: text(2000) };

/**
 * Facts about facts: they belong to no day of the family's life and never meet a state, so nothing about them can be
 * impossible there. `judgeChange` judges what they do to the history.
 */
const aboutFacts = { group: 'O', version: 1, upcasts: [], possible: () => null } as const;

export const correctionProposed = {
  ...aboutFacts,
  name: 'correction-proposed',
  title: { ru: 'Предложено исправление', en: 'A correction was proposed' },
  source: 'Proposal: four eyes; 152-FZ Art. 21 (2)',
  fields: {
    kind: oneOf('ANNULMENT', 'CORRECTION'),
    ...target,
    annulmentReason: opt(oneOf(...ANNULMENT_REASONS)),
    reasonText: opt(text(2000)),
    document: opt(documentRef),
    replacement: opt(replaced.replacement),
    replacementVersion: opt(replaced.replacementVersion),
    replacedOn: opt(replaced.replacedOn),
    replacedAt: replaced.replacedAt,
    replacedProfileId: opt(replaced.replacedProfileId),
    replacedProfileVersion: opt(replaced.replacedProfileVersion),
  },
} as const satisfies FamilyEvent;

export const correctionRejected = {
  ...aboutFacts,
  name: 'correction-rejected',
  title: { ru: 'Исправление отклонено', en: 'A correction was rejected' },
  source: 'Proposal: four eyes',
  fields: { proposalId: uuid(), reason: text(2000) },
} as const satisfies FamilyEvent;

export const eventCorrected = {
  ...aboutFacts,
  name: 'event-corrected',
  title: { ru: 'Запись исправлена', en: 'An event was corrected' },
  source: '152-FZ Art. 5, 21 (2)',
  fields: { ...target, ...replaced, reason: text(2000), document: opt(documentRef), ...confirmed },
} as const satisfies FamilyEvent;

export const eventAnnulled = {
  ...aboutFacts,
  name: 'event-annulled',
  title: { ru: 'Запись аннулирована', en: 'An event was annulled' },
  source: 'Proposal; 152-FZ Art. 5',
  fields: { ...target, ...annulmentBody, ...confirmed },
} as const satisfies FamilyEvent;
