import { Ajv, type ValidateFunction } from 'ajv';
import { parseCompose, undefaulted, type Compose } from './compose-file';
import schema from './data/compose-spec.json';
import { threeNodesWithTls } from './rules/cluster';
import { configurationIsTaken, programsAreThere, variablesAreOurs } from './rules/configuration';
import { nobodyIsPrivileged, onlyTheEdgeIsPublished, ourProcessesAreConfined } from './rules/exposure';
import { dataSurvives, healthIsAsked, imagesArePinned, servicesComeBack, volumesAreOnesOwn } from './rules/images';
import {
  mountedFilesAreThere,
  networksAreDeclared,
  runningSecretsAreMounted,
  secretsAreDeclared,
  secretsStandInFiles,
  waitsAreMet,
} from './rules/references';
import type { Rule, World } from './rules/rule';

const RULES: readonly Rule[] = [
  ...[imagesArePinned, healthIsAsked, servicesComeBack, dataSurvives, volumesAreOnesOwn],
  ...[waitsAreMet, networksAreDeclared, secretsAreDeclared, mountedFilesAreThere, secretsStandInFiles],
  ...[runningSecretsAreMounted, onlyTheEdgeIsPublished, ourProcessesAreConfined, nobodyIsPrivileged],
  ...[variablesAreOurs, configurationIsTaken, programsAreThere],
];

/** Compose's own schema (compose-spec, Apache-2.0) names its dialect in a way that no validator knows. */
const { $schema: _dialect, ...dialectless } = schema;
let compiled: ValidateFunction | null = null;
const fits = (): ValidateFunction => (compiled ??= new Ajv({ strict: false, allErrors: true }).compile(dialectless));

/**
 * What is wrong with a compose file: its schema first, then its meaning.
 * @param kind the cluster has rules of its own
 */
export function composeProblems(text: string, kind: 'single' | 'cluster', world: World): readonly string[] {
  const parsed = parseCompose(text);
  const validate = fits();
  if (!validate(parsed)) return (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ''}`);
  const compose = parsed as Compose;
  const rules = kind === 'cluster' ? [...RULES, threeNodesWithTls] : RULES;
  return [
    ...undefaulted(text).map((name) => `\${${name}} has no default`),
    ...rules.flatMap((rule) => rule(compose, world)),
  ];
}
