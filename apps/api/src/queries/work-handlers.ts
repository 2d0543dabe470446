import { Inject, type Provider } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DeadlineSource } from './deadlines';
import { emergencies } from './emergencies';
import type { FamilyReads } from './family';
import { EmergenciesQuery, WorkQuery, type QueryAnswer } from './queries';
import { work } from './work';

const SOURCE = Symbol('WorkSource');
export interface WorkSource extends DeadlineSource {
  readonly reads: FamilyReads;
}

@QueryHandler(WorkQuery)
class WorkHandler implements IQueryHandler<WorkQuery> {
  constructor(@Inject(SOURCE) private readonly source: WorkSource) {}
  execute({ params, viewer }: WorkQuery): Promise<QueryAnswer> {
    return work(this.source, params, viewer);
  }
}

@QueryHandler(EmergenciesQuery)
class EmergenciesHandler implements IQueryHandler<EmergenciesQuery> {
  constructor(@Inject(SOURCE) private readonly source: WorkSource) {}
  execute({ params, viewer }: EmergenciesQuery): Promise<QueryAnswer> {
    return emergencies(this.source, params, viewer);
  }
}

/** Handlers of what somebody has to do or to watch, for the edge's module. */
export const workQueryProviders = (source: WorkSource): readonly Provider[] => [
  { provide: SOURCE, useValue: source },
  WorkHandler,
  EmergenciesHandler,
];
