const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Names of the packages that lie directly in a node_modules folder, scoped ones included. */
function packagesIn(dir) {
  const entries = existsSync(dir) ? readdirSync(dir).filter((entry) => !entry.startsWith('.')) : [];
  const names = entries.flatMap((entry) =>
    entry.startsWith('@') ? readdirSync(join(dir, entry)).map((name) => `${entry}/${name}`) : [entry],
  );
  return names.filter((name) => existsSync(join(dir, name, 'package.json')));
}

/** Jest below Node 24.9 cannot require() an ES module, and Nest 12 is one: every ESM package becomes CommonJS (cached). */
function esmPackages(dir, found = new Set()) {
  for (const name of packagesIn(dir)) {
    const manifest = JSON.parse(readFileSync(join(dir, name, 'package.json'), 'utf8'));
    if (manifest.type === 'module') found.add(name.replace(/[.+]/g, '\\$&'));
    esmPackages(join(dir, name, 'node_modules'), found);
  }
  return found;
}

const swc = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  moduleNameMapper: {
    '^@kurator/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@projections/([^/]+)$': '<rootDir>/projections/$1/index.ts',
  },
  transform: { '^.+\\.(ts|js|mjs)$': ['@swc/jest', swc] },
  transformIgnorePatterns: [
    `/node_modules/(?!(?:.*/node_modules/)?(?:${[...esmPackages(join(__dirname, 'node_modules'))].join('|')})/)`,
  ],
};

const folders = (names) => names.map((name) => join(__dirname, name)).filter((name) => existsSync(name));
/** A suite: where its specs lie and how long one test may take. A suite without a folder yet has no tests. */
const suite = (displayName, where, more = {}) => {
  const roots = folders(where);
  return roots.length === 0 ? [] : [{ ...common, displayName, roots, testRegex: '\\.spec\\.ts$', ...more }];
};

module.exports = {
  // A global setting of Jest; unit tests need milliseconds.
  testTimeout: 30_000,
  projects: [
    ...suite('unit', ['apps', 'libs', 'projections']),
    ...suite('contract', ['test/contract']),
    ...suite('acceptance', ['test/acceptance', 'test/support']),
    ...suite('e2e', ['test/e2e', 'test/architecture']),
    ...suite('faults', ['test/faults']),
    ...suite('browser', ['test/browser'], {
      globalSetup: '<rootDir>/test/browser/support/open-region.cjs',
      globalTeardown: '<rootDir>/test/browser/support/close-region.cjs',
      testEnvironment: '<rootDir>/test/browser/support/telling-environment.cjs',
    }),
    ...suite('servers', ['test/servers']),
  ],
};
