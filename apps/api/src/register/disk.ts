import { statfs } from 'node:fs/promises';
import type { Logger } from '@kurator/platform';
import type { DecisionAnswer } from '../decisions/decisions';

/** Below this many free bytes a register that could not write stays unready. */
const ENOUGH = 16 * 1024 * 1024;

/** Watches for a full disk: says so once, turns readiness red, and green again when there is room. */
export class DiskWatch {
  private full = false;

  constructor(
    private readonly dir: string,
    private readonly logger: Logger,
  ) {}

  /** Notes an append that found no room. */
  noteFull(): void {
    if (!this.full) this.logger.error({ dir: this.dir }, 'the disk is full: decisions are refused until there is room');
    this.full = true;
  }

  async hasRoom(): Promise<boolean> {
    if (!this.full) return true;
    const { bavail, bsize } = await statfs(this.dir);
    this.full = bavail * bsize < ENOUGH;
    if (!this.full) this.logger.info({ dir: this.dir }, 'there is room on the disk again');
    return !this.full;
  }
}

interface Deciding<R> {
  decide(request: R): Promise<DecisionAnswer>;
}
/** Decisions that report a full disk to the watch. */
export const watched = <R>(decisions: Deciding<R>, disk: DiskWatch): Deciding<R> => ({
  async decide(request: R) {
    const answer = await decisions.decide(request);
    if (answer.status === 503 && answer.code === 'STORAGE_FULL') disk.noteFull();
    return answer;
  },
});
