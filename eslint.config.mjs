import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';

const clock = 'time comes in as an argument (style.md rule 7); only libs/platform reads the machine’s clock';
const chance = 'randomness comes in as an argument (style.md rule 7)';
const platform = ['libs/platform/**/*.ts'];
const specs = ['**/*.spec.ts', 'test/**/*.ts'];
/** Packages that a folder may not import, with the reason; dependency-cruiser checks the folders themselves. */
const closed = (group, message) => ({ 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] });
const frameworks = [
  '@nestjs/*',
  'fastify',
  '@fastify/*',
  'libsql',
  'mongodb',
  'bull',
  'ioredis',
  '@eventstore/*',
  'pino',
  'jose',
];

export default defineConfig(
  globalIgnores(['dist/**', 'coverage/**', 'data/**', '**/*.gen.d.ts', '.cache/**']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A type-only import of an injected class breaks emitDecoratorMetadata.
      '@typescript-eslint/consistent-type-imports': 'off',
      // Nest handlers and adapters are async by contract.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'performance',
          'require',
          'module',
          '__dirname',
          'fetch',
          'URL',
          'setTimeout',
          'clearTimeout',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    // Run by mongosh, which gives these.
    files: ['docker/mongo/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: Object.fromEntries(['db', 'rs', 'sleep', 'connect', 'process'].map((name) => [name, 'readonly'])),
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    rules: {
      complexity: ['error', 8],
      'max-params': ['error', 4],
      'max-lines': ['error', { max: 250 }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
    },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
    rules: closed(['@nestjs/*', 'fastify', 'node:*'], 'the page runs in a browser'),
  },
  {
    files: ['apps/web/public/*.js'],
    languageOptions: {
      globals: { localStorage: 'readonly', document: 'readonly', matchMedia: 'readonly', console: 'readonly' },
    },
  },
  {
    files: ['libs/**/*.ts', 'projections/**/*.ts'],
    ignores: [...platform, ...specs],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
        { selector: "CallExpression[callee.name='Date']", message: clock },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'performance', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: chance },
        { object: 'crypto', property: 'randomUUID', message: chance },
      ],
    },
  },
  {
    files: [
      'libs/kernel/**/*.ts',
      'libs/family/**/*.ts',
      'libs/period/**/*.ts',
      'libs/directory/**/*.ts',
      'libs/regulation/**/*.ts',
    ],
    ignores: specs,
    rules: closed(frameworks, 'the domain knows no framework and no engine'),
  },
  {
    files: ['projections/**/*.ts'],
    rules: closed(
      [...frameworks, '**/embedded/**', '@kurator/event-log'],
      'a projection knows no framework, engine or log',
    ),
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: [
      'libs/**/embedded/**',
      'libs/**/sqlite/**',
      'libs/**/in-process/**',
      'libs/kernel/**',
      'libs/family/**',
      'libs/period/**',
      'libs/directory/**',
      'libs/regulation/**',
    ],
    rules: closed(['libsql'], 'SQL statements live in adapter folders only'),
  },
  {
    // Data: tables that are long because the law is.
    files: ['**/data/**', '**/scenarios/**/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: specs,
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  prettier,
);
