import type { Fact } from '@kurator/kernel';
import { growLedger, ledgerOf, type DutyLedger, type Regulation } from '@kurator/regulation';

/** What of a family's view its duties follow from. */
interface Viewed {
  readonly facts: readonly Fact[];
  readonly regulation: Regulation;
}

/** Beside the views, not in them: most views are made for one reading and nobody asks for their duties. */
const ledgers = new WeakMap<Viewed, DutyLedger>();

/** The duties' ledger of a view, worked out once: the decision and the projections ask for the same. */
export function viewLedger(view: Viewed): DutyLedger {
  const known = ledgers.get(view);
  if (known) return known;
  const ledger = ledgerOf(view.facts, view.regulation);
  ledgers.set(view, ledger);
  return ledger;
}

/** Hands a view's ledger on to the view that has grown out of it by facts that follow all of its own. */
export function handLedgerOn(before: Viewed, grown: Viewed, added: readonly Fact[]): void {
  const known = ledgers.get(before);
  if (known) ledgers.set(grown, growLedger(known, added));
}
