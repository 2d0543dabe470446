import type { LogSignal } from '../port';
import { comparePlaces, placeOf, positionOf, type Place } from './position';
import { NoAnswer } from './failure';
import { newest, readAll } from './read-all';
import { heard, subscribe, type Delivered, type Told, type Telling } from './told';
import type { Wire } from './wire';

/** What a follower knows from one subscription to the next. */
export interface Session {
  readonly prefixes: readonly string[] | undefined;
  /** Everything wanted up to here has been delivered. */
  at: Place | null;
  /** The log's head when the subscription began; null: the log was empty. */
  head: Place | null;
  /** The follower has not been told yet that it has caught up. */
  behind: boolean;
}

/** Events without a pause after which a follower counts as behind. */
const BURST = 256;
/** Looks at the head in which an event that is there may not have come, until the subscription counts as dead. */
const PATIENT = 40;

const isAfter = (place: Place, at: Place | null): boolean => at === null || comparePlaces(place, at) > 0;

/** One subscription, from its beginning until it drops; state moves on with what is delivered. */
class Following {
  /** The server has said that it tells what is new from now on. */
  private live = false;
  private burst = 0;
  private missed = 0;

  constructor(
    private readonly wire: Wire,
    private readonly state: Session,
  ) {}

  /** What was delivered, as signals. */
  async *hear(delivered: Delivered): AsyncGenerator<LogSignal> {
    this.missed = 0;
    const told = heard(delivered, this.wire.prefix);
    if (told !== null) yield* this.signals(told);
    if (told?.kind === 'caught-up') yield* this.compare();
  }

  /** Never backwards, and nothing beyond the head that this log had: the server's own events lie there too (trap 9). */
  private *signals(told: Told): Generator<LogSignal> {
    const { state } = this;
    if (told.kind === 'event' && isAfter(told.found.place, state.at)) {
      state.at = told.found.place;
      state.behind ||= ++this.burst > BURST;
      yield { kind: 'event', event: told.found.event };
    } else if (told.kind === 'checkpoint' && isAfter(told.place, state.at)) yield* this.progress(told.place);
    else if (told.kind === 'caught-up') this.live = true;
    else if (told.kind === 'fell-behind') [this.live, state.behind] = [false, true];
  }

  private *progress(place: Place): Generator<LogSignal> {
    const { state } = this;
    if (state.head === null || comparePlaces(place, state.head) > 0) return;
    state.at = place;
    yield { kind: 'progress', position: positionOf(place) };
  }

  /**
   * Compares with the head, read apart: that nothing wanted lies between says that the follower is there, also when the
   * server has nothing to tell (EV#559), and that something does, but never comes, that the subscription is dead.
   * @throws NoAnswer for a subscription that looks alive and tells nothing
   */
  async *compare(): AsyncGenerator<LogSignal> {
    if (!this.live) return;
    const head = (await newest(this.wire))?.place ?? null;
    const there = head === null || !isAfter(head, this.state.at) || (yield* this.scan());
    if (!there) return;
    this.missed = 0;
    this.burst = 0;
    if (this.state.behind) yield this.caughtUp();
  }

  /** Looks at what lies between the follower and the head. @returns true when nothing wanted does */
  private async *scan(): AsyncGenerator<LogSignal, boolean> {
    const { prefixes, at } = this.state;
    const asked = { after: at === null ? null : positionOf(at), limit: 1, ...(prefixes ? { prefixes } : {}) };
    const { events, next, atHead } = await readAll(this.wire, asked);
    if (events.length > 0 || next === null) return this.miss();
    this.state.head = placeOf(next);
    yield* this.progress(this.state.head);
    return atHead;
  }

  private caughtUp(): LogSignal {
    const { at } = this.state;
    this.state.behind = false;
    return { kind: 'caught-up', position: at === null ? null : positionOf(at) };
  }

  private miss(): false {
    this.missed += 1;
    if (this.missed > PATIENT) throw new NoAnswer('the subscription is silent, but the log moves');
    return false;
  }
}

const QUIET = Symbol('quiet');

/** Answers `QUIET` when nothing has come for a while, or at once when it is over. */
function quiet(ms: number, end: AbortSignal) {
  let wake: () => void = () => undefined;
  let waiting = new Promise<typeof QUIET>(() => undefined);
  const renew = (): void => {
    wake();
    waiting = new Promise((resolve) => (wake = () => resolve(QUIET)));
  };
  renew();
  const timer = setInterval(renew, ms);
  end.addEventListener('abort', renew);
  return {
    next: () => waiting,
    stop: () => {
      clearInterval(timer);
      end.removeEventListener('abort', renew);
    },
  };
}

/** What a subscription tells, one at a time, or that it is silent; ends when it has ended. */
async function* toldOrQuiet(
  { told }: Telling,
  silence: ReturnType<typeof quiet>,
): AsyncGenerator<typeof QUIET | Delivered> {
  let next: ReturnType<Telling['told']['next']> | null = null;
  try {
    for (;;) {
      next ??= told.next();
      const step = await Promise.race([next, silence.next()]);
      if (step === QUIET) yield QUIET;
      else if (step.done) return;
      else {
        next = null;
        yield step.value;
      }
    }
  } finally {
    // Asked for, and left: its late error is that of a call which somebody else has ended, and would end the process.
    next?.catch(() => undefined);
  }
}

/**
 * One subscription. The next event is asked for when the one before has been taken, so that what waits stays with the server
 * (trap 1); while nothing comes, the log itself is looked at.
 */
export async function* session(wire: Wire, state: Session, end: AbortSignal): AsyncGenerator<LogSignal> {
  const following = new Following(wire, state);
  const telling = subscribe(wire, state.at, state.prefixes);
  const silence = quiet(wire.times.quietMs, end);
  try {
    for await (const one of toldOrQuiet(telling, silence)) {
      if (end.aborted) return;
      yield* one === QUIET ? following.compare() : following.hear(one);
    }
  } finally {
    silence.stop();
    telling.end();
  }
}
