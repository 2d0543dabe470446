import type { EventLog } from '@kurator/event-log';
import type { ProjectionEngine } from '@kurator/read-models';

/** How far the read models may stay behind before a decision waits, ms: somebody looks at a single one, nobody at a batch. */
const MOST_BEHIND = { single: 2_500, batch: 10_000 };
/** Read models that have not come so far by then do not move: the log is the truth, their fault is another alarm. */
const PATIENCE = 15_000;
/** The head is noted this often at most, ms. */
const BETWEEN = 50;

interface Parts {
  readonly log: Pick<EventLog, 'head'>;
  readonly engine: Pick<ProjectionEngine, 'waitFor'>;
  /** Monotonic, ms. */
  readonly now: () => number;
}
/** When the log's head stood where the read models have not come yet. */
interface Mark {
  readonly at: number;
  /** They have come there, or nobody waits for it any more. */
  readonly gone: Promise<void>;
}

/**
 * Keeps the read models close behind the log: a flood of decisions waits for them instead of leaving them behind by
 * minutes, as the same processor makes both.
 */
export class Pace {
  private readonly marks = new Set<Mark>();
  private notedAt = -Infinity;
  /** They do not move, so nobody waits for them until they do again. */
  private stuck = false;

  constructor(private readonly parts: Parts) {}

  /** Notes where the log stands. Call it after an append. */
  async note(): Promise<void> {
    const at = this.parts.now();
    if (at - this.notedAt < BETWEEN) return;
    this.notedAt = at;
    const position = await this.parts.log.head();
    if (position === null) return;
    const gone = async (): Promise<void> => {
      this.stuck = !(await this.parts.engine.waitFor(position, PATIENCE));
      this.marks.delete(mark);
    };
    const mark: Mark = { at, gone: gone() };
    this.marks.add(mark);
  }

  /** Answers when the read models are close enough behind. */
  async keep(how: keyof typeof MOST_BEHIND): Promise<void> {
    while (!this.stuck) {
      const [oldest] = this.marks;
      if (oldest === undefined || this.parts.now() - oldest.at <= MOST_BEHIND[how]) return;
      await oldest.gone;
    }
  }
}

interface Deciding<Request, Answer> {
  decide(request: Request): Promise<Answer>;
}
/** Decisions that do not run away from the read models. */
export const paced = <Request extends { readonly inBatch?: true }, Answer>(
  decisions: Deciding<Request, Answer>,
  pace: Pace,
): Deciding<Request, Answer> => ({
  async decide(request) {
    await pace.keep(request.inBatch ? 'batch' : 'single');
    const answer = await decisions.decide(request);
    await pace.note();
    return answer;
  },
});
