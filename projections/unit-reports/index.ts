import { changeBy } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import type { Doc, LogProjection } from '@kurator/read-models';

/** The earliest report of one kind that a unit made of a period: what a duty of the unit is met by. */
export type UnitReport = {
  readonly id: string;
  /** OKTMO or `REGION`. */
  readonly unit: string;
  readonly period: string;
  readonly type: string;
  readonly occurredOn: LocalDate;
  readonly eventId: string;
  /** All of the kind that stand, in the order of the log: what is left when one of them is corrected (ADR 033). */
  readonly told: readonly Told[];
};
type Told = Pick<Fact, 'eventId' | 'occurredOn'>;

const PREFIX = 'period-';
const REPORTS: readonly string[] = [
  'list-reconciled',
  'quarter-report-submitted',
  'quarter-summary-formed',
  'municipal-list-sent',
  'republican-list-formed',
  'monthly-info-sent',
  'annual-assessment-published',
];
const placeOf = (stream: string): { readonly unit: string; readonly period: string } => {
  const id = stream.slice(PREFIX.length);
  const dash = id.indexOf('-');
  return { unit: id.slice(0, dash), period: id.slice(dash + 1) };
};

/** The kind of report that a fact is, or of which it changes one; the same types change what families did. */
function kindOf({ type, data }: Fact, stream: string): string | null {
  const changes = type === 'event-corrected' || type === 'event-annulled';
  const kind = changes ? String(data['targetType']) : type;
  return stream.startsWith(PREFIX) && REPORTS.includes(kind) ? kind : null;
}

function after(known: readonly Told[], fact: Fact): readonly Told[] {
  const { eventId, occurredOn } = fact;
  const change = changeBy(fact);
  if (change === null) return [...known, { eventId, occurredOn }];
  const { targetEventId, replacement } = change;
  if (replacement === null) return known.filter((one) => one.eventId !== targetEventId);
  return known.map((one) => (one.eventId === targetEventId ? { ...one, occurredOn: replacement.occurredOn } : one));
}

function evolve(document: Doc | null, fact: Fact, stream: string): Doc | null {
  const type = kindOf(fact, stream) as string;
  const told = after((document as UnitReport | null)?.told ?? [], fact);
  const [first, ...more] = told;
  if (first === undefined) return null;
  const { occurredOn, eventId } = more.reduce((best, one) => (one.occurredOn < best.occurredOn ? one : best), first);
  return { id: `${stream}/${type}`, ...placeOf(stream), type, occurredOn, eventId, told };
}

/** What units and the region reported of their periods (spec 8.4): DL-27, DL-36 to DL-40, DL-58 are met by it. */
export const unitReports: LogProjection = {
  kind: 'log',
  name: 'unit-reports',
  version: 2,
  collections: [{ name: 'unit-reports', columns: { unit: 'text', period: 'text' }, indexes: [['unit', 'period']] }],
  handles: [...REPORTS, 'event-corrected', 'event-annulled'],
  keysOf: (fact, stream) => {
    const kind = kindOf(fact, stream);
    return kind === null ? [] : [{ collection: 'unit-reports', id: `${stream}/${kind}` }];
  },
  evolve,
};
