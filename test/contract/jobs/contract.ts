import type { MakePlace } from './harness';
import { restartContract } from './contract-restart';
import { workContract } from './contract-work';

/** What every adapter of the jobs has to do. Another adapter plugs in with one line. */
export function jobContract(name: string, makePlace: MakePlace): void {
  describe(`jobs ${name}`, () => {
    describe('at work', () => workContract(makePlace));
    describe('over a restart', () => restartContract(makePlace));
  });
}
