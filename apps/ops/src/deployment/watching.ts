import { parse } from 'yaml';
import type { Compose } from './compose-file';
import { seriesIn } from './promql';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels?: { readonly severity?: string };
  readonly annotations?: { readonly summary?: string };
}
interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

/** What Grafana puts in place before it asks. */
const withoutVariables = (expression: string): string => expression.replaceAll('$__rate_interval', '5m');

function asksInVain(expression: string, known: ReadonlySet<string>): readonly string[] {
  const names = seriesIn(withoutVariables(expression));
  if (names === null) return [`"${expression}" is no expression`];
  if (names.length === 0) return [`"${expression}" asks for nothing`];
  return names.filter((name) => !known.has(name)).map((name) => `nobody measures ${name}`);
}

/** What is wrong with the alert rules: what they ask for, what they say, and whether the operators' page knows them. */
export function alertProblems(text: string, known: ReadonlySet<string>, operations: string): readonly string[] {
  const { groups } = parse(text) as { groups: readonly { readonly rules: readonly Alert[] }[] };
  const alerts = groups.flatMap(({ rules }) => rules);
  const problems = alerts.flatMap(({ alert, expr, labels, annotations }) =>
    [
      ...asksInVain(expr, known),
      ...(/^(page|ticket)$/.test(labels?.severity ?? '') ? [] : ['severity is neither page nor ticket']),
      ...(/[а-яё]/i.test(annotations?.summary ?? '') ? [] : ['no summary in Russian']),
      ...(operations.includes(`\`${alert}\``) ? [] : ['docs/operations.md does not say what to do']),
    ].map((one) => `alert ${alert}: ${one}`),
  );
  return alerts.length > 0 ? problems : ['there are no alerts'];
}

/** What a dashboard has to show at least, by the series. */
const SHOWN = [
  'kurator_projection_lag_seconds',
  'kurator_appended_events_total',
  'kurator_parked_families',
  'kurator_jobs_waiting',
  'kurator_jobs_failed',
];

/** What is wrong with the panels of a dashboard. */
export function dashboardProblems(text: string, known: ReadonlySet<string>): readonly string[] {
  const { panels } = JSON.parse(text) as { panels: readonly Panel[] };
  const shown = new Set(
    panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => seriesIn(withoutVariables(expr)) ?? [])),
  );
  return [
    ...panels.flatMap(({ title, targets = [] }) =>
      targets.length === 0
        ? [`panel ${title}: asks for nothing`]
        : targets.flatMap(({ expr }) => asksInVain(expr, known).map((one) => `panel ${title}: ${one}`)),
    ),
    ...SHOWN.filter((name) => !shown.has(name)).map((name) => `no panel shows ${name}`),
  ];
}

interface Scraping {
  readonly rule_files: readonly string[];
  readonly scrape_configs: readonly {
    readonly job_name: string;
    readonly static_configs: readonly { readonly targets: readonly string[] }[];
  }[];
}

/** What is wrong with what Prometheus asks: every process of ours, at its management port, and nobody else. */
export function scrapingProblems(text: string, compose: Compose, managementPort: string): readonly string[] {
  const { scrape_configs } = parse(text) as Scraping;
  const asked = scrape_configs.flatMap(({ static_configs }) => static_configs.flatMap(({ targets }) => targets));
  const ours = Object.entries(compose.services)
    .filter(([, { build }]) => build !== undefined)
    .map(([name]) => `${name}:${managementPort}`);
  return [
    ...ours.filter((target) => !asked.includes(target)).map((target) => `Prometheus does not ask ${target}`),
    ...asked.filter((target) => !ours.includes(target)).map((target) => `Prometheus asks ${target}, which is not ours`),
  ];
}
