import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, VARIABLES, type Config } from '@kurator/platform';
import { isOurs, mountedSecrets, repositoryOf, type Compose, type Service } from '../compose-file';
import type { Rule, World } from './rule';

const FOREIGN = new Set(['NODE_ENV', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS']);
const isKnown = (name: string): boolean => VARIABLES.has(name) || FOREIGN.has(name) || name.startsWith('OTEL_');

type Our = readonly [name: string, service: Service];
const ours = ({ services }: Compose): readonly Our[] =>
  Object.entries(services).filter(([, service]) => isOurs(service));

export const variablesAreOurs: Rule = (compose, { imageEnv }) =>
  ours(compose).flatMap(([name, { environment = {} }]) =>
    Object.keys({ ...imageEnv, ...environment })
      .filter((variable) => !isKnown(variable))
      .map((variable) => `${name}: we know no variable ${variable}`),
  );

/** The environment as the process sees it, files of secrets where the script has made them. */
function environmentOf(compose: Compose, service: Service, { imageEnv, secrets }: World) {
  const mounted = mountedSecrets(service);
  const placed = (value: string): string => {
    const source = mounted.get(/^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? '');
    const file = source === undefined ? undefined : compose.secrets[source]?.file;
    return file === undefined ? value : join(secrets, file.replace('./secrets/', ''));
  };
  const environment = { ...imageEnv, ...service.environment };
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, placed(value)]));
}

/** Hosts and ports of an address, as far as they are to be services. */
const hostsOf = (url: string): readonly string[] =>
  (/^[a-z+]+:\/\/(?:[^@/]*@)?([^/?]+)/.exec(url)?.[1] ?? '').split(',');

const ENGINES = [
  ['EVENTSTORE_URL', 'eventStoreUrl', 'eventstore/eventstore', '2113'],
  ['MONGODB_URL', 'mongodbUrl', 'mongo', '27017'],
  ['REDIS_URL', 'redisUrl', 'redis', '6379'],
] as const;

function misled(compose: Compose, host: string, image: string, port: string): boolean {
  const [name = '', at] = host.split(':');
  const service = compose.services[name];
  return !service || repositoryOf(service) !== image || at !== port;
}

const wrongEngines = (compose: Compose, config: Config): readonly string[] =>
  ENGINES.flatMap(([variable, field, image, port]) => {
    const url = config[field];
    if (url === null) return [`has no ${variable}`];
    return hostsOf(url)
      .filter((host) => misled(compose, host, image, port))
      .map((host) => `${variable} leads to ${host}, where no ${image} is`);
  });

/** Reads the configuration as the process would, and looks where its addresses lead. */
export const configurationIsTaken: Rule = (compose, world) =>
  ours(compose).flatMap(([name, service]) => {
    try {
      const config = readConfig(environmentOf(compose, service, world));
      const wrong = [...wrongEngines(compose, config), ...(config.production ? [] : ['is not in production'])];
      return wrong.map((one) => `${name}: ${one}`);
    } catch (error) {
      return [`${name}: the start would be refused: ${error instanceof Error ? error.message : String(error)}`];
    }
  });

export const programsAreThere: Rule = (compose, { root }) =>
  ours(compose).flatMap(([name, { command = [] }]) => {
    const program = command.find((word) => word.startsWith('dist/')) ?? '';
    const source = program.replace(/^dist\//, '').replace(/\.js$/, '.ts');
    return source !== '' && existsSync(join(root, source)) ? [] : [`${name}: no program ${program}`];
  });
