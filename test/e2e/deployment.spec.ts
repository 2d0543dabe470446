import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@kurator/platform';
import { deploymentProblems } from '../../apps/ops/src/deployment/check';
import { composeProblems } from '../../apps/ops/src/deployment/compose';
import { dockerfileProblems, imageEnvironment } from '../../apps/ops/src/deployment/dockerfile';
import { makeSecrets } from '../../apps/ops/src/deployment/make-secrets';
import { seriesNames } from '../../apps/ops/src/deployment/metric-names';
import { parseCompose, type Compose } from '../../apps/ops/src/deployment/compose-file';
import { alertProblems, dashboardProblems, scrapingProblems } from '../../apps/ops/src/deployment/watching';

const text = (file: string): string => readFileSync(join(projectRoot, 'docker', file), 'utf8');
const secrets = mkdtempSync(join(tmpdir(), 'kurator-secrets-'));
const imageEnv = imageEnvironment(text('Dockerfile'));
const world = { root: projectRoot, secrets, imageEnv };
beforeAll(() => makeSecrets(projectRoot, secrets), 60_000);
afterAll(() => rmSync(secrets, { recursive: true }));

it('what docker/ says is sound', () => {
  expect(deploymentProblems(projectRoot, secrets)).toEqual([]);
});

/** What was changed in the file, and what has to be said of it. */
type Planted = readonly [mistake: string, was: string, is: string, said: string];
const MISTAKES: readonly Planted[] = [
  ['an image without a version', 'redis:7.4.2', 'redis:latest', 'redis: image redis:latest is not pinned'],
  ['an image of a range', 'mongo:8.0.12', 'mongo:8.0', 'mongo: image mongo:8.0 is not pinned'],
  ['an image that nobody knows', 'redis:7.4.2', 'valkey:8.1.1', 'nobody has said what of valkey:8.1.1'],
  ['a service without healthcheck', 'healthcheck: &grafana-health', 'x-healthcheck:', 'grafana: no healthcheck'],
  [
    'data beside the volume',
    '- mongo-data:/data/db',
    '- mongo-data:/data/other',
    '/data/db lies on no declared volume',
  ],
  ['data in a folder of the machine', '- api-data:/data', '- /srv/data:/data', 'api: /data lies on no declared volume'],
  ['two users of a volume', 'redis-data:/data', 'api-data:/data', 'volume api-data is mounted by api and redis'],
  ['a variable that we do not know', 'LOG_LEVEL: info', 'LOG_LEVL: info', 'we know no variable LOG_LEVL'],
  ['a variable that is missing', 'MASTER_KEY_FILE: ', 'x-master: ', 'MASTER_KEY'],
  ['a value that is refused', 'LOG_LEVEL: info', 'LOG_LEVEL: loud', 'the start would be refused'],
  ['an engine that is left out', 'REDIS_URL_FILE: /run/secrets/redis_url', 'PORT: "3000"', 'api: has no REDIS_URL'],
  ['an engine of another name', '  redis:\n', '  jobs-redis:\n', 'REDIS_URL leads to redis:6379, where no redis is'],
  ['a wait for nobody', 'eventstore: { condition', 'eventstorm: { condition', 'waits for eventstorm'],
  [
    'a wait for a mere start',
    'redis: { condition: service_healthy',
    'redis: { condition: service_started',
    'says nothing',
  ],
  ['a network that is not there', 'networks: [engines, edge]', 'networks: [engine, edge]', 'no network engine'],
  ['a secret that is not there', 'secrets: [redis_conf]', 'secrets: [redis_config]', 'redis_config is not declared'],
  ['a secret that git would take', './secrets/single/redis_url', './redis_url', 'which git does not leave out'],
  ['a secret that nobody makes', './secrets/single/mongo_key', './secrets/single/key', 'is not there'],
  ['a password in the file', 'LOG_LEVEL: info', 'MASTER_KEY: abc', 'MASTER_KEY holds a secret in the clear'],
  [
    'a secret that is not mounted',
    'secrets: [mongo_root_password, mongo_key]',
    'secrets: [mongo_key]',
    'is not mounted',
  ],
  ['the management port in the open', ':-3000}:3000', ':-3000}:3001', 'which nobody outside may reach'],
  ['a port for everybody', "'127.0.0.1:${KURATOR_PORT", "'0.0.0.0:${KURATOR_PORT", 'is not bound to 127.0.0.1'],
  ['a root that is written to', 'read_only: true', 'read_only: false', 'the root is not read-only'],
  ['capabilities', 'cap_drop: [ALL]', 'cap_drop: [NET_RAW]', 'keeps capabilities'],
  ['a program that is not there', 'dist/apps/api/src/main.js', 'dist/apps/apis/src/main.js', 'no program'],
  ['a mount of nothing', './mongo:/etc/kurator:ro', './mongodb:/etc/kurator:ro', './mongodb is not there'],
  ['what compose does not know', 'restart: unless-stopped', 'restarts: unless-stopped', 'additional properties'],
  ['a variable of the machine without default', '${KURATOR_PORT:-3000}', '${KURATOR_PORT}', 'has no default'],
];

it.each(MISTAKES)('finds %s in a compose file', (_mistake, was, is, said) => {
  const file = text('compose.yaml');
  expect(file).toContain(was);
  expect(composeProblems(file.replaceAll(was, is), 'single', world).join('\n')).toContain(said);
});

it.each([
  ['a member that takes connections without TLS', 'requireTLS', 'preferTLS', 'mongo-1: takes connections without TLS'],
  ['a Redis that listens in the clear', '--tls-port', '--other-port', 'redis-1: takes connections without TLS'],
  ['an event store without certificates', 'EVENTSTORE_CERTIFICATE_FILE', 'EVENTSTORE_OTHER', 'eventstore-3: takes'],
  ['two nodes', 'redis-3:\n    <<: *redis', 'redis-3:\n    image: kurator:0.1.0', 'redis: 2 nodes instead of 3'],
])('finds %s in the cluster', (_mistake, was, is, said) => {
  const file = text('compose.cluster.yaml');
  expect(file).toContain(was);
  expect(composeProblems(file.replaceAll(was, is), 'cluster', world).join('\n')).toContain(said);
});

it.each([
  ['an image without a version', ':24.19.0-bookworm-slim', ':24', 'is not pinned'],
  ['root', 'USER node', 'USER root', 'it runs as root'],
  ['no healthcheck', 'HEALTHCHECK', 'LABEL', 'it has no healthcheck'],
  ['no young space', '--max-semi-space-size=32', '', 'its NODE_OPTIONS lack --max-semi-space-size=32'],
  ['a copy of nothing', 'COPY libs', 'COPY lib', 'it copies lib, which is not there'],
])('finds %s in the Dockerfile', (_mistake, was, is, said) => {
  expect(dockerfileProblems(text('Dockerfile').replaceAll(was, is), projectRoot).join('\n')).toContain(said);
});

describe('what is watched', () => {
  const known = seriesNames();
  const operations = readFileSync(join(projectRoot, 'docs', 'operations.md'), 'utf8');
  const alerts = text('prometheus/alerts.yaml');
  const dashboard = text('grafana/dashboards/kurator.json');

  it.each([
    ['an alert on what nobody measures', 'kurator_ready == 0', 'kurator_redy == 0', 'nobody measures kurator_redy'],
    ['an alert that is no expression', 'kurator_ready == 0', 'kurator_ready === 0', 'is no expression'],
    ['an alert on a histogram as a whole', '_seconds_bucket', '_seconds', 'nobody measures kurator_append_seconds'],
    ['an alert that operators do not know', 'MemoryHigh', 'MemoryTooHigh', 'does not say what to do'],
    ['an alert of no weight', 'severity: page', 'severity: high', 'neither page nor ticket'],
  ])('finds %s', (_mistake, was, is, said) => {
    expect(alerts).toContain(was);
    expect(alertProblems(alerts.replaceAll(was, is), known, operations).join('\n')).toContain(said);
  });
  it('finds a panel on what nobody measures, and what no panel shows', () => {
    const said = dashboardProblems(dashboard.replaceAll('kurator_parked_families', 'kurator_parked'), known);
    expect(said.join('\n')).toContain('nobody measures kurator_parked');
    expect(said).toContain('no panel shows kurator_parked_families');
  });
  it('finds a process that Prometheus does not ask, and one that is not ours', () => {
    const compose = parseCompose(text('compose.yaml')) as Compose;
    const said = scrapingProblems(text('prometheus/single.yaml').replace('api:3001', 'api:3000'), compose, '3001');
    expect(said).toEqual(['Prometheus does not ask api:3001', 'Prometheus asks api:3000, which is not ours']);
  });
});
