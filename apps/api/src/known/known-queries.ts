import type { Viewer } from '@kurator/access';
import { bank } from '../queries/bank';
import { caseload } from '../queries/caseload';
import { compliance } from '../queries/compliance';
import { deadlines } from '../queries/deadlines';
import { indicators } from '../queries/indicators';
import { quarter } from '../queries/quarter';
import type {
  BankParams,
  CaseloadParams,
  ComplianceParams,
  DeadlinesParams,
  IndicatorsParams,
  QuarterParams,
  QueryAnswer,
} from '../queries/queries';
import type { Reads } from './known-reads';

/** The questions across families that can be asked of what was known, by their rows of the policy table. */
export interface KnownParams {
  readonly bank: BankParams;
  readonly deadlines: DeadlinesParams;
  readonly quarter: QuarterParams;
  readonly caseload: CaseloadParams;
  readonly indicators: IndicatorsParams;
  readonly compliance: ComplianceParams;
}
export type KnownName = keyof KnownParams;
interface KnownQuery<P> {
  /** Names of the projections by family that the question reads. */
  readonly needs: readonly string[];
  readonly ask: (reads: Reads, params: P, viewer: Viewer) => Promise<QueryAnswer>;
}

export const KNOWN_QUERIES: { readonly [N in KnownName]: KnownQuery<KnownParams[N]> } = {
  bank: { needs: ['regional-bank'], ask: bank },
  deadlines: { needs: ['deadlines', 'regional-bank', 'quality-analyses'], ask: deadlines },
  quarter: { needs: ['quarterly-summary', 'caseload', 'regional-bank'], ask: quarter },
  caseload: { needs: ['caseload'], ask: ({ register }, params, viewer) => caseload(register, params, viewer) },
  indicators: {
    needs: ['quarterly-summary', 'caseload', 'regional-bank', 'participation', 'quality'],
    ask: indicators,
  },
  compliance: { needs: ['quality', 'quarterly-summary', 'quality-analyses', 'regional-bank'], ask: compliance },
};
