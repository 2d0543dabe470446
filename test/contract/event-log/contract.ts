import { appendContract } from './contract-append';
import { readContract } from './contract-read';
import { subscribeContract } from './contract-subscribe';
import type { Harness, OpenHarness, Scaled } from './harness';

/**
 * What every adapter of the event log has to do (numbers as in the titles). Another adapter only brings its harness.
 * `scale` shortens what is only long (rounds, events in the way), for an adapter that pays more for each.
 * 6 belongs to the histories above the port; 10, 13 and 15 (deadlines, schemas, deleted streams) do not exist at the port.
 */
export function eventLogContract(name: string, open: OpenHarness, scale = 1): void {
  const of: Scaled = (count) => Math.ceil(count * scale);
  describe(`event log contract: ${name}`, () => {
    let harness: Harness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.dispose());
    appendContract(() => harness, of);
    readContract(() => harness, of);
    subscribeContract(() => harness, of);
  });
}
