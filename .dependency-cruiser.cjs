/**
 * The import rules of the house. Every rule names who may import what; `test/architecture/import-rules.spec.ts` plants a
 * violation of each and expects it to be caught.
 */
const libs = (...names) => `^libs/(${names.join('|')})/`;
/** A lib that may import only the named libs (and itself), no projection and no app. */
const only = (name, allowed, also = '') => ({
  name: `${name}-imports-only-${allowed.join('-') || 'nothing'}`,
  severity: 'error',
  from: { path: libs(name), pathNot: ['\\.spec\\.ts$', ...(also ? [also] : [])] },
  to: { path: '^(apps|libs|projections|test)/', pathNot: libs(name, ...allowed) },
});
const client = (name, packages, home) => ({
  name,
  severity: 'error',
  from: { path: '^(apps|libs|projections|test)/', pathNot: home },
  to: { path: [`node_modules/(${packages})(/|$)`, `^(${packages})(/|$)`] },
});
const PURE = libs('kernel', 'family', 'period', 'directory', 'regulation');
const FRAMEWORKS =
  '@nestjs|fastify|@fastify|libsql|mongodb|bull|@eventstore|ioredis|pino|jose|class-validator|class-transformer';
/** A folder that holds the adapter of one engine. */
const ADAPTERS = '(embedded|eventstoredb|mongodb|bull|in-process)';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nothing-imports-apps',
      severity: 'error',
      from: { path: '^(libs|projections|test)/', pathNot: '^test/(e2e|doubles|faults)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'web-talks-only-http',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|libs|projections|test)/', pathNot: '^apps/web/' },
    },
    {
      name: 'nothing-imports-web',
      severity: 'error',
      from: { pathNot: '^apps/web/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'workplaces-do-not-import-each-other',
      severity: 'error',
      from: { path: '^apps/web/src/(commission|ministry|inspector)/' },
      to: { path: '^apps/web/src/(commission|ministry|inspector)/', pathNot: '^apps/web/src/$1/' },
    },
    {
      name: 'echarts-only-in-the-chart',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: '^apps/web/src/chart/drawing[.]tsx$' },
      to: { path: 'node_modules/echarts' },
    },
    {
      name: 'code-imports-no-tests',
      severity: 'error',
      from: { path: '^(apps|libs|projections)/' },
      to: { path: '^test/' },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: libs('kernel'), pathNot: '\\.spec\\.ts$' },
      to: { pathNot: libs('kernel') },
    },
    only('family', ['kernel', 'regulation']),
    only('period', ['kernel', 'regulation']),
    only('directory', ['kernel', 'regulation']),
    only('regulation', ['kernel', 'platform']),
    only('event-log', ['kernel', 'platform']),
    only('mongodb', ['platform']),
    only('shared-store', ['platform', 'event-log', 'mongodb']),
    only('read-models', ['kernel', 'platform', 'event-log', 'mongodb']),
    only('forms', ['kernel']),
    only('jobs', ['kernel', 'platform']),
    {
      name: 'domain-knows-no-framework',
      severity: 'error',
      from: { path: PURE, pathNot: '\\.spec\\.ts$' },
      to: { path: [`node_modules/(${FRAMEWORKS})(/|$)`, `^(${FRAMEWORKS})(/|$)`] },
    },
    {
      name: 'projections-import-no-adapter',
      severity: 'error',
      from: { path: '^projections/' },
      to: { path: `^libs/[^/]+/(src/)?${ADAPTERS}/` },
    },
    {
      name: 'projections-import-only-the-domain',
      severity: 'error',
      from: { path: '^projections/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|libs|test)/', pathNot: libs('kernel', 'family', 'regulation', 'read-models') },
    },
    {
      name: 'projections-do-not-import-each-other',
      severity: 'error',
      from: { path: '^projections/([^/]+)/' },
      to: { path: '^projections/', pathNot: '^projections/$1/' },
    },
    {
      name: 'adapters-do-not-import-each-other',
      severity: 'error',
      from: { path: `^libs/([^/]+)/(?:src/)?${ADAPTERS}/` },
      to: { path: `^libs/[^/]+/(src/)?${ADAPTERS}/`, pathNot: '^libs/$1/(src/)?$2/' },
    },
    client(
      'eventstore-client-only-in-its-adapter',
      '@eventstore|@grpc|google-protobuf',
      '^(libs/event-log/(src/)?|test/doubles/)eventstoredb/',
    ),
    client('mongodb-only-in-its-adapter', 'mongodb', '^libs/(mongodb/|(read-models|shared-store)/(src/)?mongodb/)'),
    client(
      'bull-only-in-its-adapter',
      'bull|ioredis|@bull-board',
      '^(libs/jobs/(src/)?bull/|test/support/redis[.]ts$)',
    ),
    client('opentelemetry-only-in-the-platform', '@opentelemetry', '^libs/platform/src/tracing/'),
    client('zip-writer-only-in-its-renderer', 'yazl', '^libs/forms/src/render/xlsx/'),
    client('sqlite-only-in-adapters', 'libsql', '^libs/.+/(embedded|sqlite|in-process)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
