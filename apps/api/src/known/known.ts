import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Processor, Progress } from '@kurator/jobs';
import { normalInstant, type Instant } from '@kurator/kernel';
import { builtFile, type Logger } from '@kurator/platform';
import {
  logProjections,
  openEmbeddedReadModels,
  readModels,
  rebuild,
  type RebuildOptions,
  type ReadModelStore,
} from '@kurator/read-models';
import type { Viewer } from '@kurator/access';
import { tellBeside } from '../jobs/tell-beside';
import { resultOf, type UserJobs } from '../jobs/user-jobs';
import { nameIndex } from '../queries/name-index';
import { isRefusal, type QueryAnswer } from '../queries/queries';
import type { Register } from '../queries/register';
import { collections, FOLLOWED, keptFamilies, projections } from '../register/projections';
import type { RendererOptions } from '../register/renderer';
import { KNOWN_QUERIES, type KnownName, type KnownParams } from './known-queries';
import { knownHistories, knownLog, type Reads } from './known-reads';
import type { KnownOptions } from './renderer';

const RENDERER = 'apps/api/src/known/renderer';
/** One core stays with those who read and decide meanwhile. */
const THREADS = 1;

/** What a question about former knowledge stands on. */
export interface KnownParts {
  readonly living: Reads;
  readonly decode: RebuildOptions['decode'];
  /** What a thread needs to open log and keys for itself. */
  readonly threads: () => RendererOptions;
  /** The register's reads over another store and another clock. */
  readonly registerOver: (models: ReturnType<typeof readModels>, now: () => Instant) => Register;
  /** Folder for what is rendered; emptied at every start. */
  readonly dir: string;
  readonly newId: () => string;
  readonly logger: Pick<Logger, 'warn'>;
}
type Ask = (reads: Reads) => Promise<QueryAnswer>;
/** Asks the register of now, or begins a job that asks what was known. */
export type AskKnown = <N extends KnownName>(name: N, params: KnownParams[N], viewer: Viewer) => Promise<QueryAnswer>;
/** What a job is asked. */
interface KnownQuestion<N extends KnownName = KnownName> {
  readonly viewer: Viewer;
  readonly question: { readonly name: N; readonly params: KnownParams[N] };
}

interface Rendering {
  readonly knownAt: Instant;
  readonly needs: readonly string[];
  readonly tell: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

async function filled(
  parts: KnownParts,
  file: string,
  { knownAt, needs, tell, signal }: Rendering,
): Promise<ReadModelStore> {
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
      signal,
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
    const now = (): Instant => knownAt;
    const known = {
      ...living,
      register,
      now,
      names: nameIndex(register),
      histories: knownHistories(histories, knownAt),
    };
    try {
      return await ask(known);
    } finally {
      await models.close();
    }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  }
}

const query = <N extends KnownName>({ name, params }: KnownQuestion<N>['question'], viewer: Viewer): Ask => {
  const { ask } = KNOWN_QUERIES[name];
  return (reads) => ask(reads, params, viewer);
};

/**
 * Answers questions across families, with `knownAt` as a job. What the register of now refuses is refused at once.
 */
export const openKnown =
  (living: Reads, jobs: UserJobs): AskKnown =>
  async (name, params, viewer) => {
    const now = await query({ name, params }, viewer)(living);
    if (params.knownAt === undefined || isRefusal(now)) return now;
    // The position was waited for; a job that asks the same later is the same.
    const { after: _waitedFor, ...rest } = params;
    return jobs.ask('known-at', { viewer, action: name, question: { name, params: rest } });
  };

/**
 * Does what {@link openKnown} has begun: every family is rendered from the facts recorded up to then, in a thread, so
 * that readers are not disturbed, and the same query is asked of the result. The law is that of now.
 */
export function knownProcessor(parts: KnownParts): Processor {
  rmSync(parts.dir, { recursive: true, force: true });
  mkdirSync(parts.dir, { recursive: true, mode: 0o700 });
  return async (input, run) => {
    const { viewer, question } = input as KnownQuestion;
    const knownAt = normalInstant(question.params.knownAt ?? '');
    const { needs } = KNOWN_QUERIES[question.name];
    const rendering = { knownAt, needs, tell: tellBeside(run, parts.logger), signal: run.signal };
    return { ...resultOf(await asked(parts, rendering, query(question, viewer))), knownAt };
  };
}
