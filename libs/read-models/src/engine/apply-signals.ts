import type { LogSignal, StoredEvent } from '@kurator/event-log';
import type { Checkpoint, ParkedFamily } from '../port';
import { commit } from './commit';
import { foldLog, logProjections } from './fold-log';
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
  readonly parked: Map<string, ParkedFamily>;
}

const lastPosition = (signals: readonly LogSignal[]): string | null =>
  signals.reduce<string | null>(
    (last, signal) => (signal.kind === 'event' ? signal.event.position : (signal.position ?? last)),
    null,
  );

/** Events not applied yet: a subscription that starts again may deliver some twice, and a fold may see none twice. */
function freshEvents<View>(
  options: EngineOptions<View>,
  state: EngineState,
  signals: readonly LogSignal[],
): readonly StoredEvent[] {
  let last = state.applied;
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

function noteParked(state: EngineState, { families }: RenderedBatch, parked: readonly ParkedFamily[]): void {
  const refused = new Map(parked.map((one) => [one.family, one]));
  for (const { family } of families) if (!refused.has(family)) state.parked.delete(family);
  for (const [family, one] of refused) state.parked.set(family, one);
}

/** Collections that a commit of families touches: a document may also have vanished from any of them. */
const familyCollections = <View>({ projections }: EngineOptions<View>): readonly string[] =>
  familyProjections(projections).flatMap(({ collections }) => collections.map(({ name }) => name));

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
  const touched = new Set(documents.map(({ collection }) => collection));
  if (rendered.families.length > 0) for (const name of familyCollections(options)) touched.add(name);
  const families = rendered.families.map(({ family }) => family);
  return { families, collections: [...touched], position: rest.to.position };
}

const sourceOf = <View>({ projections, views, now }: EngineOptions<View>) => ({
  projections: familyProjections(projections),
  views,
  now,
});

/**
 * Applies what a subscription delivered, in one commit.
 * @returns what was written; null when nothing of it concerned the read models
 * @throws what {@link commit} throws, LogUnavailable, and errors of projections by log
 */
export async function applySignals<View>(
  options: EngineOptions<View>,
  state: EngineState,
  signals: readonly LogSignal[],
): Promise<Written | null> {
  const position = later(options, state.applied, lastPosition(signals));
  const events = freshEvents(options, state, signals);
  if (events.length === 0) {
    state.applied = position;
    return null;
  }
  const touched = touchedBy(touchedFamilies(events));
  const rendered = await renderTouched(sourceOf(options), touched);
  return commitRendered(options, state, rendered, { events, to: checkpointAfter(state.stored, events, position) });
}

/** Renders the parked families once more. @returns what was written and how many are well again */
export async function retryParked<View>(
  options: EngineOptions<View>,
  state: EngineState,
): Promise<{ readonly written: Written; readonly healed: number }> {
  const before = [...state.parked.values()];
  const touched: readonly Touched[] = before.map(({ family, position }) => ({ family, position, revision: 0 }));
  const rendered = await renderTouched(sourceOf(options), touched);
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
