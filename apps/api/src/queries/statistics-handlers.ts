import { Inject, type Provider } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { changes, type ChangesReads } from './changes';
import { compliance, type ComplianceReads } from './compliance';
import { figureFamilies } from './figure-families';
import { indicators, type IndicatorsReads } from './indicators';
import { FigureFamiliesQuery, ComplianceQuery, IndicatorsQuery, type QueryAnswer, ChangesQuery } from './queries';

/** What all of them are read from. */
export type StatisticsReads = ComplianceReads & ChangesReads & IndicatorsReads;
const STATISTICS = Symbol('StatisticsReads');

@QueryHandler(ComplianceQuery)
class ComplianceHandler implements IQueryHandler<ComplianceQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: ComplianceQuery): Promise<QueryAnswer> {
    return compliance(this.reads, params, viewer);
  }
}

@QueryHandler(IndicatorsQuery)
class IndicatorsHandler implements IQueryHandler<IndicatorsQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: IndicatorsQuery): Promise<QueryAnswer> {
    return indicators(this.reads, params, viewer);
  }
}

@QueryHandler(FigureFamiliesQuery)
class FigureFamiliesHandler implements IQueryHandler<FigureFamiliesQuery> {
  constructor(@Inject(STATISTICS) private readonly reads: StatisticsReads) {}
  execute({ params, viewer }: FigureFamiliesQuery): Promise<QueryAnswer> {
    return figureFamilies(this.reads, params, viewer);
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
  ChangesHandler,
];
