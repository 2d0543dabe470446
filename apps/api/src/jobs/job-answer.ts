import type { Job } from '@kurator/jobs';
import { textOf } from '../http/problem';
import type { Language } from '../validation/validate';

/** A job as `GET /jobs/{jobId}` shows it. One that waits for its turn is under way for who asked. */
export function jobAnswer({ jobId, status, progress, failure, expiresAt }: Job, language: Language) {
  return {
    jobId,
    status: status === 'WAITING' ? 'RUNNING' : status,
    progress,
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(failure === undefined
      ? {}
      : { failure: { ...failure.params, code: failure.code, ...textOf(failure.code, failure.params, language) } }),
  };
}
