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
};

const PREFIX = 'period-';
const placeOf = (stream: string): { readonly unit: string; readonly period: string } => {
  const id = stream.slice(PREFIX.length);
  const dash = id.indexOf('-');
  return { unit: id.slice(0, dash), period: id.slice(dash + 1) };
};

function evolve(document: Doc | null, { type, occurredOn, eventId }: Fact, stream: string): Doc {
  const known = document as UnitReport | null;
  const earlier = known !== null && known.occurredOn <= occurredOn;
  return earlier ? known : { id: `${stream}/${type}`, ...placeOf(stream), type, occurredOn, eventId };
}

/** What units and the region reported of their periods (spec 8.4): DL-27, DL-36 to DL-40, DL-58 are met by it. */
export const unitReports: LogProjection = {
  kind: 'log',
  name: 'unit-reports',
  version: 1,
  collections: [{ name: 'unit-reports', columns: { unit: 'text', period: 'text' }, indexes: [['unit', 'period']] }],
  handles: [
    'list-reconciled',
    'quarter-report-submitted',
    'quarter-summary-formed',
    'municipal-list-sent',
    'republican-list-formed',
    'monthly-info-sent',
    'annual-assessment-published',
  ],
  keysOf: ({ type }, stream) => [{ collection: 'unit-reports', id: `${stream}/${type}` }],
  evolve,
};
