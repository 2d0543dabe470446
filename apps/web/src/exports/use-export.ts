import { useEffect, useRef, useState } from 'react';
import { answered, api, send } from '../api/client';
import { problemOf } from '../api/problem';
import type { components } from '../api/schema.gen';

type Schemas = components['schemas'];
/** What is asked for: a form, of whom or of when, and as what file. */
export type ExportBody = Schemas['Export-BANK'] | Schemas['Export-F-M8'];

export type State =
  | { readonly kind: 'IDLE' }
  | { readonly kind: 'UNDER_WAY'; readonly done: number; readonly total: number }
  | { readonly kind: 'DONE' }
  | { readonly kind: 'FAILED'; readonly error: unknown };

/** How often it is asked how far it is, ms. */
const EVERY = 400;
const ENDED = ['DONE', 'FAILED', 'CANCELLED'];

const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, EVERY);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** The register's own name of the file. */
const nameOf = (response: Response): string =>
  /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'export';

/** Hands the made file to the browser. @throws ProblemError, ConnectionLost */
async function save(jobId: string): Promise<void> {
  const response = await send(new Request(new URL(`/api/v1/jobs/${jobId}/file`, location.origin)));
  if (!response.ok) throw problemOf(await response.json(), response.status);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(response);
  link.click();
  URL.revokeObjectURL(url);
}

interface Asked {
  readonly body: ExportBody;
  readonly signal: AbortSignal;
  readonly tell: (state: State) => void;
}
/** `POST /exports`, then how far the job is, then its file. @throws ProblemError for a refusal and for a job that failed */
async function make({ body, signal, tell }: Asked): Promise<void> {
  const { jobId } = await answered(api.POST('/api/v1/exports', { body }));
  while (!signal.aborted) {
    const job = await answered(api.GET('/api/v1/jobs/{jobId}', { params: { path: { jobId } }, signal }));
    if (job.failure !== undefined) throw problemOf({ ...job.failure, status: 422 }, 422);
    if (ENDED.includes(job.status)) return save(jobId);
    tell({ kind: 'UNDER_WAY', ...job.progress });
    await pause(signal);
  }
}

/** A file that takes longer to make, with how far it is; leaving the page stops the asking, not the job. */
export function useExport() {
  const [state, setState] = useState<State>({ kind: 'IDLE' });
  const leaving = useRef(new AbortController());
  useEffect(() => {
    leaving.current = new AbortController();
    return () => leaving.current.abort();
  }, []);
  const start = async (body: ExportBody): Promise<void> => {
    const { signal } = leaving.current;
    setState({ kind: 'UNDER_WAY', done: 0, total: 0 });
    try {
      await make({ body, signal, tell: setState });
      if (!signal.aborted) setState({ kind: 'DONE' });
    } catch (error) {
      if (!signal.aborted) setState({ kind: 'FAILED', error });
    }
  };
  return { state, start };
}
