import { setImmediate as turn } from 'node:timers/promises';
import { LogUnavailable, type StoredEvent } from '@kurator/event-log';
import type { Instant } from '@kurator/kernel';
import type { FamilyPatch, FamilyWrite, ParkedFamily } from '../port';
import type { FamilyProjection, ViewSource } from '../projection';
import type { LastRendered } from './last-rendered';
import { describeFailure, partsOf, RenderFailed } from './render-family';

export interface RenderSource<View> {
  readonly projections: readonly FamilyProjection<View>[];
  readonly views: ViewSource<View>;
  readonly last: LastRendered;
  readonly now: () => Instant;
}
export interface Touched {
  readonly family: string;
  /** Newest event seen of the family. */
  readonly revision: number;
  readonly position: string;
}
export interface RenderedBatch {
  readonly families: readonly (FamilyWrite | FamilyPatch)[];
  readonly parked: readonly ParkedFamily[];
}

/** Families loaded at once: enough to overlap reads, few enough that requests get their turn. */
const AT_ONCE = 8;

/** The view is older than an event that the log has delivered already. */
class ViewBehind extends Error {}

async function loadView<View>(
  views: ViewSource<View>,
  { family, revision }: Touched,
): ReturnType<ViewSource<View>['load']> {
  const loaded = await views.load(family, revision);
  if (!loaded || loaded.revision >= revision) return loaded;
  const again = await views.load(family, revision);
  if (!again || again.revision >= revision) return again;
  throw new ViewBehind(`revision ${again.revision}, expected ${revision}`);
}

async function renderOne<View>(
  source: RenderSource<View>,
  touched: Touched,
): Promise<FamilyWrite | FamilyPatch | ParkedFamily | null> {
  const { family } = touched;
  try {
    const loaded = await loadView(source.views, touched);
    return loaded && source.last.next(family, loaded.revision, partsOf(source.projections, loaded.view));
  } catch (error) {
    source.last.forget(family);
    // A log out of reach says nothing about the family: the batch is tried again.
    if (error instanceof LogUnavailable) throw error;
    const text = error instanceof RenderFailed ? error.message : describeFailure('view', error);
    return { family, position: touched.position, error: text, parkedAt: source.now() };
  }
}

/**
 * Renders families, each once. What cannot be rendered is parked, the others flow on.
 * @throws LogUnavailable
 */
export async function renderTouched<View>(
  source: RenderSource<View>,
  touched: readonly Touched[],
): Promise<RenderedBatch> {
  const families: (FamilyWrite | FamilyPatch)[] = [];
  const parked: ParkedFamily[] = [];
  for (let at = 0; at < touched.length; at += AT_ONCE) {
    const chunk = touched.slice(at, at + AT_ONCE);
    for (const result of await Promise.all(chunk.map((one) => renderOne(source, one)))) {
      if (result && 'error' in result) parked.push(result);
      else if (result) families.push(result);
    }
    await turn();
  }
  return { families, parked };
}

export const touchedBy = (
  events: ReadonlyMap<string, Pick<StoredEvent, 'revision' | 'position'>>,
): readonly Touched[] => [...events].map(([family, { revision, position }]) => ({ family, revision, position }));
