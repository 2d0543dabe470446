import { createHash } from 'node:crypto';
import { canonical, type Position } from '@kurator/event-log';
import { quarterSpan } from '@kurator/kernel';
import { chained, type Carried, type Frozen } from '@kurator/period';
import { balanceChecks, quarterFigures, type Check, type Figures } from '@projections/quarterly-summary';
import { throughSpan, type Counts, type Question } from '../figures';
import type { Rows } from './rows';

/** Figures of a unit as they are about to be shown or frozen. */
export interface LegalFigures {
  readonly figures: Figures;
  readonly checks: readonly Check[];
}

/** What was counted, linked to the frozen quarter before (spec 8.5). */
export function legalFigures(counts: Counts, carried: Carried | null): LegalFigures {
  const figures = chained(quarterFigures(counts), counts.before, carried);
  return { figures, checks: balanceChecks(figures, counts.stocks) };
}

export const checksumOf = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex');

export const quarterQuestion = (unit: string, period: string): Question => ({ unit, span: quarterSpan(period) });

export interface Freezing {
  readonly unit: string;
  readonly version: number;
  readonly asOfPosition: Position;
  readonly counts: Counts;
  readonly carried: Carried | null;
  readonly rows: Rows;
}

/** A unit's quarter with everything that makes it reproducible, and the hash over it. */
export function frozen({ unit, version, asOfPosition, counts, carried, rows }: Freezing): Frozen<Figures> {
  const { figures, checks } = legalFigures(counts, carried);
  const content = { unit, version, asOfPosition, figures, checks, flows: throughSpan(counts), rows };
  return { ...content, checksum: checksumOf(content) };
}
