/** What a writer does with the jobs of one commit: all of it durable when it returns, nothing of it when it throws. */
export interface BatchWriter<Job, Done> {
  execute(jobs: readonly Job[]): readonly Done[];
  close(): void;
}

export interface Failure {
  readonly full: boolean;
  readonly message: string;
}
/** Main thread to writer thread: jobs in order, or the end. */
export type ToWriter<Job> = { readonly jobs: readonly Job[]; readonly bytes: number } | 'close';
/** Writer thread to main thread; `done` answers the oldest unanswered jobs in their order. */
export type FromWriter<Done> =
  | { readonly kind: 'open' }
  | { readonly kind: 'done'; readonly done: readonly Done[] }
  | { readonly kind: 'failed'; readonly jobs: number; readonly failure: Failure };

/** Jobs in one commit: more would only lengthen the wait of the first one. */
export const MAX_JOBS = 512;
/** Bytes in one commit, so that large batches do not pile up into one huge transaction. */
export const MAX_BYTES = 8 * 1024 * 1024;
