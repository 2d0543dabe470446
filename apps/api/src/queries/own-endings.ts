import type { Viewer } from '@kurator/access';
import type { Histories } from '@kurator/event-log';
import { standing } from '@kurator/family';
import { quarterOf, type LocalDate } from '@kurator/kernel';
import { periodStream } from '@kurator/period';
import { monthsOf, type RuleFigures, type RunningTerms } from '@projections/quality';
import type { Question, Span } from '../figures';
import { ownDuties, type OwnDuty } from './own-duties';
import type { Register } from './register';

const EVERYWHERE: Viewer = { userId: 'system', roles: [], municipalities: '*' };
const ENDINGS: Readonly<Record<string, 'met' | 'metLate' | 'overdue'>> = {
  MET: 'met',
  MET_LATE: 'metLate',
  OVERDUE: 'overdue',
};
interface Source {
  readonly register: Register;
  readonly histories: Pick<Histories, 'load'>;
}

const isDueIn = ({ from, to }: Span, { entry }: OwnDuty): boolean =>
  entry.effectiveDue !== null && entry.effectiveDue >= from && entry.effectiveDue <= to;

/** The duties of units and requests that were due in the period, judged at the end of a day; the region has everybody's. */
export async function ownDutiesDue(source: Source, { unit, span }: Question, on: LocalDate) {
  const params = { limit: 1, ...(unit === 'REGION' ? {} : { municipality: unit }) };
  const all = await source.register.read((store) => ownDuties(store, source, { params, viewer: EVERYWHERE, on }));
  return all.filter((duty) => isDueIn(span, duty));
}
const endingOf = ({ entry }: OwnDuty) => ENDINGS[entry.status];
const byRule = (a: RunningTerms, b: RunningTerms): number =>
  a.rule.localeCompare(b.rule) || a.ruleKey.localeCompare(b.ruleKey);

/** Adds those that have ended to what families' duties came to (ST-50). */
export function withOwn(rules: readonly RuleFigures[], own: readonly OwnDuty[]): readonly RuleFigures[] {
  const found = new Map(rules.map((one) => [one.ruleKey, one]));
  for (const duty of own) {
    const { rule, ruleKey } = duty.entry;
    const ending = endingOf(duty);
    if (ending === undefined) continue;
    const known = found.get(ruleKey) ?? { rule, ruleKey, met: 0, metLate: 0, overdue: 0, total: 0 };
    found.set(ruleKey, { ...known, [ending]: known[ending] + 1, total: known.total + 1 });
  }
  return [...found.values()].sort(byRule);
}

/** The same with those that are running. */
export function withOwnRunning(running: readonly RunningTerms[], own: readonly OwnDuty[]): readonly RunningTerms[] {
  const found = new Map(running.map((one) => [one.ruleKey, one]));
  for (const { entry } of own) {
    const { rule, ruleKey, status } = entry;
    if (status !== 'RUNNING') continue;
    found.set(ruleKey, { rule, ruleKey, total: (found.get(ruleKey)?.total ?? 0) + 1 });
  }
  return [...found.values()].sort(byRule);
}

/** ST-51: requests answered in time, of those whose term ended in the period. */
export function requestFigures(own: readonly OwnDuty[]): { readonly met: number; readonly total: number } {
  const requests = own.filter((duty) => duty.requestId !== undefined && endingOf(duty) !== undefined);
  return { met: requests.filter(({ entry }) => entry.status === 'MET').length, total: requests.length };
}

/** ST-60: discrepancies of reconciliations of the period's quarters that nobody had resolved at the end of a day. */
export async function openDiscrepancies(
  { register, histories }: Source,
  { unit, span }: Question,
  on: LocalDate,
): Promise<number> {
  const municipalities = register.regulation().municipalities();
  const units = unit === 'REGION' ? municipalities.map(({ oktmo }) => oktmo) : [unit];
  const quarters = [...new Set(monthsOf(span.from, span.to).map((month) => quarterOf(`${month}-01`)))];
  let open = 0;
  for (const one of units)
    for (const quarter of quarters)
      for (const { type, data, occurredOn } of standing((await histories.load(periodStream(one, quarter))).facts))
        if (type === 'list-reconciled' && occurredOn <= on)
          open += (data['discrepancies'] as readonly { resolution?: unknown }[]).filter(
            ({ resolution }) => resolution === undefined,
          ).length;
  return open;
}
