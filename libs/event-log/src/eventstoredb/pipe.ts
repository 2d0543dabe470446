import { LogUnavailable } from '../port';

/**
 * Appends on their way at once. The client writes them to one stream in the order of the calls, but queues them itself when
 * the stream has 16 waiting, and when the connection breaks then, the queued ones are rejections that nobody handles, which
 * end the process: so there are never as many.
 */
export const WIDTH = 15;

/** Lets appends through in the order in which they came. */
export interface Pipe {
  /** Answers when it is the caller's turn. @throws LogUnavailable when the server was given up meanwhile */
  enter(): Promise<void>;
  /** The append has left the client: answered, or `lost` with its connection. */
  answered(how: 'answered' | 'lost'): void;
  /** Nobody waits for the append any more, but it may still lie in the client; call the result when it does not. */
  abandon(): () => void;
  /** Gives everyone up who waits: nothing of theirs was sent. */
  giveUp(why: string): void;
}

interface Waiting {
  readonly go: () => void;
  readonly fail: (error: Error) => void;
}

/**
 * One append at a time until one has been answered, then many: the client may let the second overtake the first while it
 * makes its stream, and a server that is away need not be told by all.
 */
export function makePipe(): Pipe {
  let [onTheirWay, left] = [0, 0];
  let open = false;
  let waiting: Waiting[] = [];
  const hasRoom = (): boolean => onTheirWay + left < WIDTH && (open || onTheirWay === 0);
  const next = (): void => {
    while (waiting.length > 0 && hasRoom()) {
      onTheirWay += 1;
      waiting.shift()?.go();
    }
  };
  return {
    enter: () =>
      new Promise((go, fail) => {
        waiting.push({ go, fail });
        next();
      }),
    answered(how) {
      onTheirWay -= 1;
      open = how === 'answered';
      next();
    },
    abandon() {
      onTheirWay -= 1;
      left += 1;
      open = false;
      next();
      let held = true;
      return () => {
        left -= held ? 1 : 0;
        held = false;
        next();
      };
    },
    giveUp(why) {
      const all = waiting;
      waiting = [];
      for (const { fail } of all) fail(new LogUnavailable(`${why} (nothing was sent)`));
    },
  };
}
