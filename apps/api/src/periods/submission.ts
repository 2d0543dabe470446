import type { Candidate } from '@kurator/family';
import { quarterSpan } from '@kurator/kernel';
import {
  balanceBroken,
  differing,
  frozenPeriod,
  notEnded,
  quarterReportSubmitted,
  REGION,
  reportsOf,
  summaryOf,
  type Given,
} from '@kurator/period';
import { countsAt } from '../figures';
import { Problem } from '../http/problem';
import type { Language } from '../validation/validate';
import { atThisMoment, type Moment } from './catch-up';
import { frozen, quarterQuestion } from './freeze';
import { carriedInto, factsOf, laterFrozen, type PeriodParts } from './period-parts';
import { demand, figuresDiffer } from './refusals';
import { contributingRows } from './rows';
import { eventOf, type PeriodStep, type Taken } from './step';

interface Body {
  readonly figures: Given;
  readonly signedByOfficerId: string;
}

/** A quarter that the ministry has summarised, or behind which a later one is frozen, takes no report any more. */
async function demandOpen(parts: PeriodParts, step: PeriodStep): Promise<void> {
  if (summaryOf(await factsOf(parts, { unit: REGION, period: step.period }))) demand(frozenPeriod(step.period));
  const later = await laterFrozen(parts, step);
  if (later !== null) demand(frozenPeriod(later));
}

function demandSigner(parts: PeriodParts, officerId: string): void {
  if (parts.regulation().officer(officerId) === null)
    throw new Problem(422, 'OFFICER_UNKNOWN', { params: { officerId, path: 'signedByOfficerId' } });
}

async function freezeUnit(parts: PeriodParts, step: PeriodStep, version: number, { reads, position }: Moment) {
  const question = quarterQuestion(step.unit, step.period);
  const [counts] = await countsAt(parts, reads, [question]);
  if (counts === undefined) throw new Error('one question has one answer');
  const carried = await carriedInto(parts, step);
  const rows = await contributingRows(reads, question);
  return frozen({ unit: step.unit, version, asOfPosition: position, counts, carried, rows });
}

/**
 * An institution reports the quarter of its municipality (IRKUTSK 51, spec 8.5): the figures that it signs are compared
 * with the register's own, which are frozen. Again before the summary makes the next version.
 * @returns the event `quarter-report-submitted` to record
 * @throws Problem 409 PERIOD_FROZEN, 422 FIGURES_DIFFER, BALANCE_BROKEN, WRONG_STATE, OFFICER_UNKNOWN, 503
 */
export async function submit({ parts, step, history }: Taken, language: Language): Promise<Candidate> {
  await demandOpen(parts, step);
  demand(notEnded(step.period, step.body.occurredOn));
  const { figures, signedByOfficerId } = step.body as unknown as Body;
  demandSigner(parts, signedByOfficerId);
  const version = reportsOf(history.facts).length + 1;
  const own = await atThisMoment(parts, (moment) => freezeUnit(parts, step, version, moment));
  demand(balanceBroken(own.figures));
  const wrong = differing(figures, own.figures);
  if (wrong.length > 0) throw figuresDiffer(wrong, language);
  const { unit, period, actor } = step;
  return eventOf(parts, step, history, {
    type: quarterReportSubmitted.name,
    data: {
      ...{ unit, period, version, frozen: own },
      institution: actor.agencyId ?? '',
      asOfDate: quarterSpan(period).to,
      signedBy: signedByOfficerId,
    },
  });
}
