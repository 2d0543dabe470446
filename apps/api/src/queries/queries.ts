import { RegisterQuery, type Fresh, type Paged, type QueryAnswer, type QueryRefusal } from './register-query';

export type { QueryAnswer, QueryBody, QueryRefusal } from './register-query';

export const isRefusal = (answer: QueryAnswer): answer is QueryRefusal =>
  typeof answer === 'object' && typeof answer['status'] === 'number' && 'code' in answer && 'params' in answer;

export interface BankParams extends Fresh, Paged {
  readonly municipality?: string;
  /** Main states of spec 3.2, any of them. */
  readonly state?: readonly string[];
  readonly level?: string;
  readonly ground?: string;
  readonly curator?: string;
  /** A name as people type it. */
  readonly q?: string;
  readonly asOf?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
}
export interface NumbersParams extends Fresh, Omit<Paged, 'sort'> {
  /** A number of a resolution or a case, or its beginning. */
  readonly q: string;
  readonly municipality?: string;
}
export interface CardParams extends Fresh {
  readonly familyId: string;
  readonly asOf?: string;
  readonly knownAt?: string;
}
export interface HistoryParams extends Fresh {
  readonly familyId: string;
  /** Revision, inclusive. */
  readonly from: number;
  readonly limit: number;
  /** Only what occurred up to this day. */
  readonly asOf?: string;
  /** Only what was recorded up to this instant, with the marks of that knowledge. */
  readonly knownAt?: string;
}
export interface HistoryProofParams extends Fresh {
  readonly familyId: string;
}
export interface ProposalsParams extends Fresh {
  readonly familyId: string;
  readonly knownAt?: string;
}
export interface ProgrammeParams extends Fresh {
  readonly familyId: string;
  readonly asOf?: string;
  readonly knownAt?: string;
}
export interface FamilyDeadlinesParams extends Fresh {
  readonly familyId: string;
  readonly on?: string;
  readonly all: boolean;
  readonly knownAt?: string;
}
export interface DeadlinesParams extends Fresh, Paged {
  /** OKTMO or `REGION`; absent: the viewer's territory. */
  readonly municipality?: string;
  readonly status?: readonly string[];
  readonly dueBefore?: string;
  /** From this due day on; only the working list asks for it. */
  readonly dueFrom?: string;
  readonly responsible?: string;
  readonly on?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
}
export interface WorkParams extends Fresh {
  readonly municipality?: string;
  /** Items of each part at most. */
  readonly limit: number;
}
export interface RemindersParams extends Fresh {
  readonly municipality?: string;
}
export interface EmergenciesParams extends Fresh, Paged {
  readonly municipality?: string;
  /** Steps of the emergency region, any of them. */
  readonly state?: readonly string[];
  readonly asOf?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
}
export interface QuarterParams extends Fresh {
  /** `2026-Q1`. */
  readonly quarter: string;
  /** OKTMO or `REGION`. */
  readonly unit: string;
  readonly version?: number;
  readonly basis?: 'RECALCULATED';
  readonly asOf?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
  /** Only what the log held at this position; with `basis` only. */
  readonly asOfPosition?: string;
  /** True: cells of 1 to 4 in breakdowns are hidden (spec 9.4 (b)). */
  readonly masked: boolean;
}
export interface FigureFamiliesParams extends Fresh, Paged {
  readonly quarter: string;
  readonly unit: string;
  /** Path of a figure in the quarter, `families.in`. */
  readonly figure: string;
  /** A frozen version; 0 counts without the quarter's own freeze. */
  readonly version?: number;
  /** A day before the quarter's last one counts up to it, without the quarter's own freeze. */
  readonly asOf?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
}
export interface ChangesParams extends Fresh {
  readonly unit: string;
  /** Path of a figure in the quarter, `families.in`. */
  readonly figure: string;
  /** `2026-Q1`. */
  readonly period: string;
  /** A position of the log, or a local day that counts to its end. */
  readonly from: string;
  /** The same; absent: now. */
  readonly to?: string;
  readonly limit: number;
  readonly cursor?: string;
}
export interface ComplianceParams extends Fresh {
  /** `2026`, `2026-Q1`, `2026-03`. */
  readonly period: string;
  readonly unit: string;
  /** Judge by the newest version of this regulation instead. */
  readonly profile?: string;
  /** Only what occurred up to this day, judged at its end. */
  readonly asOf?: string;
  /** With it the answer is a job's; not with `profile`. */
  readonly knownAt?: string;
}
export interface IndicatorsParams extends Fresh {
  readonly year: number;
  readonly unit: string;
  /** Only what occurred up to this day. */
  readonly asOf?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
  /** True: small cells of breakdowns are hidden. */
  readonly masked: boolean;
}
export interface CaseloadParams extends Fresh {
  /** With it the answer is a job's. */
  readonly knownAt?: string;
  readonly unit: string;
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface JournalParams extends Fresh, Paged {
  readonly holderId: string;
  readonly year: number;
  /** Entries and results of the days up to this one. */
  readonly asOf?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
}
export interface RequestsParams extends Fresh, Paged {
  readonly municipality?: string;
  readonly fromAgency?: string;
  /** Received from this day on, up to that one. */
  readonly from?: string;
  readonly to?: string;
  readonly on?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
}
export interface RequestParams extends Fresh {
  readonly requestId: string;
  readonly on?: string;
}
export interface PeriodParams extends Fresh {
  readonly periodId: string;
}
export interface StreamProposalsParams extends Fresh {
  /** `requests`, `periods`, `agencies` or `officers`. */
  readonly resource: string;
  readonly id: string;
}
export interface StreamHistoryParams extends StreamProposalsParams {
  readonly from: number;
  readonly limit: number;
}
/** People who are being reported. */
export interface KnownFamiliesParams {
  readonly persons: readonly {
    readonly name: { readonly last: string; readonly first: string; readonly patronymic?: string };
    readonly birthDate?: string;
  }[];
}

export class BankQuery extends RegisterQuery<BankParams> {}
export class NumbersQuery extends RegisterQuery<NumbersParams> {}
export class CardQuery extends RegisterQuery<CardParams> {}
export class KnownFamiliesQuery extends RegisterQuery<KnownFamiliesParams> {}
export class HistoryQuery extends RegisterQuery<HistoryParams> {}
export class HistoryProofQuery extends RegisterQuery<HistoryProofParams> {}
export class ProposalsQuery extends RegisterQuery<ProposalsParams> {}
export class ProgrammeQuery extends RegisterQuery<ProgrammeParams> {}
export class FamilyDeadlinesQuery extends RegisterQuery<FamilyDeadlinesParams> {}
export class DeadlinesQuery extends RegisterQuery<DeadlinesParams> {}
export class WorkQuery extends RegisterQuery<WorkParams> {}
export class RemindersQuery extends RegisterQuery<RemindersParams> {}
export class EmergenciesQuery extends RegisterQuery<EmergenciesParams> {}
export class QuarterQuery extends RegisterQuery<QuarterParams> {}
export class FigureFamiliesQuery extends RegisterQuery<FigureFamiliesParams> {}
export class ChangesQuery extends RegisterQuery<ChangesParams> {}
export class ComplianceQuery extends RegisterQuery<ComplianceParams> {}
export class IndicatorsQuery extends RegisterQuery<IndicatorsParams> {}
export class CaseloadQuery extends RegisterQuery<CaseloadParams> {}
export class RequestsQuery extends RegisterQuery<RequestsParams> {}
export class RequestQuery extends RegisterQuery<RequestParams> {}
export class PeriodQuery extends RegisterQuery<PeriodParams> {}
export class StreamHistoryQuery extends RegisterQuery<StreamHistoryParams> {}
export class StreamProposalsQuery extends RegisterQuery<StreamProposalsParams> {}
export class JournalQuery extends RegisterQuery<JournalParams> {}
