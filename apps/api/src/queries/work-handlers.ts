import { Inject, type Provider } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AskKnown } from '../known/known';
import type { DeadlineSource } from './deadlines';
import { familiesKnown } from './families-known';
import type { FamilyReads } from './family';
import type { NameIndex } from './name-index';
import { EmergenciesQuery, KnownFamiliesQuery, RemindersQuery, WorkQuery, type QueryAnswer } from './queries';
import { reminders, type RemindersSource } from './reminders';
import { work } from './work';

const SOURCE = Symbol('WorkSource');
export interface WorkSource extends DeadlineSource, Pick<RemindersSource, 'lists'> {
  readonly reads: FamilyReads;
  readonly names: NameIndex;
  readonly known: AskKnown;
}

@QueryHandler(WorkQuery)
class WorkHandler implements IQueryHandler<WorkQuery> {
  constructor(@Inject(SOURCE) private readonly source: WorkSource) {}
  execute({ params, viewer }: WorkQuery): Promise<QueryAnswer> {
    return work(this.source, params, viewer);
  }
}

@QueryHandler(RemindersQuery)
class RemindersHandler implements IQueryHandler<RemindersQuery> {
  constructor(@Inject(SOURCE) private readonly source: WorkSource) {}
  execute({ params, viewer }: RemindersQuery): Promise<QueryAnswer> {
    return reminders(this.source, params, viewer);
  }
}

@QueryHandler(EmergenciesQuery)
class EmergenciesHandler implements IQueryHandler<EmergenciesQuery> {
  constructor(@Inject(SOURCE) private readonly source: WorkSource) {}
  execute({ params, viewer }: EmergenciesQuery): Promise<QueryAnswer> {
    return this.source.known('emergencies', params, viewer);
  }
}

@QueryHandler(KnownFamiliesQuery)
class KnownFamiliesHandler implements IQueryHandler<KnownFamiliesQuery> {
  constructor(@Inject(SOURCE) private readonly source: WorkSource) {}
  execute({ params, viewer }: KnownFamiliesQuery): Promise<QueryAnswer> {
    const { register, names, reads } = this.source;
    return familiesKnown({ register, names, histories: reads.histories }, params, viewer);
  }
}

/** Handlers of what somebody has to do or to watch, for the edge's module. */
export const workQueryProviders = (source: WorkSource): readonly Provider[] => [
  { provide: SOURCE, useValue: source },
  WorkHandler,
  RemindersHandler,
  EmergenciesHandler,
  KnownFamiliesHandler,
];
