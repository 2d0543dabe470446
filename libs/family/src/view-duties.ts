import { addMonths, beside, type Fact } from '@kurator/kernel';
import { dutiesIn, growLedger, ledgerOf, type Duty, type DutyLedger, type Regulation } from '@kurator/regulation';

/** What of a family's view its duties follow from. */
interface Viewed {
  readonly facts: readonly Fact[];
  readonly regulation: Regulation;
}

/** Beside the views, not in them: most views are made for one reading and nobody asks for their duties. */
const ledgers = beside<Viewed, DutyLedger>('ledger');

/** The duties' ledger of a view, worked out once: the decision and the projections ask for the same. */
export function viewLedger(view: Viewed): DutyLedger {
  return ledgers.get(view) ?? ledgers.set(view, ledgerOf(view.facts, view.regulation));
}

/** A ledger that has gone on by facts which follow a view. */
interface Ahead {
  readonly facts: readonly Fact[];
  readonly ledger: DutyLedger;
}
const ahead = beside<Viewed, Ahead>('ledger ahead');

/** The very same facts, whether they are stored yet or not. */
const areSame = (a: readonly Fact[], b: readonly Fact[]): boolean =>
  a.length === b.length && a.every(({ eventId, data }, n) => b[n]?.eventId === eventId && b[n].data === data);

/**
 * The ledger of a view with facts that follow all of its own. A decision asks for it before they are stored, the view
 * that grows out of them asks again afterwards: it is worked out once.
 */
export function ledgerAhead(view: Viewed, added: readonly Fact[]): DutyLedger {
  const known = ahead.get(view);
  if (known && areSame(known.facts, added)) return known.ledger;
  return ahead.set(view, { facts: added, ledger: growLedger(viewLedger(view), added) }).ledger;
}

/** Hands a view's ledger on to the view that has grown out of it by facts that follow all of its own. */
export function handLedgerOn(before: Viewed, grown: Viewed, added: readonly Fact[]): void {
  if (ledgers.get(before)) ledgers.set(grown, ledgerAhead(before, added));
}

/** Months after the last fact in which duties that time alone brings are told (ADR 007). */
const MONTHS_AHEAD = 12;
let last: { readonly view: Viewed; readonly duties: readonly Duty[] } | null = null;

/**
 * The duties of a view with those that time alone brings in the year after its last fact. Those of the last view that was
 * asked for are kept: the work list and the figures of a family are made one after the other and look at the same.
 */
export function dutiesAhead(view: Viewed): readonly Duty[] {
  if (last?.view === view) return last.duties;
  const until = addMonths(view.facts.at(-1)?.occurredOn ?? '0001-01-01', MONTHS_AHEAD);
  const duties = dutiesIn(viewLedger(view), until);
  last = { view, duties };
  return duties;
}
