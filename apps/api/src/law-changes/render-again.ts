import { setTimeout as pause } from 'node:timers/promises';
import type { EventLog } from '@kurator/event-log';
import type { JobRun, Processor } from '@kurator/jobs';
import { FAMILY_STREAMS, type ProjectionEngine } from '@kurator/read-models';
import type { LawSource } from '../register/law';
import { lawParts, lawSignature, touchedUnits, type RenderedLaw } from './rendered-law';

/** What rendering after a change of the law stands on. */
export interface RenderAgainParts {
  readonly log: Pick<EventLog, 'streams'>;
  readonly engine: Pick<ProjectionEngine, 'renderAgain'>;
  /** Those of some families that may have to do with municipalities. */
  readonly touched: (families: readonly string[], units: ReadonlySet<string>) => Promise<readonly string[]>;
  readonly law: () => LawSource;
  readonly rendered: RenderedLaw;
  /** Which version of the read models is rendered: in another one nothing of this run was. */
  readonly version: () => string;
  /** Milliseconds of a clock that only moves on. */
  readonly elapsed: () => number;
}
/** How far a run has come, in which version and under which law. */
interface Place {
  readonly law: string;
  readonly after: string;
}

/** Families in a commit: what is decided meanwhile waits for no more than these. */
const BATCH = 50;
/** Families between two places that a run can go on from. */
const SAVED_EVERY = 20 * BATCH;

async function everyFamily({ log }: RenderAgainParts): Promise<readonly string[]> {
  const families: string[] = [];
  for await (const stream of log.streams(FAMILY_STREAMS)) families.push(stream.slice(FAMILY_STREAMS.length));
  return families.sort();
}

const lawHere = ({ law, version }: RenderAgainParts): string => `${version()}/${lawSignature(lawParts(law()))}`;

/** The families whose rows the law of now may change. */
async function concerned(parts: RenderAgainParts, source: LawSource): Promise<readonly string[]> {
  const all = await everyFamily(parts);
  const units = touchedUnits(await parts.rendered.get(), lawParts(source));
  return units === null ? all : parts.touched(all, units);
}

/** As long as a batch took the others have their turn, so that requests and the log's own batches go on. */
async function takingTurns(parts: RenderAgainParts, work: () => Promise<void>): Promise<void> {
  const began = parts.elapsed();
  await work();
  await pause(parts.elapsed() - began);
}

/**
 * Renders every family that another law may touch under the law of this moment. A family that is decided on meanwhile is rendered under it anyway.
 * @param after the last family of an earlier run under the same law
 * @returns how many, or null as soon as the law has changed again, or another version serves
 */
async function pass(parts: RenderAgainParts, run: JobRun, after: string): Promise<number | null> {
  const source = parts.law();
  const version = parts.version();
  const isOver = (): boolean => parts.law() !== source || parts.version() !== version;
  const law = lawHere(parts);
  const families = await concerned(parts, source);
  const rest = families.filter((family) => family > after);
  const done = families.length - rest.length;
  for (let from = 0; from < rest.length; from += BATCH) {
    const batch = rest.slice(from, from + BATCH);
    await run.tell({ done: done + from, total: families.length });
    await takingTurns(parts, () => parts.engine.renderAgain(batch));
    if (isOver()) return null;
    if ((from + BATCH) % SAVED_EVERY === 0) await run.save({ law, after: batch.at(-1) ?? after } satisfies Place);
  }
  await run.tell({ done: families.length, total: families.length });
  if (isOver()) return null;
  await parts.rendered.set(lawParts(source));
  return families.length;
}

/**
 * Makes the rows of all families that it may touch what a rebuild under the law of now would make them, in the background: after a
 * regulation or a calendar was published, and after the directory was changed. Resumable, and repeatable.
 */
export function renderAgainProcessor(parts: RenderAgainParts): Processor {
  return async (_input, run) => {
    const saved = run.saved as Place | undefined;
    let after = saved?.law === lawHere(parts) ? saved.after : '';
    for (;;) {
      // A place of an earlier run says nothing from here on, also when its law should come back.
      if (after === '') await run.save({ law: lawHere(parts), after } satisfies Place);
      const families = await pass(parts, run, after);
      if (families !== null) return { families };
      after = '';
    }
  };
}

/** The same where this process is the one that writes the read models; elsewhere nobody asks for it. */
export const renderAgainHere = (
  { renderAgain }: { readonly renderAgain: ProjectionEngine['renderAgain'] | null },
  parts: Omit<RenderAgainParts, 'engine' | 'elapsed'>,
): Processor =>
  renderAgain === null
    ? () => Promise.resolve({ families: 0 })
    : renderAgainProcessor({ ...parts, engine: { renderAgain }, elapsed: () => performance.now() });
