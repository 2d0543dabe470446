import { quarterOf, type Fact, type Instant, type LocalDate } from '@kurator/kernel';
import type { Level } from '../types';

/** Typed looks into a fact's data: the catalogue has checked it, but this library does not know the catalogue. */
type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = (data: Data, field: string): string | undefined => {
  const value = data[field];
  return typeof value === 'string' ? value : undefined;
};
export const flag = (data: Data, field: string): boolean => data[field] === true;
export const part = (data: Data, field: string): Data | undefined => {
  const value = data[field];
  return isData(value) ? value : undefined;
};
export const parts = (data: Data, field: string): readonly Data[] => {
  const value = data[field];
  return Array.isArray(value) ? value.filter(isData) : [];
};

/** An agency together with an officer, as `{agencyId, officerId?}`. */
export interface AgencyOfficer {
  readonly agencyId: string;
  readonly officerId?: string;
}
export function agencyOfficer(data: Data, field: string): AgencyOfficer | null {
  const value = part(data, field);
  const agencyId = value && text(value, 'agencyId');
  if (value === undefined || agencyId === undefined) return null;
  const officerId = text(value, 'officerId');
  return officerId === undefined ? { agencyId } : { agencyId, officerId };
}

/** `FAMILY` or the minor's id for each subject of a decision. */
export const subjectsOf = (data: Data): readonly string[] =>
  parts(data, 'subjects').map((subject) => text(subject, 'personId') ?? 'FAMILY');

/** The one minor that a decision is about; undefined when it is about the family or several. */
export const oneMinor = (data: Data): string | undefined => {
  const subjects = subjectsOf(data);
  return subjects.length === 1 && subjects[0] !== 'FAMILY' ? subjects[0] : undefined;
};

export const resolutionNumber = (data: Data): string | undefined => {
  const resolution = part(data, 'resolution');
  return resolution && text(resolution, 'number');
};

const LEVELS: ReadonlySet<string> = new Set(['ADAPTATION', 'BASE', 'CRISIS', 'EMERGENCY']);
/** The level that a fact sets or speaks of. */
export const levelOf = (data: Data): Level | null => {
  const level = text(data, 'to') ?? text(data, 'level');
  return level !== undefined && LEVELS.has(level) ? (level as Level) : null;
};

/** When a message was at its addressee, to the minute where that is known. */
export const instantOf = (fact: Fact): Instant | undefined => text(fact.data, 'receivedAt') ?? fact.occurredAt;

/** The quarter that a report is of, `2026-Q1`; that of its day where it names none. */
export function quarterNamed(fact: Fact): string {
  const named = text(fact.data, 'quarter');
  return named !== undefined && /^\d{4}-Q[1-4]$/.test(named) ? named : quarterOf(fact.occurredOn);
}

/** The day that a fact fixes for the next review. */
export const reviewDayOf = (data: Data): LocalDate | undefined =>
  text(data, 'firstReviewOn') ?? text(data, 'nextReviewOn') ?? text(data, 'reviewOn');
