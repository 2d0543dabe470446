import { setTimeout as pause } from 'node:timers/promises';
import { hostname } from 'node:os';
import { LogUnavailable } from '@kurator/event-log';
import { inTurn, rest, type Logger, type Turn } from '@kurator/platform';
import {
  signatureOf,
  startEngine,
  StoreUnavailable,
  type EngineOptions,
  type ProjectionEngine,
  type Written,
} from '@kurator/read-models';
import type { FamilyView } from '@kurator/family';
import type { LawKept } from '../law-changes/keep-law-rendered';
import { answerReplay } from './answer-replay';
import { refusingForeign } from './foreign';
import { projections } from './projections';
import { openServing, type OpenVersion, type ServingOptions } from './serving';

/** What keeping shared read models at the log stands on. */
export interface ProjectingParts {
  readonly serving: Omit<ServingOptions, 'signal'>;
  readonly engine: Omit<EngineOptions<FamilyView>, 'store'>;
  /** Renders under another law beside the engine, as long as this process has it; null where a job does. */
  readonly keepLaw: ((engine: ProjectionEngine, version: OpenVersion) => LawKept) | null;
  /** Called after every commit; null where nobody wants to know. */
  readonly written: ((written: Written) => void) | null;
  readonly logger: Logger;
}
export interface Projecting {
  /** The engine, while it is this process's turn. */
  current(): ProjectionEngine | null;
  /** How far families are rendered under another law; null while there is nothing to render. */
  renderingLaw(): ReturnType<LawKept['progress']>;
  /** Settles when it has ended for a reason that only a person can mend. */
  readonly failed: Promise<Error>;
  stop(): Promise<void>;
}

/** How often the owner looks whether another version serves, or its engine has ended. */
const LOOK_MS = 1000;
const AGAIN_MS = 2000;
/** The host and the process, for operators. */
export const holderHere = (): string => `${hostname()}/${process.pid}`;

const isPassing = (error: unknown): boolean => error instanceof LogUnavailable || error instanceof StoreUnavailable;

/** What this process does while it has the turn. */
interface Now {
  readonly engine: ProjectionEngine;
  readonly law: LawKept | null;
}

/** Settles when the turn is over: another version serves, or the engine cannot go on. */
async function ending(
  { serving: { versions }, logger }: ProjectingParts,
  name: string,
  engine: ProjectionEngine,
  signal: AbortSignal,
) {
  const signature = signatureOf(projections);
  while (!signal.aborted) {
    await rest(LOOK_MS, signal);
    if (!engine.running()) return;
    await answerReplay(versions, engine).catch((error: unknown) =>
      logger.warn({ err: error }, 'what was asked to be rendered again could not be; it is tried again'),
    );
    // A database that is away says nothing of its versions; the engine tries again by itself.
    const serving = await versions.servingFor(signature).catch((error: unknown) => {
      logger.warn({ err: error }, 'which version of the read models serves is not known; it is asked again');
      return name;
    });
    if (serving !== name) return;
  }
}

async function turnOver(parts: ProjectingParts, { name, store }: OpenVersion, note: (now: Now | null) => void) {
  const { keepLaw, logger } = parts;
  const engine = await refusingForeign(() => startEngine({ ...parts.engine, store }));
  const stopping = new AbortController();
  const law = keepLaw?.(engine, { name, store }) ?? null;
  const over = ending(parts, name, engine, stopping.signal);
  if (parts.written) engine.onWritten(parts.written);
  note({ engine, law });
  logger.info({ version: name }, 'this process keeps the read models at the log');
  return {
    over,
    async stop() {
      note(null);
      stopping.abort();
      await law?.stop();
      await over;
      // Progress that cannot be stored any more belongs to whoever has the turn now: it reads the log from its checkpoint.
      await engine.stop().catch((error: unknown) => logger.warn({ err: error }, 'the engine ended with a failure'));
      await store.close();
      logger.info({ version: name }, 'this process does not keep the read models any more');
    },
  };
}

/**
 * Keeps read models that several processes have at the log, one process at a time: takes the lease of this program's
 * projections, builds their version when there is none, and follows the log until another process takes over.
 */
export function startProjecting(parts: ProjectingParts): Projecting {
  const { serving, logger } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const lease = serving.versions.leaseFor?.(signatureOf(projections), holderHere());
  if (!lease) throw new Error('these read models have one owner');
  const held = { now: null as Now | null };
  const begin = async (): Promise<Turn> => {
    for (;;) {
      let opened: OpenVersion | null = null;
      try {
        opened = await openServing({ ...serving, signal });
        return await turnOver(parts, opened, (now) => (held.now = now));
      } catch (error) {
        await opened?.store.close();
        if (signal.aborted || !isPassing(error)) throw error;
        logger.warn({ err: error }, 'the read models could not be opened; it is tried again');
        await pause(AGAIN_MS, undefined, { signal });
      }
    }
  };
  const turns = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await inTurn(lease, begin, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!isPassing(error)) throw error;
        logger.warn({ err: error }, 'the lease of the read models is out of reach; it is tried again');
        await rest(AGAIN_MS, signal);
      }
    }
  };
  const running = turns();
  const failed = new Promise<Error>((resolve) => {
    running.catch((error: unknown) => resolve(error instanceof Error ? error : new Error(String(error))));
  });
  return {
    current: () => held.now?.engine ?? null,
    renderingLaw: () => held.now?.law?.progress() ?? null,
    failed,
    async stop() {
      stopping.abort();
      // How it ended was told by `failed`.
      await running.catch(() => undefined);
    },
  };
}
