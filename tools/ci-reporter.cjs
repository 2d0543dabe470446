// A Jest reporter that tools/test.mjs adds to the usual one: leaves the counts where they can be summed.
const { writeFileSync } = require('node:fs');

/** After the verdict: sockets that are kept for the next request are gone by then (undici: 4 s). */
const PATIENCE_MS = 20_000;

/** A test that leaves something open fails the run instead of holding it for good. A process that ends does not wait. */
function endWhatIsLeftOpen() {
  setTimeout(() => {
    console.error(`a test left something open: ${process.getActiveResourcesInfo().join(', ')}`);
    process.exit(3);
  }, PATIENCE_MS).unref();
}

module.exports = class CountsReporter {
  constructor(_global, options = {}) {
    this.file = options.file ?? process.env.TEST_COUNTS_FILE;
  }

  onRunComplete(_contexts, result) {
    const counts = {
      passed: result.numPassedTests,
      // A file that cannot be loaded has no tests to fail: it counts as one failure itself.
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    };
    if (this.file) writeFileSync(this.file, JSON.stringify(counts));
    else console.log(`${counts.passed} passed, ${counts.failed} failed`);
    endWhatIsLeftOpen();
  }
};
