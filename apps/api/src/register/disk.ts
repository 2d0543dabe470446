import { statfs } from 'node:fs/promises';
import { tryWriting, type Logger } from '@kurator/platform';
import type { DecisionAnswer } from '../decisions/decisions';

/** Below this many free bytes a register that could not write stays unready. */
const ENOUGH = 16 * 1024 * 1024;

export type DiskState = 'ok' | 'full' | 'read-only';

const SAID: Readonly<Record<Exclude<DiskState, 'ok'>, string>> = {
  full: 'the disk is full: decisions are refused until there is room',
  'read-only': 'the disk takes nothing: decisions are refused until it does',
};

/** Watches for a disk that takes nothing any more: says so once, turns readiness red, and green again when it does. */
export class DiskWatch {
  private trouble: Exclude<DiskState, 'ok'> | null = null;

  /** @param write writes a little to a folder; replaced in tests */
  constructor(
    private readonly dir: string,
    private readonly logger: Pick<Logger, 'error' | 'info'>,
    private readonly write: (dir: string) => void = tryWriting,
  ) {}

  /** Notes an append that found no room. */
  noteFull(): void {
    this.note('full');
  }

  /** Notes an append that failed: when it was for the disk, nothing else will say so. */
  noteFailed(): void {
    if (this.trouble === null && !this.takes()) this.note('read-only');
  }

  async state(): Promise<DiskState> {
    if (this.trouble === null) return 'ok';
    const { bavail, bsize } = await statfs(this.dir);
    if (this.trouble === 'full' && bavail * bsize < ENOUGH) return 'full';
    if (!this.takes()) return this.trouble;
    this.logger.info({ dir: this.dir }, 'the disk takes what is written again');
    this.trouble = null;
    return 'ok';
  }

  private note(trouble: Exclude<DiskState, 'ok'>): void {
    if (this.trouble === null) this.logger.error({ dir: this.dir }, SAID[trouble]);
    this.trouble = trouble;
  }

  private takes(): boolean {
    try {
      this.write(this.dir);
      return true;
    } catch {
      // Why does not matter here: the append that failed was logged with its reason.
      return false;
    }
  }
}

interface Deciding<R> {
  decide(request: R): Promise<DecisionAnswer>;
}
interface Correcting<C> {
  correct(request: C): Promise<DecisionAnswer>;
}
/** Whoever decides, with a disk in trouble reported to the watch. */
const watching =
  <R>(decide: (request: R) => Promise<DecisionAnswer>, disk: DiskWatch) =>
  async (request: R): Promise<DecisionAnswer> => {
    const answer = await decide(request);
    if (answer.status === 503 && answer.code === 'STORAGE_FULL') disk.noteFull();
    if (answer.status === 503 && answer.code === 'LOG_UNAVAILABLE') disk.noteFailed();
    return answer;
  };
/** Decisions that report a disk in trouble to the watch. */
export const watched = <R>(decisions: Deciding<R>, disk: DiskWatch): Deciding<R> => ({
  decide: watching((request) => decisions.decide(request), disk),
});
/** The same for those that are also corrected. */
export const watchedBoth = <R, C>(decisions: Deciding<R> & Correcting<C>, disk: DiskWatch) => ({
  ...watched(decisions, disk),
  correct: watching((request: C) => decisions.correct(request), disk),
});
