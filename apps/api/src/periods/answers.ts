import { canonical } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import { REGION, type Frozen, type ReportCorrected, type ReportSubmitted, type SummaryFormed } from '@kurator/period';

/** What every answer of a step says of the frozen figures. */
const said = ({ figures, checks, asOfPosition, version, rows }: Frozen) => ({
  ...figures,
  checks,
  asOfPosition,
  version,
  rows,
});
const regionOf = (frozen: readonly Frozen[]): object => {
  const region = frozen.find(({ unit }) => unit === REGION);
  return region === undefined ? {} : said(region);
};

const submitted = (fact: Fact) => {
  const { unit, period, frozen, institution, asOfDate, signedBy } = fact.data as unknown as ReportSubmitted;
  const signed = { institution, signedByOfficerId: signedBy, submittedOn: fact.occurredOn };
  return { ...said(frozen), period, unit, status: 'SUBMITTED', asOf: asOfDate, checksum: frozen.checksum, ...signed };
};

const summarised = (fact: Fact) => {
  const { period, frozen, usedReports, missing, checksum } = fact.data as unknown as SummaryFormed;
  const units = [
    ...usedReports.map(({ unit, version }) => ({ unit, status: 'SUBMITTED', version })),
    ...missing.map((unit) => ({ unit, status: 'NOT_CONFIRMED_BY_INSTITUTION', version: 1 })),
  ].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const head = { period, unit: REGION, status: 'SUMMARISED', checksum, formedOn: fact.occurredOn };
  return { ...regionOf(frozen), ...head, units };
};

const corrected = (fact: Fact) => {
  const { period, frozen, oldVersion, newVersion, differences, checksum } = fact.data as unknown as ReportCorrected;
  const head = { period, unit: REGION, status: 'SUMMARISED', checksum, correctedOn: fact.occurredOn };
  return { ...regionOf(frozen), ...head, oldVersion, newVersion, differences };
};

const BY_TYPE: Readonly<Record<string, (fact: Fact) => object>> = {
  'quarter-report-submitted': submitted,
  'quarter-summary-formed': summarised,
  'report-corrected': corrected,
};

/**
 * The answer to a step of a quarter, from its stored event alone and with its keys in one order: asked again, the same
 * bytes, also after a restart.
 */
export function stepAnswer(fact: Fact): string {
  const told = BY_TYPE[fact.type]?.(fact);
  if (told === undefined) throw new Error(`${fact.type} is no step of a quarter`);
  return canonical({ ...told, position: fact.position });
}
