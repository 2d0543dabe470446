const { TestEnvironment } = require('jest-environment-node');

/** Puts the text below what the error says, above where it was thrown. */
function append(error, text) {
  const { stack } = error;
  const [said] = /^[^]*?(?=\n\s+at .*:\d+:\d+)/.exec(stack) ?? [stack];
  error.stack = `${said}\n\n${text}\n${stack.slice(said.length)}`;
}

/** A test that fails says what its pages showed then (`failures.ts`); what it has left open does not burden the next. */
module.exports = class TellingEnvironment extends TestEnvironment {
  async handleTestEvent(event) {
    const { kuratorTabs: tabs } = this.global;
    if (tabs === undefined) return;
    // An error of the test's own realm: `instanceof` knows it not.
    if (event.name === 'test_fn_failure' && typeof event.error?.stack === 'string')
      append(event.error, await tabs.told(event.test.name));
    if (event.name === 'test_done') await tabs.closed();
  }
};
