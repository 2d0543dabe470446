import type { Look } from './conditions';
import { markDue, markMoved, markPlanned, markResponsible, type LivingDuty } from './living-duty';
import { reviewDayOf } from './readers';
import { MOVING, NAMES_SOMEBODY, responsibleFor } from './responsible';
import { nextSession } from './start';

function who(living: LivingDuty, { fact, position, regulation }: Look): void {
  const { role } = living.row.rule;
  if (!NAMES_SOMEBODY.has(fact.type) || !MOVING.has(role)) return;
  markResponsible(living, fact.occurredOn, responsibleFor(role, fact, position, regulation));
}

function session(living: LivingDuty, { fact, position }: Look): void {
  const { triggerOn } = living.duty;
  if (fact.type !== 'session-scheduled' || living.row.law?.term?.unit !== 'next_session' || triggerOn === null) return;
  markDue(living, fact.occurredOn, nextSession(position.sessions, triggerOn));
}

function review(living: LivingDuty, { fact }: Look): void {
  const reviewOn = living.row.rule.key === 'reviewHeld' ? reviewDayOf(fact.data) : undefined;
  if (reviewOn !== undefined) markPlanned(living, fact.occurredOn, reviewOn);
}

/** The family's own duties go on under the receiving commission, with unchanged due days. */
function move(living: LivingDuty, { fact, position, regulation }: Look): void {
  const { followsFamily, role } = living.row.rule;
  if (fact.type !== 'transfer-accepted' || followsFamily !== true) return;
  markMoved(living, fact.occurredOn, fact.municipality);
  if (role === 'commission') markResponsible(living, fact.occurredOn, responsibleFor(role, fact, position, regulation));
}

/** What a fact only adds to an open duty: who has to do it now (AS-10), when the session or the review is planned. */
export function inform(living: LivingDuty, look: Look): void {
  who(living, look);
  session(living, look);
  review(living, look);
  move(living, look);
}
