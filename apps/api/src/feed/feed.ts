import { accessTo, type Viewer } from '@kurator/access';
import { PositionUnknown, type EventLog, type StoredEvent, type Unseal } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import { historyItem } from '../queries/history';

/** Streams of families: nothing else is in the feed. */
const FAMILIES = 'family-';
/** Events that leave together, and are recorded as one reading. */
const PAGE = 200;

export interface FeedParts {
  readonly log: Pick<EventLog, 'subscribe' | 'head' | 'compare'>;
  readonly decode: (event: StoredEvent, mode: Unseal) => Promise<Fact>;
}
export interface FeedAsked {
  /** Exclusive; absent: from the beginning. */
  readonly from?: string;
  /** Types of events; absent: all. */
  readonly types?: readonly string[];
  /** True goes on when everything has been told. */
  readonly follow: boolean;
  readonly signal: AbortSignal;
}
/** One event of the feed: a history item (`api.md`) with its family. */
export type FeedItem = { readonly familyId: string } & ReturnType<typeof historyItem>;

/** Personal values in the clear only for roles that read families. */
const sees = (viewer: Viewer): boolean => {
  const access = accessTo('feed', viewer);
  return access === 'R' || access === 'CASE';
};

const isMarker = (value: unknown): boolean => typeof value === 'object' && value !== null && '$sealed' in value;
/** A copy without the values that are still sealed. */
function withoutSealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => !isMarker(each)).map(withoutSealed);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => !isMarker(inner));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSealed(inner)]));
}

async function itemOf({ decode }: FeedParts, event: StoredEvent, viewer: Viewer): Promise<FeedItem> {
  const fact = await decode(event, sees(viewer) ? 'all' : 'none');
  const data = withoutSealed(fact.data) as Fact['data'];
  return { familyId: event.stream.slice(FAMILIES.length), ...historyItem({ ...fact, data }, viewer) };
}

function isAsked(event: StoredEvent, { types }: FeedAsked, { municipalities }: Viewer): boolean {
  if (types !== undefined && !types.includes(event.type)) return false;
  const { municipality } = event.metadata;
  return municipalities === '*' || (typeof municipality === 'string' && municipalities.includes(municipality));
}

/** True for a position that this log never gave out. */
export async function isUnknownPosition({ log }: FeedParts, from: string | undefined): Promise<boolean> {
  if (from === undefined) return false;
  try {
    const head = await log.head();
    return head === null || log.compare(from, head) > 0;
  } catch (error) {
    if (error instanceof PositionUnknown) return true;
    throw error;
  }
}

/**
 * The events of the viewer's territory after a position, in the order of the log, a page at a time; each page is read
 * when the one before has been taken, so a slow reader holds up nobody.
 */
export async function* feedPages(
  parts: FeedParts,
  asked: FeedAsked,
  viewer: Viewer,
): AsyncGenerator<readonly FeedItem[]> {
  const { from = null, signal, follow } = asked;
  const pages = new Pages();
  for await (const told of parts.log.subscribe({ after: from, prefixes: [FAMILIES], signal })) {
    if (told.kind === 'caught-up') pages.live = true;
    else if (told.kind === 'event' && isAsked(told.event, asked, viewer))
      pages.add(await itemOf(parts, told.event, viewer));
    yield* pages.full();
    if (pages.live && !follow) return;
  }
}

/** Gathers what is read: full pages of the past, and what is new at once. */
class Pages {
  live = false;
  private items: FeedItem[] = [];

  add(item: FeedItem): void {
    this.items.push(item);
  }
  *full(): Generator<readonly FeedItem[]> {
    if (this.items.length === 0 || (!this.live && this.items.length < PAGE)) return;
    yield this.items;
    this.items = [];
  }
}
