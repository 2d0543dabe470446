import type { Viewer } from '@kurator/access';
import { bank } from '../queries/bank';
import { caseload } from '../queries/caseload';
import { caseloadFamilies } from '../queries/caseload-families';
import { compliance } from '../queries/compliance';
import { complianceFamilies } from '../queries/compliance-families';
import type {
  CaseloadFamiliesParams,
  ComplianceFamiliesParams,
  IndicatorFamiliesParams,
} from '../queries/counted-queries';
import { deadlines } from '../queries/deadlines';
import { emergencies } from '../queries/emergencies';
import { figureFamilies } from '../queries/figure-families';
import { indicatorFamilies } from '../queries/indicator-families';
import { indicators } from '../queries/indicators';
import { journal } from '../queries/journal';
import { quarter } from '../queries/quarter';
import { requests } from '../queries/requests';
import type {
  BankParams,
  CaseloadParams,
  ComplianceParams,
  DeadlinesParams,
  EmergenciesParams,
  FigureFamiliesParams,
  IndicatorsParams,
  JournalParams,
  QuarterParams,
  QueryAnswer,
  RequestsParams,
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
  readonly 'figure-families': FigureFamiliesParams;
  readonly emergencies: EmergenciesParams;
  readonly journal: JournalParams;
  readonly requests: RequestsParams;
  readonly 'compliance-families': ComplianceFamiliesParams;
  readonly 'indicator-families': IndicatorFamiliesParams;
  readonly 'caseload-families': CaseloadFamiliesParams;
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
  'figure-families': { needs: ['quarterly-summary', 'caseload', 'regional-bank'], ask: figureFamilies },
  emergencies: {
    needs: ['emergencies'],
    ask: ({ register, ...reads }, params, viewer) => emergencies({ register, reads }, params, viewer),
  },
  // Folded from the log itself: no family is rendered for them.
  journal: { needs: [], ask: journal },
  requests: { needs: [], ask: ({ register }, params, viewer) => requests(register, params, viewer) },
  'compliance-families': { needs: ['quality', 'quarterly-summary', 'regional-bank'], ask: complianceFamilies },
  'indicator-families': { needs: ['quality', 'quarterly-summary', 'regional-bank'], ask: indicatorFamilies },
  'caseload-families': { needs: ['caseload', 'regional-bank'], ask: caseloadFamilies },
};
