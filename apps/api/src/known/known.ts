import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { normalInstant, type Instant } from '@kurator/kernel';
import { builtFile } from '@kurator/platform';
import {
  logProjections,
  openEmbeddedReadModels,
  readModels,
  rebuild,
  type RebuildOptions,
  type ReadModelStore,
} from '@kurator/read-models';
import type { Viewer } from '@kurator/access';
import type { Jobs, Progress } from '../jobs/jobs';
import { nameIndex } from '../queries/name-index';
import { isRefusal, type QueryAnswer } from '../queries/queries';
import type { Register } from '../queries/register';
import { collections, FOLLOWED, keptFamilies, projections } from '../register/projections';
import type { RendererOptions } from '../register/renderer';
import { knownHistories, knownLog, type Reads } from './known-reads';
import type { KnownOptions } from './renderer';

const RENDERER = 'apps/api/src/known/renderer';
/** One core stays with those who read and decide meanwhile. */
const THREADS = 1;

/** What a question about former knowledge stands on. */
export interface KnownParts {
  readonly living: Reads;
  readonly jobs: Jobs;
  readonly decode: RebuildOptions['decode'];
  /** What a thread needs to open log and keys for itself. */
  readonly threads: () => RendererOptions;
  /** The register's reads over another store and another clock. */
  readonly registerOver: (models: ReturnType<typeof readModels>, now: () => Instant) => Register;
  /** Folder for what is rendered; emptied at every start. */
  readonly dir: string;
  readonly newId: () => string;
}
export interface Question {
  readonly params: { readonly knownAt?: string };
  readonly viewer: Viewer;
  /** Names of the projections that the question reads. */
  readonly needs: readonly string[];
}
type Ask = (reads: Reads) => Promise<QueryAnswer>;
/** Asks the register of now, or begins a job that asks what was known. */
export type AskKnown = (question: Question, ask: Ask) => Promise<QueryAnswer>;

interface Rendering {
  readonly knownAt: Instant;
  readonly needs: readonly string[];
  readonly tell: (progress: Progress) => void;
}

async function filled(parts: KnownParts, file: string, { knownAt, needs, tell }: Rendering): Promise<ReadModelStore> {
  const store = await openEmbeddedReadModels({ file, collections, bulk: true });
  const options: KnownOptions = { ...parts.threads(), knownAt, needs };
  try {
    const { families: known } = await rebuild({
      log: knownLog(parts.living.log, knownAt),
      store,
      decode: parts.decode,
      prefixes: FOLLOWED,
      alsoTouches: keptFamilies,
      logProjections: logProjections(projections),
      renderer: { module: builtFile(RENDERER), options },
      threads: THREADS,
      now: () => knownAt,
      onProgress: ({ families, total }) => tell({ done: families, total }),
    });
    // Who became known later was counted on the way, and is nothing that is left to do.
    tell({ done: known, total: known });
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Renders what was known into a store of its own, asks it, and throws it away. */
async function asked(parts: KnownParts, rendering: Rendering, ask: Ask): Promise<QueryAnswer> {
  const { knownAt } = rendering;
  const file = join(parts.dir, `${parts.newId()}.db`);
  try {
    const models = readModels(await filled(parts, file, rendering));
    const register = parts.registerOver(models, () => knownAt);
    const { histories, ...living } = parts.living;
    const known = { ...living, register, names: nameIndex(register), histories: knownHistories(histories, knownAt) };
    try {
      return await ask(known);
    } finally {
      await models.close();
    }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  }
}

/**
 * Answers questions across families, with `knownAt` as a job: every family is rendered from the facts recorded up to
 * then, in a thread, so that readers are not disturbed, and the same query is asked of the result. The law is that of
 * now. What the register of now refuses is refused at once.
 */
export function openKnown(parts: KnownParts): AskKnown {
  rmSync(parts.dir, { recursive: true, force: true });
  mkdirSync(parts.dir, { recursive: true, mode: 0o700 });
  return async ({ params, viewer, needs }, ask) => {
    const now = await ask(parts.living);
    if (params.knownAt === undefined || isRefusal(now)) return now;
    const knownAt = normalInstant(params.knownAt);
    const jobId = parts.jobs.start(viewer.userId, async (tell) => {
      const answer = await asked(parts, { knownAt, needs, tell }, ask);
      return typeof answer === 'string' ? { text: answer } : { ...answer, knownAt };
    });
    return { jobId };
  };
}
