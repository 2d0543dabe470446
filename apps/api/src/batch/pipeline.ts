import type { Line } from './line';

/** Work on one line, begun when it is read; it answers in every case and never rejects. `family` orders it; without one it waits for nobody. */
export interface Job {
  readonly family?: string;
  run(): Promise<string>;
}

/** Lines under way at once (`api.md`). */
export const MAX_UNDER_WAY = 256;

/** A gate that a waiter passes when it is opened; opening it with nobody waiting is remembered. */
function gate() {
  let open: (() => void) | null = null;
  let pending = false;
  return {
    open() {
      if (open) open();
      else pending = true;
      open = null;
    },
    wait(): Promise<void> {
      if (pending) {
        pending = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => (open = resolve));
    },
  };
}

/**
 * Runs the lines of a batch: those of one family one after another, the rest side by side, the answers in the order
 * of the lines. At most `max` answers wait to be taken, so a slow reader stops the reading of the request, and a
 * client that goes away ends it: memory does not grow with the batch.
 */
export async function* runBatch(
  lines: AsyncIterable<Line>,
  jobOf: (line: Line) => Job,
  max = MAX_UNDER_WAY,
): AsyncGenerator<string> {
  const answers: Promise<string>[] = [];
  const arrived = gate();
  const room = gate();
  const start = inFamilyOrder();
  const state: { ended: boolean; error?: Error } = { ended: false };
  const read = async (): Promise<void> => {
    for await (const line of lines) {
      while (answers.length >= max && !state.ended) await room.wait();
      if (state.ended) return;
      answers.push(start(jobOf(line)));
      arrived.open();
    }
  };
  const end = (error?: Error): void => {
    if (error !== undefined) state.error = error;
    state.ended = true;
    arrived.open();
  };
  const reading = read().then(
    () => end(),
    (error: unknown) => end(error instanceof Error ? error : new Error(String(error))),
  );
  try {
    for (;;) {
      const next = answers[0];
      if (next !== undefined) {
        const answer = await next;
        void answers.shift();
        room.open();
        yield answer;
      } else if (state.ended) break;
      else await arrived.wait();
    }
    if (state.error !== undefined) throw state.error;
  } finally {
    state.ended = true;
    room.open();
    await Promise.race([reading, Promise.allSettled(answers)]);
  }
}

function inFamilyOrder(): (job: Job) => Promise<string> {
  const tails = new Map<string, Promise<unknown>>();
  return (job) => {
    const { family } = job;
    if (family === undefined) return job.run();
    const before = tails.get(family);
    const mine = before === undefined ? job.run() : before.then(() => job.run());
    tails.set(family, mine);
    const done = () => {
      if (tails.get(family) === mine) tails.delete(family);
    };
    void mine.then(done, done);
    return mine;
  };
}
