import { Inject, type Provider } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { bank } from './bank';
import { caseload } from './caseload';
import { deadlines } from './deadlines';
import { nameIndex, type NameIndex } from './name-index';
import type { QuarterReads } from '../periods/period-parts';
import { quarter } from './quarter';
import { BankQuery, CaseloadQuery, DeadlinesQuery, QuarterQuery, type QueryAnswer } from './queries';
import type { Register } from './register';

const REGISTER = Symbol('Register');
const PERIODS = Symbol('QuarterReads');
const NAMES = Symbol('NameIndex');

@QueryHandler(BankQuery)
class BankHandler implements IQueryHandler<BankQuery> {
  constructor(
    @Inject(REGISTER) private readonly register: Register,
    @Inject(NAMES) private readonly names: NameIndex,
  ) {}
  execute({ params, viewer }: BankQuery): Promise<QueryAnswer> {
    return bank({ register: this.register, names: this.names }, params, viewer);
  }
}

@QueryHandler(DeadlinesQuery)
class DeadlinesHandler implements IQueryHandler<DeadlinesQuery> {
  constructor(@Inject(REGISTER) private readonly register: Register) {}
  execute({ params, viewer }: DeadlinesQuery): Promise<QueryAnswer> {
    return deadlines(this.register, params, viewer);
  }
}

@QueryHandler(QuarterQuery)
class QuarterHandler implements IQueryHandler<QuarterQuery> {
  constructor(@Inject(PERIODS) private readonly parts: QuarterReads) {}
  execute({ params, viewer }: QuarterQuery): Promise<QueryAnswer> {
    return quarter(this.parts, params, viewer);
  }
}

@QueryHandler(CaseloadQuery)
class CaseloadHandler implements IQueryHandler<CaseloadQuery> {
  constructor(@Inject(REGISTER) private readonly register: Register) {}
  execute({ params, viewer }: CaseloadQuery): Promise<QueryAnswer> {
    return caseload(this.register, params, viewer);
  }
}

/** Handlers of the queries across families, for the edge's module. */
export const registerQueryProviders = (register: Register, periods: QuarterReads): readonly Provider[] => [
  { provide: REGISTER, useValue: register },
  { provide: PERIODS, useValue: periods },
  { provide: NAMES, useValue: nameIndex(register) },
  BankHandler,
  DeadlinesHandler,
  QuarterHandler,
  CaseloadHandler,
];
