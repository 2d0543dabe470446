import { refusedAction, type Action, type Refusal, type Viewer } from '@kurator/access';
import { canonical } from '@kurator/event-log';
import { JobRefused, QueueFull, type Job, type JobQueue, type OpenedJob } from '@kurator/jobs';
import { v5 } from 'uuid';
import { isRefusal, type QueryAnswer } from '../queries/queries';
import type { JobName } from './kinds';

/** A question of a user that outlasts its request. */
export interface UserQuestion {
  readonly viewer: Viewer;
  /** The row of the policy table that it was asked under: who reads the answer must still stand in it. */
  readonly action: Action;
  /** Plain JSON. */
  readonly question: unknown;
}
/** Jobs of users: each is read by who asked for it, with the rights of that moment. */
export interface UserJobs {
  /** The same question asked twice is one job. @throws QueueFull, QueueUnavailable */
  ask(kind: JobName, question: UserQuestion): Promise<{ readonly jobId: string }>;
  /** How far it is. Null for an unknown job, and for another user's. */
  find(viewer: Viewer, jobId: string): Promise<Job | null>;
  /** The same with what was found; `refusal` when rights were taken from the user since. */
  open(viewer: Viewer, jobId: string): Promise<(OpenedJob & { readonly refusal: Refusal | null }) | null>;
  /** False for an unknown job, and for another user's. */
  drop(viewer: Viewer, jobId: string): Promise<boolean>;
}

/** Names the jobs of users by what is asked. */
const NAMESPACE = '5f6c3c7e-4f0e-5d0e-9f59-5c1e0a6d1b11';
/** Jobs that wait at most: who asks beyond that would wait for hours. */
const MOST_WAITING = 200;

const has = (all: Viewer['municipalities'], some: Viewer['municipalities']): boolean =>
  all === '*' || (some !== '*' && some.every((oktmo) => all.includes(oktmo)));

/** Why the user may not read what was found with the rights of then, or null. */
export function refusedReading(now: Viewer, { viewer: then, action }: UserQuestion): Refusal | null {
  const refused = refusedAction(action, now);
  if (refused !== null) return refused;
  if (!then.roles.every((role) => now.roles.includes(role))) return 'FORBIDDEN_ROLE';
  const same = now.agencyId === then.agencyId && now.officerId === then.officerId;
  return same && has(now.municipalities, then.municipalities) ? null : 'FORBIDDEN_TERRITORY';
}

/** What a query found, as the result of a job. @throws JobRefused for a refusal: it would be refused again */
export function resultOf(answer: QueryAnswer): Readonly<Record<string, unknown>> {
  if (typeof answer === 'string') return { text: answer };
  if (!isRefusal(answer)) return answer;
  // What has to catch up is tried again.
  if (answer.status === 503) throw new Error(answer.code);
  throw new JobRefused({ code: answer.code, params: answer.params });
}

/** @param basis what a question is asked of at this moment: a later answer may differ */
export function userJobs(queue: JobQueue, basis: () => Promise<string>): UserJobs {
  const own = async (viewer: Viewer, jobId: string): Promise<Job | null> => {
    const job = await queue.find(jobId);
    return job?.owner === viewer.userId ? job : null;
  };
  return {
    async ask(kind, question) {
      const { viewer } = question;
      if ((await queue.counts()).waiting >= MOST_WAITING) throw new QueueFull(`${MOST_WAITING} jobs wait`);
      const jobId = v5(canonical([kind, question]), NAMESPACE);
      await queue.put({ jobId, kind, owner: viewer.userId, basis: await basis(), input: question });
      return { jobId };
    },
    find: own,
    async open(viewer, jobId) {
      const opened = (await own(viewer, jobId)) === null ? null : await queue.open(jobId);
      return opened && { ...opened, refusal: refusedReading(viewer, opened.input as UserQuestion) };
    },
    drop: async (viewer, jobId) => (await own(viewer, jobId)) !== null && (await queue.drop(jobId)),
  };
}
