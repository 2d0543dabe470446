// The order in which Jest begins the files of the browser suite, where two run side by side: whatever takes long and is
// begun last would keep one of two cores waiting. A fresh machine knows no times yet, and Jest would go by size.
const Sequencer = require('@jest/test-sequencer').default;

/** Ends of paths, the longest first; all others follow. */
const LONGEST = [
  'browser/as01.spec.ts',
  'browser/tasks.spec.ts',
  'browser/commission.spec.ts',
  'browser/keyboard.spec.ts',
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((end) => path.endsWith(end));
      return at < 0 ? LONGEST.length : at;
    };
    return [...tests].sort((a, b) => place(a) - place(b));
  }
};
