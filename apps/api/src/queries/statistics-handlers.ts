import { Inject, type Provider } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { changes, type ChangesReads } from './changes';
import { complianceUnder, type ComplianceReads } from './compliance';
import type { AskKnown } from '../known/known';
import type { IndicatorsReads } from './indicators';
import { CaseloadFamiliesQuery, ComplianceFamiliesQuery, IndicatorFamiliesQuery } from './counted-queries';
import { ChangesQuery, ComplianceQuery, FigureFamiliesQuery, IndicatorsQuery, type QueryAnswer } from './queries';

/** What all of them are read from. */
export type StatisticsReads = ComplianceReads & ChangesReads & IndicatorsReads & { readonly known: AskKnown };
const STATISTICS = Symbol('StatisticsReads');

@QueryHandler(ComplianceQuery)
class ComplianceHandler implements IQueryHandler<ComplianceQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: ComplianceQuery): Promise<QueryAnswer> {
    const { profile } = params;
    if (profile === undefined) return this.reads.known('compliance', params, viewer);
    return complianceUnder(this.reads, { ...params, profile }, viewer);
  }
}

@QueryHandler(IndicatorsQuery)
class IndicatorsHandler implements IQueryHandler<IndicatorsQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: IndicatorsQuery): Promise<QueryAnswer> {
    return this.reads.known('indicators', params, viewer);
  }
}

@QueryHandler(FigureFamiliesQuery)
class FigureFamiliesHandler implements IQueryHandler<FigureFamiliesQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: FigureFamiliesQuery): Promise<QueryAnswer> {
    return this.reads.known('figure-families', params, viewer);
  }
}

@QueryHandler(ComplianceFamiliesQuery)
class ComplianceFamiliesHandler implements IQueryHandler<ComplianceFamiliesQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: ComplianceFamiliesQuery): Promise<QueryAnswer> {
    return this.reads.known('compliance-families', params, viewer);
  }
}

@QueryHandler(IndicatorFamiliesQuery)
class IndicatorFamiliesHandler implements IQueryHandler<IndicatorFamiliesQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: IndicatorFamiliesQuery): Promise<QueryAnswer> {
    return this.reads.known('indicator-families', params, viewer);
  }
}

@QueryHandler(CaseloadFamiliesQuery)
class CaseloadFamiliesHandler implements IQueryHandler<CaseloadFamiliesQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: CaseloadFamiliesQuery): Promise<QueryAnswer> {
    return this.reads.known('caseload-families', params, viewer);
  }
}

@QueryHandler(ChangesQuery)
class ChangesHandler implements IQueryHandler<ChangesQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: ChangesQuery): Promise<QueryAnswer> {
    return changes(this.reads, params, viewer);
  }
}

/** Handlers of the statistics besides the quarter, for the edge's module. */
export const statisticsQueryProviders = (reads: StatisticsReads): readonly Provider[] => [
  { provide: STATISTICS, useValue: reads },
  ComplianceHandler,
  IndicatorsHandler,
  FigureFamiliesHandler,
  ComplianceFamiliesHandler,
  IndicatorFamiliesHandler,
  CaseloadFamiliesHandler,
  ChangesHandler,
];
