import type { Histories, History } from '@kurator/event-log';
import type { Instant } from '@kurator/kernel';
import type { Gathered, Regulation } from '@kurator/regulation';
import type { Body } from './redecide';
import type { StreamCorrection } from './request';

/** A step before the stream that it is about. */
export interface StreamMatter {
  readonly request: StreamCorrection;
  readonly history: History;
  readonly unit: string;
  readonly regulation: Regulation;
  readonly now: Instant;
  /** The histories of streams, for what is sealed in a proposal. */
  readonly histories: Pick<Histories, 'loadAll'>;
  /** Where the families that a body names live. */
  readonly homes: (body: Body) => Promise<Gathered['homes']>;
}
