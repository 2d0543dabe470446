import { JobStopped, type JobRun, type Progress } from '@kurator/jobs';
import type { Logger } from '@kurator/platform';

/**
 * Tells how far a job is from where nobody can wait for it. Progress that the queue cannot take now costs no result, and is
 * told to the log; a job that was stopped ends by its signal.
 */
export const tellBeside =
  (run: Pick<JobRun, 'jobId' | 'tell'>, logger: Pick<Logger, 'warn'>) =>
  (progress: Progress): void => {
    run.tell(progress).catch((err: unknown) => {
      if (err instanceof JobStopped) return;
      logger.warn({ err, jobId: run.jobId }, 'how far a job is could not be told');
    });
  };
