import type { OpenAdapter } from './harness';
import { queryContract } from './contract-queries';
import { snapshotContract } from './contract-snapshot';
import { sumContract } from './contract-sums';
import { writeContract } from './contract-write';

/**
 * What every adapter of the read models has to do. Another adapter plugs in with one line.
 * @param openAdapter opens the store in a folder, which it creates; the same folder again is the same store
 */
export function readModelContract(name: string, openAdapter: OpenAdapter): void {
  describe(`read models on ${name}`, () => {
    describe('questions', () => queryContract(openAdapter));
    describe('sums of dated changes', () => sumContract(openAdapter));
    describe('one moment', () => snapshotContract(openAdapter));
    describe('writing', () => writeContract(openAdapter));
  });
}
