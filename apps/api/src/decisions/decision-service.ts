import { LogUnavailable, RevisionConflict, StorageFull, type History } from '@kurator/event-log';
import type { Candidate } from '@kurator/family';
import { isRejection } from '@kurator/kernel';
import { accepted, refusal, refused } from './answer';
import type { DecisionAnswer, DecisionRequest, Decisions } from './decisions';
import { judge } from './judge';
import type { DecisionParts } from './parts';
import { OneAtATime } from './one-at-a-time';
import { municipalityOf, reportedElsewhere } from './territory';

/** A lost race is decided again this many times; a sender with If-Match decides himself. */
const ATTEMPTS = 8;

/** A decision's way in (architecture section 3): every check in the order of `api.md`, then one append. */
export class DecisionService implements Decisions {
  private readonly queue = new OneAtATime();

  constructor(private readonly parts: DecisionParts) {}

  async decide(request: DecisionRequest): Promise<DecisionAnswer> {
    try {
      return await this.queue.run(request.familyId, () => this.attempt(request));
    } catch (error) {
      if (error instanceof StorageFull) return refusal(503, 'STORAGE_FULL');
      if (error instanceof LogUnavailable) return refusal(503, 'LOG_UNAVAILABLE');
      throw error;
    }
  }

  private async attempt(request: DecisionRequest): Promise<DecisionAnswer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(request);
      } catch (error) {
        if (!(error instanceof RevisionConflict) || attempt === ATTEMPTS) throw error;
        if (request.ifMatch !== undefined) return revisionConflict(request.ifMatch, error.actual);
      }
    }
  }

  private async once(request: DecisionRequest): Promise<DecisionAnswer> {
    const { histories } = this.parts;
    const history = await histories.load(`family-${request.familyId}`);
    const regulation = this.parts.regulation();
    const municipality = municipalityOf(request, history, regulation);
    if (isRejection(municipality)) return refused(municipality);
    const replayed = await this.replay(request, history);
    if (replayed) return replayed;
    if (request.ifMatch !== undefined && request.ifMatch !== history.revision)
      return revisionConflict(request.ifMatch, history.revision);
    const elsewhere = reportedElsewhere(request, municipality);
    if (elsewhere) return refused(elsewhere);
    const judged = await judge(this.parts, { request, history, municipality, regulation, now: this.parts.now() });
    return isRejection(judged) ? refused(judged) : this.record(request, history, judged);
  }

  /** The first answer again, byte for byte, or 409 when the same key comes with another body. */
  private async replay(request: DecisionRequest, history: History): Promise<DecisionAnswer | null> {
    const events = history.facts.filter((f) => f.commandId === request.commandId);
    if (events.length === 0) return null;
    const mac = await this.mac(request, history);
    return events[0]?.commandMac === mac
      ? accepted(request.familyId, events)
      : refusal(409, 'IDEMPOTENCY_MISMATCH', { commandId: request.commandId });
  }

  private mac({ command, body }: DecisionRequest, { stream }: History): Promise<string> {
    return this.parts.histories.mac(stream, { command, body });
  }

  private async record(
    request: DecisionRequest,
    history: History,
    candidates: readonly Candidate[],
  ): Promise<DecisionAnswer> {
    const commandMac = await this.mac(request, history);
    const after = await this.parts.histories.append(
      history,
      candidates.map((c) => ({ ...c, commandMac })),
    );
    return accepted(request.familyId, after.facts.slice(history.facts.length));
  }
}

const revisionConflict = (expected: number, actual: number | string): DecisionAnswer =>
  refusal(409, 'REVISION_CONFLICT', { expected, actual: actual === 'no-stream' ? -1 : actual });
