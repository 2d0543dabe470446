import type { Histories } from '@kurator/event-log';
import { Inject, type Provider } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AskKnown } from '../known/known';
import { numbers } from './numbers';
import { period } from './period';
import {
  BankQuery,
  CaseloadQuery,
  DeadlinesQuery,
  JournalQuery,
  NumbersQuery,
  PeriodQuery,
  QuarterQuery,
  RequestQuery,
  RequestsQuery,
  StreamHistoryQuery,
  StreamProposalsQuery,
  type QueryAnswer,
} from './queries';
import type { Register } from './register';
import { request } from './requests';
import { streamHistory, streamProposals } from './stream-history';

const REGISTER = Symbol('Register');
const KNOWN = Symbol('AskKnown');
const STREAMS = Symbol('StreamHistories');

/** The histories of streams that are no family's. */
type StreamHistories = Pick<Histories, 'load' | 'loadAll'>;

@QueryHandler(BankQuery)
class BankHandler implements IQueryHandler<BankQuery> {
  constructor(@Inject(KNOWN) private readonly known: AskKnown) {}
  execute({ params, viewer }: BankQuery): Promise<QueryAnswer> {
    return this.known('bank', params, viewer);
  }
}

@QueryHandler(DeadlinesQuery)
class DeadlinesHandler implements IQueryHandler<DeadlinesQuery> {
  constructor(@Inject(KNOWN) private readonly known: AskKnown) {}
  execute({ params, viewer }: DeadlinesQuery): Promise<QueryAnswer> {
    return this.known('deadlines', params, viewer);
  }
}

@QueryHandler(QuarterQuery)
class QuarterHandler implements IQueryHandler<QuarterQuery> {
  constructor(@Inject(KNOWN) private readonly known: AskKnown) {}
  execute({ params, viewer }: QuarterQuery): Promise<QueryAnswer> {
    return this.known('quarter', params, viewer);
  }
}

@QueryHandler(CaseloadQuery)
class CaseloadHandler implements IQueryHandler<CaseloadQuery> {
  constructor(@Inject(KNOWN) private readonly known: AskKnown) {}
  execute({ params, viewer }: CaseloadQuery): Promise<QueryAnswer> {
    return this.known('caseload', params, viewer);
  }
}

@QueryHandler(NumbersQuery)
class NumbersHandler implements IQueryHandler<NumbersQuery> {
  constructor(@Inject(REGISTER) private readonly register: Register) {}
  execute({ params, viewer }: NumbersQuery): Promise<QueryAnswer> {
    return numbers(this.register, params, viewer);
  }
}

@QueryHandler(RequestsQuery)
class RequestsHandler implements IQueryHandler<RequestsQuery> {
  constructor(@Inject(KNOWN) private readonly known: AskKnown) {}
  execute({ params, viewer }: RequestsQuery): Promise<QueryAnswer> {
    return this.known('requests', params, viewer);
  }
}

@QueryHandler(RequestQuery)
class RequestHandler implements IQueryHandler<RequestQuery> {
  constructor(
    @Inject(REGISTER) private readonly register: Register,
    @Inject(STREAMS) private readonly histories: StreamHistories,
  ) {}
  execute({ params, viewer }: RequestQuery): Promise<QueryAnswer> {
    return request({ register: this.register, histories: this.histories }, params, viewer);
  }
}

@QueryHandler(JournalQuery)
class JournalHandler implements IQueryHandler<JournalQuery> {
  constructor(@Inject(KNOWN) private readonly known: AskKnown) {}
  execute({ params, viewer }: JournalQuery): Promise<QueryAnswer> {
    return this.known('journal', params, viewer);
  }
}

@QueryHandler(PeriodQuery)
class PeriodHandler implements IQueryHandler<PeriodQuery> {
  constructor(
    @Inject(REGISTER) private readonly register: Register,
    @Inject(STREAMS) private readonly histories: StreamHistories,
  ) {}
  execute({ params, viewer }: PeriodQuery): Promise<QueryAnswer> {
    return period({ register: this.register, histories: this.histories }, params, viewer);
  }
}

@QueryHandler(StreamHistoryQuery)
class StreamHistoryHandler implements IQueryHandler<StreamHistoryQuery> {
  constructor(
    @Inject(REGISTER) private readonly register: Register,
    @Inject(STREAMS) private readonly histories: StreamHistories,
  ) {}
  execute({ params, viewer }: StreamHistoryQuery): Promise<QueryAnswer> {
    return streamHistory({ register: this.register, histories: this.histories }, params, viewer);
  }
}

@QueryHandler(StreamProposalsQuery)
class StreamProposalsHandler implements IQueryHandler<StreamProposalsQuery> {
  constructor(
    @Inject(REGISTER) private readonly register: Register,
    @Inject(STREAMS) private readonly histories: StreamHistories,
  ) {}
  execute({ params, viewer }: StreamProposalsQuery): Promise<QueryAnswer> {
    return streamProposals({ register: this.register, histories: this.histories }, params, viewer);
  }
}

/** Handlers of the queries across families, for the edge's module. */
export const registerQueryProviders = (
  register: Register,
  known: AskKnown,
  histories: StreamHistories,
): readonly Provider[] => [
  { provide: REGISTER, useValue: register },
  { provide: KNOWN, useValue: known },
  { provide: STREAMS, useValue: histories },
  BankHandler,
  DeadlinesHandler,
  QuarterHandler,
  CaseloadHandler,
  NumbersHandler,
  RequestsHandler,
  RequestHandler,
  PeriodHandler,
  JournalHandler,
  StreamHistoryHandler,
  StreamProposalsHandler,
];
