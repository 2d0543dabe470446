import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of a request carries. Never personal data. */
export interface RequestContext {
  readonly requestId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` so that whatever it logs, now or later, names the request. */
export const withContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);
/** The request that is being served, or undefined outside of one. */
export const currentContext = (): RequestContext | undefined => storage.getStore();
