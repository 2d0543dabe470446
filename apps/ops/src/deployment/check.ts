import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeProblems } from './compose';
import { parseCompose, type Compose } from './compose-file';
import { dockerfileProblems, imageEnvironment } from './dockerfile';
import { seriesNames } from './metric-names';
import { alertProblems, dashboardProblems, scrapingProblems } from './watching';

const KINDS = [
  ['single', 'docker/compose.yaml'],
  ['cluster', 'docker/compose.cluster.yaml'],
] as const;

/**
 * Everything that is wrong with `docker/`, as far as it shows without an engine.
 * @param root the project's folder
 * @param secrets where `docker/make-secrets.sh` has made the secrets of both kinds
 */
export function deploymentProblems(root: string, secrets: string): readonly string[] {
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');
  const about = (file: string, problems: readonly string[]) => problems.map((one) => `${file}: ${one}`);
  const dockerfile = text('docker/Dockerfile');
  const imageEnv = imageEnvironment(dockerfile);
  const port = imageEnv['MANAGEMENT_PORT'] ?? '';
  const series = seriesNames();
  const ofKind = ([kind, file]: (typeof KINDS)[number]): readonly string[] => {
    const scraping = `docker/prometheus/${kind}.yaml`;
    return [
      ...about(file, composeProblems(text(file), kind, { root, secrets, imageEnv })),
      ...about(scraping, scrapingProblems(text(scraping), parseCompose(text(file)) as Compose, port)),
    ];
  };
  const alerts = 'docker/prometheus/alerts.yaml';
  const dashboard = 'docker/grafana/dashboards/kurator.json';
  return [
    ...about('docker/Dockerfile', dockerfileProblems(dockerfile, root)),
    ...KINDS.flatMap(ofKind),
    ...about(alerts, alertProblems(text(alerts), series, text('docs/operations.md'))),
    ...about(dashboard, dashboardProblems(text(dashboard), series)),
  ];
}
