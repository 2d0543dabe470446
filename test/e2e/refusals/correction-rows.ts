import { idsIn, NOBODY } from './bodies';
import { row, type Row } from './row';
import type { Asked } from './asked';
import { annulments, confirmed, decisionOn } from './told';

const MISTAKE = { reason: 'ENTERED_BY_MISTAKE' };
const annulling = (family: string, eventId: string): Asked => ({
  path: `/api/v1/families/${idsIn(family).familyId}/events/${eventId}/annulments`,
  body: MISTAKE,
});
const [SECRETARY, DEPUTY] = ['secretary-mariel', 'deputy-mariel'] as const;
const sameEyes = (as: string): Row =>
  row(['FOUR_EYES_REQUIRED', 403], as, (noted) => confirmed(noted, 'doubted'), [
    null,
    'Исправление предлагает одно должностное лицо, подтверждает другое; учётной записи без должностного лица мало.',
  ]);

/** Corrections: what cannot be corrected, and by whom. */
export const CORRECTION_ROWS: readonly Row[] = [
  row(['EVENT_NOT_FOUND', 404], SECRETARY, annulling('known', NOBODY), [null, 'В истории этой семьи нет события *.']),
  row(['EVENT_NOT_FOUND', 404], SECRETARY, (noted) => annulling('known', noted('left reported')), [
    null,
    'В истории этой семьи нет события *.',
  ]),
  row(['NOT_CORRECTABLE', 422], SECRETARY, (noted) => annulments(noted, 'mistaken', 'event-annulled'), [
    null,
    'Событие * («Запись аннулирована») само является исправлением или необратимо.',
  ]),
  row(['ALREADY_ANNULLED', 422], SECRETARY, (noted) => annulments(noted, 'mistaken', 'recognized-SOP'), [
    null,
    'Событие * аннулировано событием *.',
  ]),
  row(['PROPOSAL_NOT_FOUND', 404], DEPUTY, decisionOn('mistaken', NOBODY), [null, 'У этой семьи нет предложения *.']),
  row(['PROPOSAL_DECIDED', 422], DEPUTY, (noted) => confirmed(noted, 'mistaken'), [
    null,
    'Предложение * закрыто (подтверждено) событием *.',
  ]),
  row(['LATER_FACT_CONTRADICTS', 422], SECRETARY, (noted) => annulments(noted, 'left', 'recognized-SOP'), [
    null,
    'Уже записан факт «Снятие с учёта» от 2026-04-15 (событие *); с этим решением он стал бы невозможен: Субъект не состоит на учёте.',
  ]),
  // The proposer, a second account of his, and an account that stands for nobody.
  ...[SECRETARY, 'twin-mariel', 'nobody-mariel'].map(sameEyes),
];
