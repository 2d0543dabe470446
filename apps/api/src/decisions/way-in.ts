import {
  KeyDestroyed,
  LogUnavailable,
  RevisionConflict,
  StorageFull,
  type Histories,
  type History,
} from '@kurator/event-log';
import type { Candidate } from '@kurator/family';
import { isRejection, type Fact, type Rejection } from '@kurator/kernel';
import { refusal, refused } from './answer';
import type { DecisionAnswer, DecisionRequest } from './decisions';
import { OneAtATime } from './one-at-a-time';

/** A lost race is decided again this many times; a sender with If-Match decides himself. */
const ATTEMPTS = 8;

/** What every command carries, whatever it is about. */
export type Sending = Pick<DecisionRequest, 'command' | 'commandId' | 'ifMatch' | 'body'>;

/** What one kind of stream asks on the way; the way itself is the same for all. */
export interface Way<Place> {
  readonly stream: string;
  /** Where it belongs, or why the sender cannot reach it. Asked first: who may not reach it learns nothing of it. */
  readonly reach: (history: History) => Place | Rejection | Promise<Place | Rejection>;
  /** Decides on the history as it stands. */
  readonly judge: (history: History, place: Place) => Promise<readonly Candidate[] | Rejection>;
  readonly answer: (events: readonly Fact[]) => DecisionAnswer;
  /** The key by which a command's body was remembered is destroyed: its first answer counts without comparing. */
  readonly forgotten?: (events: readonly Fact[], history: History) => boolean;
  /** Another stream that takes no command meanwhile. */
  readonly holding?: string;
  /** What has to follow before the command is answered, also when it is sent again; may complete the answer. */
  readonly settle?: (answer: Accepted) => Promise<DecisionAnswer>;
}
export type Accepted = Extract<DecisionAnswer, { status: 201 }>;

/** A command's way in (architecture section 3): every check in the order of `api.md`, then one append. */
export class WayIn {
  private readonly queue = new OneAtATime();

  constructor(private readonly histories: Histories) {}

  /** Commands on one stream go one after the other; a lost race is decided again. */
  async take<Place>(sending: Sending, way: Way<Place>): Promise<DecisionAnswer> {
    try {
      return await this.held(way, async () => {
        const answer = await this.attempt(sending, way);
        return answer.status === 201 && way.settle ? way.settle(answer) : answer;
      });
    } catch (error) {
      if (error instanceof StorageFull) return refusal(503, 'STORAGE_FULL');
      if (error instanceof LogUnavailable) return refusal(503, 'LOG_UNAVAILABLE');
      if (error instanceof KeyDestroyed) return refusal(422, 'PERSONAL_DATA_DESTROYED');
      throw error;
    }
  }

  /** Two streams are held in the order of their names: who holds one never waits for whom the other waits for. */
  private held<T>({ stream, holding }: { readonly stream: string; readonly holding?: string }, work: () => Promise<T>) {
    const [first, second] = holding === undefined || holding === stream ? [stream] : [stream, holding].sort();
    const inner = second === undefined ? work : () => this.queue.run(second, work);
    return this.queue.run(first as string, inner);
  }

  private async attempt<Place>(sending: Sending, way: Way<Place>): Promise<DecisionAnswer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(sending, way);
      } catch (error) {
        if (!(error instanceof RevisionConflict) || attempt === ATTEMPTS) throw error;
        if (sending.ifMatch !== undefined) return revisionConflict(sending.ifMatch, error.actual);
      }
    }
  }

  private async once<Place>(sending: Sending, way: Way<Place>): Promise<DecisionAnswer> {
    const history = await this.histories.load(way.stream);
    const place = await way.reach(history);
    if (isRejection(place)) return refused(place);
    const replayed = await this.replay(sending, history, way);
    if (replayed) return replayed;
    if (sending.ifMatch !== undefined && sending.ifMatch !== history.revision)
      return revisionConflict(sending.ifMatch, history.revision);
    const judged = await way.judge(history, place);
    return isRejection(judged) ? refused(judged) : this.record(sending, history, { way, candidates: judged });
  }

  /** The first answer again, byte for byte, or 409 when the same key comes with another body. */
  private async replay<Place>(sending: Sending, history: History, way: Way<Place>): Promise<DecisionAnswer | null> {
    const events = history.facts.filter((f) => f.commandId === sending.commandId);
    if (events.length === 0) return null;
    const mac = await this.mac(sending, history);
    return events[0]?.commandMac === mac || way.forgotten?.(events, history) === true
      ? way.answer(events)
      : refusal(409, 'IDEMPOTENCY_MISMATCH', { commandId: sending.commandId });
  }

  private mac({ command, body }: Sending, { stream }: History): Promise<string> {
    return this.histories.mac(stream, { command, body });
  }

  private async record<Place>(
    sending: Sending,
    history: History,
    { way, candidates }: { readonly way: Way<Place>; readonly candidates: readonly Candidate[] },
  ): Promise<DecisionAnswer> {
    const commandMac = await this.mac(sending, history);
    const after = await this.histories.append(
      history,
      candidates.map((c) => ({ ...c, commandMac })),
    );
    return way.answer(after.facts.slice(history.facts.length));
  }
}

const revisionConflict = (expected: number, actual: number | string): DecisionAnswer =>
  refusal(409, 'REVISION_CONFLICT', { expected, actual: actual === 'no-stream' ? -1 : actual });
