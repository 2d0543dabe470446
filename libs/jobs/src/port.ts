import type { Clock, Instant } from '@kurator/kernel';

export type JobStatus = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
/** How far a job is; unit of account is what it works on, families as a rule. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}
/** Why a job failed: a code that has a text, and what the text names. Never the words of an error: they may quote data. */
export interface JobFailure {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What is known of a job without opening what is sealed. */
export interface Job {
  readonly jobId: string;
  readonly kind: string;
  readonly owner: string;
  /** What it was asked of (a position of the log): a job that is done answers for nothing later. */
  readonly basis: string;
  readonly status: JobStatus;
  readonly progress: Progress;
  /** How often it was begun. */
  readonly attempts: number;
  readonly askedAt: Instant;
  /** From here on nobody finds it any more, nor its result; null until it has ended. */
  readonly expiresAt: Instant | null;
  /** Only when it is FAILED. */
  readonly failure?: JobFailure;
}
/** A job with what it was asked and, when it is DONE, what it found. */
export interface OpenedJob {
  readonly job: Job;
  readonly input: unknown;
  readonly result?: unknown;
}

export interface JobRequest {
  /** UUID that follows from what is asked, or from the event that asks: the same job asked twice is one. */
  readonly jobId: string;
  readonly kind: string;
  readonly owner: string;
  readonly basis: string;
  /** Plain JSON. */
  readonly input: unknown;
}

/** A kind of work, declared once; its processor is what does it. */
export interface JobKind {
  readonly name: string;
  /** What becomes of a job that was under way when its process ended: it is taken up again, or marked as interrupted. */
  readonly afterCrash: 'RESUME' | 'MARK';
  /** How often a job is begun before it has failed. */
  readonly attempts: number;
  /** Wait after the first failure, ms; it doubles with each. */
  readonly backOffMs: number;
  /** How long an ended job and its result are kept, ms. */
  readonly keepMs: number;
  /** Whose personal data its input and result may hold: a destruction of families' data ends what holds them. */
  readonly holds: 'FAMILIES' | 'OTHERS';
}

/** What a processor works with. */
export interface JobRun {
  readonly jobId: string;
  /** What an earlier attempt saved last; undefined when there is nothing. */
  readonly saved: unknown;
  /** Aborted when the job is dropped or the process stops. */
  readonly signal: AbortSignal;
  /** Says how far it is. @throws JobStopped */
  tell(progress: Progress): Promise<void>;
  /** Keeps where to go on from (plain JSON) after a crash or a failure. @throws JobStopped */
  save(state: unknown): Promise<void>;
}
/** Does a job: repeatable, since a crash or a failure may have it done again. @returns plain JSON, the result */
export type Processor = (input: unknown, run: JobRun) => Promise<unknown>;
export type Processors = Readonly<Record<string, Processor>>;

/** Seals what a job holds, so that it lies about nowhere in the clear. */
export interface Sealer {
  seal(holds: JobKind['holds'], text: string): Promise<string>;
  /** Null when the key is destroyed: then there is no such job any more. */
  open(sealed: string): Promise<string | null>;
  /** Destroys the keys of what holds these data. */
  destroy(holds: JobKind['holds']): Promise<void>;
  /** Destroys the keys that nothing kept is sealed with any more. */
  expire(): Promise<void>;
}

/** Where failures go that nobody waits for. */
export interface JobLog {
  error(details: object, text: string): void;
  warn(details: object, text: string): void;
}
export interface QueueOptions {
  readonly kinds: readonly JobKind[];
  readonly sealer: Sealer;
  readonly now: Clock;
  readonly log: JobLog;
  /** Whether an error passes by itself, as one of an engine that is away: such a job is begun more often than its kind says. */
  readonly passes?: (error: unknown) => boolean;
}
export interface JobCounts {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
}

/** Work that outlasts its request, behind one narrow door; `test/contract/jobs` tells an adapter what to do. */
export interface JobQueue {
  /**
   * Begins a job, or answers the one that is there: a waiting or running one as it is, a done one of the same basis as
   * well. A failed one is done again from where it saved last, a done one of another basis from the beginning.
   * @throws QueueFull, QueueUnavailable
   */
  put(request: JobRequest): Promise<Job>;
  /** Null when there is none, or none any more. @throws QueueUnavailable */
  find(jobId: string): Promise<Job | null>;
  /** The same with what is sealed. @throws QueueUnavailable */
  open(jobId: string): Promise<OpenedJob | null>;
  /** Breaks a job off at its next step and forgets it with its result. False when there is none. @throws QueueUnavailable */
  drop(jobId: string): Promise<boolean>;
  /** Jobs that have failed for good and can be asked again, the newest first. @throws QueueUnavailable */
  dead(): Promise<readonly Job[]>;
  /** Drops every job that may hold personal data of families, and destroys the keys of what they left anywhere. */
  forgetFamilies(): Promise<void>;
  /** @throws QueueUnavailable */
  counts(): Promise<JobCounts>;
  /** Begins to work. @throws Error naming a kind without processor */
  start(processors: Processors): void;
  /** Stops work at its next step; what is under way is taken up again at the next start, or marked as interrupted. */
  close(): Promise<void>;
}

/** The engine behind has no room: nothing was stored. */
export class QueueFull extends Error {}
/** The engine behind is out of reach. */
export class QueueUnavailable extends Error {}
/** The process stops or the job was dropped: it has not finished, and is not at fault. */
export class JobStopped extends Error {}
/** The job cannot be done, and would not be the next time either. */
export class JobRefused extends Error {
  constructor(readonly failure: JobFailure) {
    super(failure.code);
  }
}
