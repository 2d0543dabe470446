import { appendContract } from './contract-append';
import { readContract } from './contract-read';
import { subscribeContract } from './contract-subscribe';
import type { Harness, OpenHarness } from './harness';

/**
 * What every adapter of the event log has to do (numbers as in the titles). Another adapter only brings its harness.
 * 6 belongs to the histories above the port; 10, 13 and 15 (deadlines, schemas, deleted streams) do not exist at the port.
 */
export function eventLogContract(name: string, open: OpenHarness): void {
  describe(`event log contract: ${name}`, () => {
    let harness: Harness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.dispose());
    appendContract(() => harness);
    readContract(() => harness);
    subscribeContract(() => harness);
  });
}
