// The order in which Jest begins the files of a suite, where two run side by side: whatever takes long and is begun last
// would keep one of two cores waiting. A fresh machine knows no times yet, and Jest would go by size.
const Sequencer = require('@jest/test-sequencer').default;

/** Ends of paths, the longest of each suite first; all others follow as Jest would have them. */
const LONGEST = [
  'contract/event-log/eventstoredb.spec.ts',
  'contract/read-models/mongodb-faults.spec.ts',
  'contract/read-models/mongodb.spec.ts',
  'contract/event-log/eventstoredb.faults.spec.ts',
  'e2e/eventstore.spec.ts',
  'e2e/ops/rebuild.spec.ts',
  'e2e/processes/processes.spec.ts',
  'e2e/feed.spec.ts',
  'e2e/upgrade/upgrade.spec.ts',
  'e2e/refused-start.spec.ts',
  'e2e/ops/move.spec.ts',
  'e2e/mongodb/mongodb.spec.ts',
  'faults/processes/processes.spec.ts',
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
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
};
