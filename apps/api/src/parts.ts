import type { Accounts, AuditTrail } from '@kurator/access';
import type { Actor } from '@kurator/kernel';
import type { EventLog } from '@kurator/event-log';
import type { Problem as DirectoryProblem } from '@kurator/directory';
import type { Health, KuratorClock, Logger, Metrics, Tracing } from '@kurator/platform';
import type { Profile, Regulation } from '@kurator/regulation';
import type { Provider } from '@nestjs/common';
import type { DecisionAnswer, Decisions } from './decisions/decisions';
import type { StreamCorrection } from './streams/corrections/request';
import type { StreamRequest } from './streams/stream-request';
import type { Exports } from './exports/exports';
import type { Processors } from '@kurator/jobs';
import type { UserJobs } from './jobs/user-jobs';
import type { Periods } from './periods/periods';
import type { FeedParts } from './feed/feed';
import type { CommandShape } from './validation/validate-body';

/** What an import of the directory answers: ids by section, or what is wrong with the file. */
export type DirectoryImport =
  | { readonly ok: true; readonly differences: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problems: readonly DirectoryProblem[] };

/** Everything that the edge stands on, opened by whoever starts it: the real register, or doubles in a test. */
export interface ApiParts {
  /** `NODE_ENV=production`: what travels is protected by TLS. */
  readonly production: boolean;
  readonly clock: KuratorClock;
  /** What has to follow when the clock was moved (`PUT /clock`); done when it has. */
  clockMoved(): Promise<void>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Null when there is no collector. */
  readonly tracing: Tracing | null;
  readonly newId: () => string;
  readonly accounts: Accounts;
  readonly audit: AuditTrail;
  /** The log behind `audit`, for `GET /audit`. */
  readonly auditLog: Pick<EventLog, 'read'>;
  readonly useCases: readonly CommandShape[];
  readonly decisions: Decisions;
  /** The same for everything that is no family. */
  readonly streams: {
    decide(request: StreamRequest): Promise<DecisionAnswer>;
    /** Steps of corrections with four eyes. */
    correct(request: StreamCorrection): Promise<DecisionAnswer>;
  };
  /** Reports, summaries and corrections of quarters. */
  readonly periods: Periods;
  /** What the feed of events is read from. */
  readonly feed: FeedParts;
  /** Work that outlasts its request. */
  readonly jobs: UserJobs;
  /** Forms and lists as files. */
  readonly exports: Exports;
  /** What does the jobs, by kind. */
  readonly processors: Processors;
  /** Handlers of the query classes, as Nest providers with what they need. */
  readonly queryProviders: readonly Provider[];
  /** The snapshot in force; replaced when the directory changes. */
  regulation(): Regulation;
  profiles(): readonly Profile[];
  /** Which version of the read models answers. */
  readModelVersion(): string;
  importDirectory(file: unknown, actor: Actor): Promise<DirectoryImport>;
  readonly health: () => Promise<Health>;
}

export const PARTS = Symbol('ApiParts');
