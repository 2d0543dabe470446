import type { Provider } from '@nestjs/common';
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { card } from './card';
import type { FamilyReads } from './family';
import { familyDeadlines } from './family-deadlines';
import { history } from './history';
import { historyProof, type Prover } from './history-proof';
import { proposals } from './proposals';
import { programme } from './programme';
import {
  CardQuery,
  FamilyDeadlinesQuery,
  HistoryProofQuery,
  HistoryQuery,
  ProgrammeQuery,
  ProposalsQuery,
  type QueryAnswer,
} from './queries';

const FAMILY_READS = Symbol('FamilyReads');
const PROVER = Symbol('Prover');

@QueryHandler(CardQuery)
class CardHandler implements IQueryHandler<CardQuery> {
  constructor(@Inject(FAMILY_READS) private readonly reads: FamilyReads) {}
  execute({ params, viewer }: CardQuery): Promise<QueryAnswer> {
    return card(this.reads, params, viewer);
  }
}

@QueryHandler(HistoryQuery)
class HistoryHandler implements IQueryHandler<HistoryQuery> {
  constructor(@Inject(FAMILY_READS) private readonly reads: FamilyReads) {}
  execute({ params, viewer }: HistoryQuery): Promise<QueryAnswer> {
    return history(this.reads, params, viewer);
  }
}

@QueryHandler(HistoryProofQuery)
class HistoryProofHandler implements IQueryHandler<HistoryProofQuery> {
  constructor(
    @Inject(FAMILY_READS) private readonly reads: FamilyReads,
    @Inject(PROVER) private readonly prover: Prover,
  ) {}
  execute({ params, viewer }: HistoryProofQuery): Promise<QueryAnswer> {
    return historyProof(this.reads, this.prover, params, viewer);
  }
}

@QueryHandler(FamilyDeadlinesQuery)
class FamilyDeadlinesHandler implements IQueryHandler<FamilyDeadlinesQuery> {
  constructor(@Inject(FAMILY_READS) private readonly reads: FamilyReads) {}
  execute({ params, viewer }: FamilyDeadlinesQuery): Promise<QueryAnswer> {
    return familyDeadlines(this.reads, params, viewer);
  }
}

@QueryHandler(ProposalsQuery)
class ProposalsHandler implements IQueryHandler<ProposalsQuery> {
  constructor(@Inject(FAMILY_READS) private readonly reads: FamilyReads) {}
  execute({ params, viewer }: ProposalsQuery): Promise<QueryAnswer> {
    return proposals(this.reads, params, viewer);
  }
}

@QueryHandler(ProgrammeQuery)
class ProgrammeHandler implements IQueryHandler<ProgrammeQuery> {
  constructor(@Inject(FAMILY_READS) private readonly reads: FamilyReads) {}
  execute({ params, viewer }: ProgrammeQuery): Promise<QueryAnswer> {
    return programme(this.reads, params, viewer);
  }
}

/** Handlers of the queries about one family, for the edge's module. */
export const familyQueryProviders = (reads: FamilyReads, prover: Prover): readonly Provider[] => [
  { provide: FAMILY_READS, useValue: reads },
  { provide: PROVER, useValue: prover },
  CardHandler,
  HistoryHandler,
  HistoryProofHandler,
  FamilyDeadlinesHandler,
  ProposalsHandler,
  ProgrammeHandler,
];
