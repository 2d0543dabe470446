// npm test: builds, runs the suites in the order of their cost and closes with one line `N passed, N failed`.
// `--suite unit` (repeatable, or comma separated) selects; `--rounds N` makes the faults long, with so many kills
// (`npm run test:faults`: 100); every other argument goes to Jest (`-- -t name`).
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { run } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const SUITES = ['unit', 'contract', 'acceptance', 'e2e', 'faults', 'browser'];
/** As many files at a time as there are cores. */
const SIDE_BY_SIDE = new Set(['unit', 'acceptance', 'e2e']);
const LONGEST_FIRST = `--testSequencer=${join(root, 'tools', 'longest-first.cjs')}`;
/**
 * Each worker of the browser suite has a region of its own: two of them keep two cores busy. So do two files of faults,
 * which wait for leases and answers that are held back; each of their kills proves itself that something was under way.
 * Their long form does without, to have the whole machine at full load.
 */
const workersOf = (suite, rounds) => {
  if (suite === 'browser' || (suite === 'faults' && rounds === null)) return ['--maxWorkers=2', LONGEST_FIRST];
  // A third of the contract suite's time is waiting: for drivers that look again and engines that are slow to answer.
  if (suite === 'contract') return [`--maxWorkers=${availableParallelism() + 1}`, LONGEST_FIRST];
  return SIDE_BY_SIDE.has(suite) ? ['--maxWorkers=100%', LONGEST_FIRST] : [];
};
/** Only when asked for: the contract suites against real servers (`npm run test:servers`), whose addresses are set. */
const ON_DEMAND = ['servers'];
const configured = new Set(
  createRequire(import.meta.url)('../jest.config.cjs').projects.map((project) => project.displayName),
);
const { chromium, HOW_TO_GET } = createRequire(import.meta.url)('../test/browser/support/chromium.cjs');
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');

/** Splits our own arguments from those of Jest. */
function parse(argv) {
  const given = { '--suite': [], '--rounds': [] };
  const rest = [];
  for (let i = 0; i < argv.length; i++) {
    const own = given[argv[i]];
    if (own) own.push(...(argv[++i] ?? '').split(','));
    else rest.push(argv[i]);
  }
  const all = [...SUITES, ...ON_DEMAND];
  const asked = given['--suite'];
  const unknown = asked.filter((suite) => !all.includes(suite));
  if (unknown.length > 0) throw new Error(`no suite "${unknown.join(', ')}"; there are ${all.join(', ')}`);
  const suites = asked.length > 0 ? all.filter((suite) => asked.includes(suite)) : SUITES;
  return { suites, rest, rounds: given['--rounds'].at(-1) ?? null };
}

/** Tells the faults how long they are to be. */
function lengthen(rounds) {
  if (rounds === null) return;
  if (!/^[1-9]\d*$/.test(rounds)) throw new Error('--rounds N: how many, 1 or more');
  process.env.FAULTS_ROUNDS = rounds;
}

/** Runs one suite; a run that leaves no counts (it crashed) is one failure, and so is one that leaves something open. */
async function runSuite(suite, { rest, rounds }, folder) {
  const file = join(folder, `${suite}.json`);
  if (!configured.has(suite)) {
    console.log(`suite ${suite}: no such folder yet`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
  if (suite === 'browser' && chromium() === null) {
    console.log(`suite browser is skipped: ${HOW_TO_GET}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const args = [
    '--selectProjects',
    suite,
    '--passWithNoTests',
    ...workersOf(suite, rounds),
    '--reporters=default',
    `--reporters=${join(root, 'tools', 'ci-reporter.cjs')}`,
  ];
  const code = await run(process.execPath, [jest, ...args, ...rest], {
    cwd: root,
    env: { ...process.env, TEST_COUNTS_FILE: file },
  });
  const counts = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

const say = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const asked = parse(process.argv.slice(2));
lengthen(asked.rounds);
const total = { passed: 0, failed: 0, skipped: 0 };
const folder = await mkdtemp(join(tmpdir(), 'kurator-test-'));
try {
  await build();
  for (const suite of asked.suites) {
    console.log(`\nsuite ${suite}`);
    const started = performance.now();
    const counts = await runSuite(suite, asked, folder);
    for (const key of Object.keys(total)) total[key] += counts[key];
    console.log(`suite ${suite}: ${say(counts)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
} catch (error) {
  console.error(error);
  total.failed += 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(say(total));
process.exitCode = total.failed === 0 ? 0 : 1;
