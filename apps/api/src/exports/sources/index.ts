import type { BankDeps } from '../../queries/bank';
import type { OwnSource } from '../../queries/own-duties';
import type { Sources } from '../source';
import { bankSource } from './bank-source';
import { deadlinesSource } from './deadlines-source';
import { registerSource, type RegisterParts } from './register-source';

/** Everything that the sources of forms read. */
export type SourceParts = RegisterParts & BankDeps & { readonly histories: OwnSource['histories'] };

/** Where each form's rows come from. */
export function exportSources(parts: SourceParts): Sources {
  const list = registerSource(parts);
  return {
    ...{ 'F-M6': list, 'F-M7': list, 'F-M8': list },
    BANK: bankSource(parts, parts.now),
    DEADLINES: deadlinesSource(parts, parts.now),
  };
}
