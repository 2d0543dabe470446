import { RegisterQuery, type Fresh, type Paged } from './register-query';

export interface ComplianceFamiliesParams extends Fresh, Paged {
  readonly period: string;
  readonly unit: string;
  /** Path of a figure in the answer, `rules.dataChangeSubmitted.overdue`. */
  readonly figure: string;
  readonly asOf?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
}
export interface IndicatorFamiliesParams extends Fresh, Paged {
  readonly year: number;
  readonly unit: string;
  /** `ST-11`, `ST-11.moves`, `BASE>CRISIS`, `ST-18.opening`. */
  readonly figure: string;
  readonly asOf?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
}
export interface CaseloadFamiliesParams extends Fresh, Paged {
  readonly unit: string;
  /** A number of the specialist, `openCases` of a curator, `families` of an institution without a specialist. */
  readonly figure: string;
  readonly specialistId?: string;
  readonly curatorAgencyId?: string;
  readonly curatorOfficerId?: string;
  readonly institutionId?: string;
  readonly on?: string;
  /** With it the answer is a job's. */
  readonly knownAt?: string;
}

export class ComplianceFamiliesQuery extends RegisterQuery<ComplianceFamiliesParams> {}
export class IndicatorFamiliesQuery extends RegisterQuery<IndicatorFamiliesParams> {}
export class CaseloadFamiliesQuery extends RegisterQuery<CaseloadFamiliesParams> {}
