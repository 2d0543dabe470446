import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { failure, type Faults } from './faults';
import { checkpointMessage, eventMessage } from './messages';
import { PAGE, write, type ReadCall } from './read-call';
import type { Record, Store } from './store';

/** Subscriptions that are open, to be dropped from outside. */
export type Subscriptions = Set<(error: Error | null) => void>;

type Filter = ReadReq.Options.FilterOptions;

/** EventFilter.cs: prefixes or one regular expression, on the stream's name or on the type ((d) 10). */
function passing(filter: Filter | undefined): (record: Record) => boolean {
  if (!filter) return () => true;
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  const subject = (record: Record): string => (filter.hasStreamIdentifier() ? record.stream : record.type);
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex()) : null;
  const prefixes = expression?.getPrefixList() ?? [];
  return (record) => regex?.test(subject(record)) ?? prefixes.some((prefix) => subject(record).startsWith(prefix));
}

interface Telling {
  readonly call: ReadCall;
  readonly store: Store;
  readonly faults: Faults;
}
interface Filtering {
  readonly passes: (record: Record) => boolean;
  readonly window: number;
  readonly interval: number;
}
function filteringOf(call: ReadCall): Filtering {
  const filter = call.request.getOptions()?.getFilter();
  const window = filter?.hasMax() ? filter.getMax() : PAGE;
  const interval = filter ? window * Math.max(1, filter.getCheckpointintervalmultiplier()) : Infinity;
  return { passes: passing(filter), window, interval };
}

/** Enumerators.cs, `MaxLiveEventBufferCount`. */
const LIVE = 32;
/** Enumerators.AllSubscriptionFiltered.cs, `ConsumerTooSlow`, up to 23.10; later versions fall behind instead ((d) 5). */
const tooSlow = () =>
  failure(
    status.ABORTED,
    'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
  );

/** A subscription's life: the past in pages, then what is new, until the caller goes or it is dropped. */
class Subscription {
  private considered = 0;
  private readonly filtering: Filtering;

  constructor(
    private readonly telling: Telling,
    private at: number,
  ) {
    this.filtering = filteringOf(telling.call);
  }

  private async say(message: ReadResp): Promise<boolean> {
    // A subscription that is frozen says nothing, and its caller cannot tell.
    while (this.telling.faults.frozen && !this.telling.call.cancelled) await pause(5);
    return write(this.telling.call, message);
  }

  /**
   * `CatchUp`: pages of at most `ReadBatchSize` events that pass or `maxSearchWindow` that are looked at; after each, when
   * the counter has reached the interval, a checkpoint at the last event told, or at the page's beginning when none was
   * (it never lies before an event that is still to come). None at the end of the log (EV#559).
   */
  async catchUp(): Promise<boolean> {
    const { window } = this.filtering;
    for (;;) {
      const beginning = this.at;
      const records = await this.telling.store.after(beginning, window);
      const { told, last, here } = await this.page(records);
      if (!here) return false;
      if (records.length < window && told < PAGE) return this.say(new ReadResp().setCaughtUp(new ReadResp.CaughtUp()));
      if (!(await this.checkpoint(last ?? beginning))) return false;
    }
  }

  private checkpoint(place: number): Promise<boolean> {
    const { interval } = this.filtering;
    if (this.considered < interval) return Promise.resolve(true);
    this.considered %= interval;
    return place === 0 ? Promise.resolve(true) : this.say(checkpointMessage(place));
  }

  /** Tells what passes of a page; `last` is the last event told, `here` false when the caller has gone. */
  private async page(records: readonly Record[]): Promise<{ told: number; last: number | null; here: boolean }> {
    let told = 0;
    let last: number | null = null;
    for (const record of records) {
      this.at = record.place;
      this.considered += 1;
      if (!this.filtering.passes(record)) continue;
      if (!(await this.say(eventMessage(record)))) return { told, last, here: false };
      last = record.place;
      if (++told === PAGE) break;
    }
    return { told, last, here: true };
  }

  /** `GoLive`, SubscriptionsService.cs `ProcessEventCommited`: every event counts, and the interval tells where it stands. */
  async live(signal: AbortSignal): Promise<void> {
    const { passes, interval } = this.filtering;
    const { store } = this.telling;
    let waiting = 0;
    // A start beyond the end is accepted, and what comes up to it is left out without a word ((d) 6).
    for await (const record of store.follow(Math.min(this.at, await store.last()), signal)) {
      if (record.place <= this.at) continue;
      waiting = this.telling.call.writableNeedDrain ? waiting + 1 : 0;
      if (waiting > LIVE) throw tooSlow();
      this.at = record.place;
      if (this.telling.faults.frozen) continue;
      if (passes(record)) this.telling.call.write(eventMessage(record));
      if (++this.considered < interval) continue;
      this.considered = 0;
      this.telling.call.write(checkpointMessage(record.place));
    }
  }
}

/** Tells a subscriber of everything after a place (it does not come along, (d) 27), null: after the end. */
export async function tell(telling: Telling, subscriptions: Subscriptions, start: number | null): Promise<void> {
  const { call, store } = telling;
  const gone = new AbortController();
  call.on('cancelled', () => gone.abort());
  let dropped: Error | null = null;
  const drop = (error: Error | null): void => {
    dropped = error;
    gone.abort();
  };
  subscriptions.add(drop);
  try {
    const subscription = new Subscription(telling, start ?? (await store.last()));
    await write(
      call,
      new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId('double')),
    );
    if (await subscription.catchUp()) await subscription.live(gone.signal);
    if (dropped) throw dropped as Error;
  } finally {
    subscriptions.delete(drop);
  }
}
