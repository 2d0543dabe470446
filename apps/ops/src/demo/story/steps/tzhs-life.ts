import { addDays, addMonths, quarterOf, quarterSpan, type LocalDate } from '@kurator/kernel';
import { workday, workdaysAfter, type Session } from '../calendar';
import type { Teller } from '../teller';
import { eventOf, type EventOf } from '../event-of';

/** OKTYABRSKY 6.2: by the 10th of the month after each quarter; some analyses come late. */
export function tellQualityAnalyses(t: Teller, from: LocalDate, until: LocalDate): void {
  for (
    let quarter = quarterSpan(quarterOf(from));
    quarter.to < until;
    quarter = quarterSpan(quarterOf(addDays(quarter.to, 1)))
  ) {
    const late = t.dice.chance(0.1);
    if (late) t.quirk('LATE');
    const body = {
      period: quarterOf(quarter.to),
      institutionId: t.agencies.social,
      findings: 'Учебный пример анализа качества сопровождения',
    };
    t.tell('record-quality-analysis', body, { on: workday(addDays(quarter.to, late ? 17 : 7)), by: t.officers.head });
  }
}

/** A parent takes the consent back: the record is blocked the same day, and taken out of the bank weeks later. */
export function tellWithdrawal(t: Teller, on: LocalDate, consentEventId: EventOf): void {
  const body = { consentEventId, receivedOn: on, scope: 'BANK_ONLY', otherLegalBasis: 'NONE' };
  const withdrawn = t.tell('withdraw-consent', body, { on, by: t.officers.head, events: 2 });
  if (withdrawn === null || t.dice.chance(0.3)) return;
  const basis = { withdrawalEventId: eventOf(withdrawn, 'consent-withdrawn') };
  t.tell('exclude-from-bank', { basis, ground: 'FD-06' }, { on: workdaysAfter(on, 10), by: t.officers.head });
}

/** The commission considers how far the family has come and lets accompaniment go on (OKTYABRSKY 14.3). */
export function tellInterim(t: Teller, day: LocalDate): void {
  const session = t.sessions.from(t.district, day);
  const body = { kind: 'INTERIM', bodyId: t.agencies.commission, conclusion: 'CONTINUE', reasons: 'Учебный пример' };
  t.decide('conclude-interim', body, session);
}

/** The commission stops accompaniment (OKTYABRSKY 7.2, 9.5); the family is watched for a while (9.6). */
export function tellEnding(t: Teller, session: Session, { inBank }: { readonly inBank: boolean }): LocalDate {
  const { on, resolution } = session;
  const positiveResult = t.dice.chance(0.85);
  const body = { kind: 'FINAL', bodyId: t.agencies.commission, conclusion: 'STOP', reasons: 'Учебный пример итога' };
  t.decide('conclude-interim', body, session);
  const ending = { reason: positiveResult ? 'CP-01' : 'FD-05b', positiveResult, resolution };
  t.tell('end-accompaniment', ending, { on, by: t.officers.secretary });
  const terminated = workdaysAfter(on, 2);
  const by = t.officers.head;
  t.tell('terminate-agreement', { initiator: 'SERVICE', reason: 'Учебный пример' }, { on: terminated, by });
  const exclusion = { basis: { resolution }, ground: positiveResult ? 'FD-06' : 'FD-05b' };
  if (inBank) t.tell('exclude-from-bank', exclusion, { on: workdaysAfter(on, 3), by });
  return terminated;
}

/** Watched after the end for half a year; now and then the old trouble comes back. @returns the day it was over */
export function tellPost(t: Teller, on: LocalDate): { readonly over: LocalDate; readonly relapse: boolean } {
  const by = t.officers.head;
  t.tell('start-post', { plannedEnd: addMonths(on, 6) }, { on: workdaysAfter(on, 1), by });
  const over = workday(addMonths(on, t.dice.int(3, 6)));
  const relapse = t.dice.chance(0.15);
  t.tell('end-post', { result: relapse ? 'RELAPSE' : 'STABLE' }, { on: over, by });
  return { over, relapse };
}
