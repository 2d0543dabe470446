import { createHash } from 'node:crypto';
import type { SpanPlace } from '@kurator/platform';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The trace of a decision: its commandId, which every event of it carries, so that nothing is stored for it (ADR 022). */
export const traceOf = (commandId: unknown): string | null =>
  typeof commandId === 'string' && UUID.test(commandId) ? commandId.replaceAll('-', '').toLowerCase() : null;

/** The span that stored a decision's events in a stream: another process finds it by the same two names. */
export const appendSpanOf = (traceId: string, stream: string): SpanPlace => ({
  traceId,
  spanId: createHash('sha256').update(`${traceId}/${stream}`).digest('hex').slice(0, 16),
});
