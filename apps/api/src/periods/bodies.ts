import { date, int, object, opt, ref, text, token } from '@kurator/kernel';

const balance = object({
  opening: int(),
  in: int(),
  out: int(),
  closing: int(),
  adjustmentsIn: opt(int(-1_000_000_000)),
  adjustmentsOut: opt(int(-1_000_000_000)),
});

/** Bodies of the steps of a quarter (`api.md`, Quarter). */
export const SUBMISSION = {
  occurredOn: date(),
  figures: object({ families: balance, minors: opt(balance) }),
  signedByOfficerId: ref(),
};
export const SUMMARY = { occurredOn: date() };
export const CORRECTION = { occurredOn: date(), reason: text(2000) };

export const UNIT_PERIOD = { unit: token(8, '\\d{8}'), quarter: token(7, '\\d{4}-Q[1-4]') };
export const REGION_PERIOD = { quarter: UNIT_PERIOD.quarter };
