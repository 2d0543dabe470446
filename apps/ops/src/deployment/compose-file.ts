import { parse } from 'yaml';

/** As far as the rules look at it; the schema has judged the rest. */
export interface Service {
  readonly image?: string;
  readonly build?: unknown;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly string[];
  readonly healthcheck?: { readonly test?: unknown; readonly interval?: string; readonly timeout?: string };
  readonly volumes?: readonly string[];
  readonly secrets?: readonly (string | { readonly source: string; readonly target: string })[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly networks?: readonly string[];
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}
export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const VARIABLE = /\$\{([A-Z_]+)(?::-([^}]*))?\}/g;

/** Puts the defaults of `${NAME:-default}` in place; one without default would have to be set by everybody. */
function withDefaults(text: string): string {
  return text.replace(VARIABLE, (whole, _name: string, fallback: string | undefined) => fallback ?? whole);
}

/** Reads a compose file: anchors, merge keys and the defaults of variables resolved. @throws Error for text that is no YAML */
export function parseCompose(text: string): unknown {
  return parse(withDefaults(text), { merge: true });
}

/** Variables that have no default. */
export const undefaulted = (text: string): readonly string[] =>
  [...text.matchAll(VARIABLE)].filter(([, , fallback]) => fallback === undefined).map(([, name]) => String(name));

/** Our own processes are those that are built here. */
export const isOurs = ({ build }: Service): boolean => build !== undefined;
/** Runs once and ends; everything else is expected to stay. */
export const isOnce = ({ restart }: Service): boolean => restart === 'on-failure';
/** The image without its tag. */
export const repositoryOf = ({ image = '' }: Service): string => image.replace(/:[^:/]*$/, '');
/** Names under which secrets are mounted below `/run/secrets`, by the secret that they are. */
export const mountedSecrets = ({ secrets = [] }: Service): ReadonlyMap<string, string> =>
  new Map(secrets.map((one) => (typeof one === 'string' ? [one, one] : [one.target, one.source])));
