import type { LogSignal, StoredEvent } from '@kurator/event-log';
import { isPatch, type Checkpoint, type ParkedFamily } from '../port';
import { commit } from './commit';
import { foldLog, logProjections } from './fold-log';
import type { LastRendered } from './last-rendered';
import { familyProjections } from './render-family';
import { renderTouched, touchedBy, type RenderedBatch, type Touched } from './render-touched';
import { checkpointAfter, touchedFamilies } from './touched';
import type { EngineOptions, Written } from './types';

/** What the engine knows between two batches. */
export interface EngineState {
  epoch: number;
  /** What stands in the store. */
  stored: Checkpoint;
  /** At or after the stored position: nothing that concerns us lies between. */
  applied: string | null;
  /** Up to here events are in a batch, which may still be on its way to the store. */
  taken: string | null;
  readonly last: LastRendered;
  readonly parked: Map<string, ParkedFamily>;
}

/** What a subscription delivered, rendered: what is left to do is to write it. */
export interface Batch {
  readonly events: readonly StoredEvent[];
  readonly rendered: RenderedBatch;
  readonly position: string | null;
}

const lastPosition = (signals: readonly LogSignal[]): string | null =>
  signals.reduce<string | null>(
    (last, signal) => (signal.kind === 'event' ? signal.event.position : (signal.position ?? last)),
    null,
  );

/** Events not taken yet: a subscription that starts again may deliver some twice, and a fold may see none twice. */
function freshEvents<View>(
  options: EngineOptions<View>,
  { taken }: EngineState,
  signals: readonly LogSignal[],
): readonly StoredEvent[] {
  let last = taken;
  const fresh: StoredEvent[] = [];
  for (const signal of signals) {
    if (signal.kind !== 'event') continue;
    if (last !== null && options.log.compare(signal.event.position, last) <= 0) continue;
    last = signal.event.position;
    fresh.push(signal.event);
  }
  return fresh;
}

const later = <View>({ log }: EngineOptions<View>, a: string | null, b: string | null): string | null =>
  a === null || (b !== null && log.compare(b, a) > 0) ? b : a;

/**
 * Renders what a subscription delivered. Needs nothing of the store, so it goes on while the batch before is written.
 * @throws LogUnavailable
 */
export async function prepare<View>(
  options: EngineOptions<View>,
  state: EngineState,
  signals: readonly LogSignal[],
): Promise<Batch> {
  const events = freshEvents(options, state, signals);
  const position = later(options, state.taken, lastPosition(signals));
  state.taken = position;
  return {
    events,
    position,
    rendered: await render(options, state, touchedBy(touchedFamilies(events, options.alsoTouches))),
  };
}

const render = <View>(
  { projections, views, now }: EngineOptions<View>,
  { last }: EngineState,
  touched: readonly Touched[],
): Promise<RenderedBatch> => renderTouched({ projections: familyProjections(projections), views, last, now }, touched);

function noteParked(state: EngineState, { families }: RenderedBatch, parked: readonly ParkedFamily[]): void {
  const refused = new Map(parked.map((one) => [one.family, one]));
  for (const { family } of families) if (!refused.has(family)) state.parked.delete(family);
  for (const [family, one] of refused) {
    state.parked.set(family, one);
    state.last.forget(family);
  }
}

/** Families by the collections in which a commit may have changed something of them. */
const changedIn =
  (families: RenderedBatch['families']) =>
  (collection: string): readonly string[] =>
    families
      .filter((write) => !isPatch(write) || write.documents[collection] !== undefined)
      .map(({ family }) => family);

async function commitRendered<View>(
  options: EngineOptions<View>,
  state: EngineState,
  rendered: RenderedBatch,
  rest: { readonly events: readonly StoredEvent[]; readonly to: Checkpoint },
): Promise<Written> {
  const documents = await foldLog(options, logProjections(options.projections), rest.events);
  const unparked = rendered.families.map(({ family }) => family).filter((family) => state.parked.has(family));
  const batch = { ...rendered, documents, unparked, from: state.stored, to: rest.to, epoch: state.epoch };
  const parked = await commit(options.store, batch, options.now);
  state.stored = rest.to;
  state.applied = rest.to.position;
  noteParked(state, rendered, parked);
  return { changedIn: changedIn(rendered.families), position: rest.to.position };
}

/**
 * Writes a batch in one commit.
 * @returns what was written; null when nothing of it concerned the read models
 * @throws what {@link commit} throws, and errors of projections by log
 */
export async function write<View>(
  options: EngineOptions<View>,
  state: EngineState,
  { events, rendered, position }: Batch,
): Promise<Written | null> {
  const to = later(options, state.applied, position);
  if (events.length > 0)
    return commitRendered(options, state, rendered, { events, to: checkpointAfter(state.stored, events, to) });
  state.applied = to;
  return null;
}

/**
 * Renders families again whose facts are the same, but not what is read into them: the law has changed. Nothing may be
 * prepared meanwhile: a batch that was rendered before would be written over this one.
 */
export async function renderAgain<View>(
  options: EngineOptions<View>,
  state: EngineState,
  families: readonly string[],
  inLane: (work: () => Promise<Written>) => Promise<Written>,
): Promise<Written> {
  // As a whole: what was rendered last may be on its way to the store still, and this must not build upon it.
  const forget = (): void => families.forEach((family) => state.last.forget(family));
  forget();
  const touched = families.map((family) => ({ family, position: state.applied ?? '', revision: 0 }));
  const rendered = await render(options, state, touched);
  try {
    return await inLane(() => commitRendered(options, state, rendered, { events: [], to: state.stored }));
  } catch (error) {
    forget();
    throw error;
  }
}

/** Renders the parked families once more. @returns what was written and how many are well again */
export async function retryParked<View>(
  options: EngineOptions<View>,
  state: EngineState,
): Promise<{ readonly written: Written; readonly healed: number }> {
  const before = [...state.parked.values()];
  const touched: readonly Touched[] = before.map(({ family, position }) => ({ family, position, revision: 0 }));
  const rendered = await render(options, state, touched);
  const written = await commitRendered(options, state, rendered, {
    events: [],
    to: { ...state.stored, position: state.applied },
  });
  return { written, healed: before.filter(({ family }) => !state.parked.has(family)).length };
}

/** Stores how far the log was seen to hold nothing for us, so that a restart need not look again. */
export async function storeProgress<View>(options: EngineOptions<View>, state: EngineState): Promise<void> {
  if (state.applied === state.stored.position) return;
  const to = { ...state.stored, position: state.applied };
  const nothing = { families: [], documents: [], parked: [], unparked: [] };
  await options.store.write({ ...nothing, from: state.stored, to, epoch: state.epoch });
  state.stored = to;
}

/** After a failure nobody knows whether the write was done: the store says it, and everything is taken anew from there. */
export async function startAgain<View>({ store }: EngineOptions<View>, state: EngineState): Promise<void> {
  state.stored = await store.checkpoint();
  state.applied = state.stored.position;
  state.taken = state.applied;
  state.last.clear();
}
