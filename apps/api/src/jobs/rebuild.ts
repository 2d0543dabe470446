import { fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { JobRefused, JobStopped, type JobQueue, type JobRun, type Processor } from '@kurator/jobs';
import { builtFile, type Logger } from '@kurator/platform';
import { signatureOf, type Build, type Compared } from '@kurator/read-models';
import { projections } from '../register/projections';

/** What an administrator asked for. */
interface RebuildAsked {
  readonly question: {
    /** Whether it serves although it differs. */
    readonly accept: boolean;
    /** Share of one core; null: as it is configured. */
    readonly percent: number | null;
    /** The version that served then: asked once more while it does, it is the same job. */
    readonly beside: string;
  };
}
export interface RebuildParts {
  readonly reads: { builds(): Promise<readonly Build[]> };
  readonly queue: Pick<JobQueue, 'find'>;
  readonly logger: Pick<Logger, 'warn'>;
}

const OPERATOR = 'apps/ops/src/run/main';
const EVERY_MS = 250;
/** Exit codes of the operator's command (`apps/ops/src/run/outcome.ts`): the new version serves, or it differs from the one that does. */
const BUILT = [0, 1];
/** Somebody ended the build. */
const CANCELLED = 4;

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * The operator's own command as a process of its own: its threads and its memory are not those of whoever answers (ADR 026).
 * It ends, to be gone on with, when this process does, however that ends.
 */
function command(...args: readonly string[]) {
  const child = fork(builtFile(OPERATOR), ['rebuild', '--json', ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const done = new Promise<Said>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
  return { done, stop: () => void child.kill('SIGTERM') };
}

/** How many differ by projection: ids name families, which an administrator has nothing to do with. */
function counted(compared: Compared | null) {
  if (compared === null) return null;
  const { families, documents, skipped, differences } = compared;
  const by: Record<string, number> = {};
  for (const { projection } of differences) by[projection] = (by[projection] ?? 0) + 1;
  return { families, documents, skipped, differences: by };
}

function resultOf({ code, out, err }: Said): Readonly<Record<string, unknown>> {
  if (code === CANCELLED) throw new JobRefused({ code: 'REBUILD_CANCELLED', params: {} });
  if (code === null || !BUILT.includes(code) || out === '') throw new Error(`the rebuild ended with ${code}: ${err}`);
  const { version, resumed, serves, compared } = JSON.parse(out) as {
    readonly version: string;
    readonly resumed: number;
    readonly serves: boolean;
    readonly compared: Compared | null;
  };
  return { version, resumed, serves, compared: counted(compared) };
}

/** Tells how far the build is until it has ended. @throws JobStopped */
async function watch({ reads }: RebuildParts, run: JobRun, done: Promise<Said>): Promise<Said> {
  const signature = signatureOf(projections);
  for (;;) {
    const ended = await Promise.race([done, pause(EVERY_MS, null, { ref: false })]);
    if (ended !== null) return ended;
    const build = (await reads.builds()).filter((one) => one.signature === signature).at(-1);
    await run.tell({ done: build?.families ?? 0, total: build?.total ?? 0 });
  }
}

/**
 * Builds the read models anew beside those that serve, as `kurator ops rebuild` does. A job that was broken off by the end
 * of its process is gone on with; one that was dropped removes what it has built.
 */
export const rebuildProcessor =
  (parts: RebuildParts): Processor =>
  async (input, run) => {
    const { accept, percent } = (input as RebuildAsked).question;
    const share = percent === null ? [] : ['--percent', String(percent)];
    const building = command(...(accept ? ['--accept'] : []), ...share);
    try {
      return resultOf(await watch(parts, run, building.done));
    } catch (error) {
      building.stop();
      await building.done;
      // Else the process only stops, and the job is gone on with.
      const isDropped = error instanceof JobStopped && (await parts.queue.find(run.jobId)) === null;
      if (isDropped) {
        const { code, err } = await command('--cancel').done;
        if (code !== 0) parts.logger.warn({ code, said: err }, 'what a dropped rebuild has left was not removed');
      }
      throw error;
    }
  };
