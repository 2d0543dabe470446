import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOnce, isOurs, mountedSecrets, type Compose, type Service } from '../compose-file';
import type { Rule } from './rule';

const all = (compose: Compose, judge: (name: string, service: Service) => readonly string[]): readonly string[] =>
  Object.entries(compose.services).flatMap(([name, service]) => judge(name, service));

function wrongWait(compose: Compose, other: string, condition: string): string | null {
  const service = compose.services[other];
  if (!service) return `${other}, which is not there`;
  if (condition === 'service_healthy' && !service.healthcheck && !isOurs(service))
    return `${other} to be healthy, which nobody asks`;
  if (condition === 'service_completed_successfully' && !isOnce(service)) return `the end of ${other}, which stays`;
  return condition === 'service_started' ? `${other} to be started, which says nothing` : null;
}

export const waitsAreMet: Rule = (compose) =>
  all(compose, (name, { depends_on = {} }) =>
    Object.entries(depends_on).flatMap(([other, { condition }]) => {
      const wrong = wrongWait(compose, other, condition);
      return wrong === null ? [] : [`${name} waits for ${wrong}`];
    }),
  );

export const networksAreDeclared: Rule = (compose) =>
  all(compose, (name, { networks = [] }) =>
    networks.filter((network) => !(network in compose.networks)).map((network) => `${name}: no network ${network}`),
  );

export const secretsAreDeclared: Rule = (compose, { root }) => {
  const used = new Set(Object.values(compose.services).flatMap((service) => [...mountedSecrets(service).values()]));
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').includes('/docker/secrets/');
  return [
    ...[...used].filter((name) => !(name in compose.secrets)).map((name) => `secret ${name} is not declared`),
    ...Object.keys(compose.secrets).flatMap((name) => (used.has(name) ? [] : [`secret ${name} is used by nobody`])),
    ...Object.entries(compose.secrets).flatMap(([name, { file }]) =>
      file.startsWith('./secrets/') ? [] : [`secret ${name} lies in ${file}, which git does not leave out`],
    ),
    ...(ignored ? [] : ['.gitignore does not leave out /docker/secrets/']),
  ];
};

/** `./secrets` is made by the script; everything else that is mounted has to be in the project. */
function sourceOf(file: string, { root, secrets }: { readonly root: string; readonly secrets: string }): string {
  return file.startsWith('./secrets/') ? join(secrets, file.slice('./secrets/'.length)) : join(root, 'docker', file);
}

export const mountedFilesAreThere: Rule = (compose, world) => {
  const files = all(compose, (_name, { volumes = [], env_file = [] }) => [
    ...volumes.map((volume) => String(volume.split(':')[0])).filter((source) => source.startsWith('.')),
    ...env_file,
  ]);
  const wanted = [...files, ...Object.values(compose.secrets).map(({ file }) => file)];
  return [...new Set(wanted)]
    .filter((file) => !existsSync(sourceOf(file, world)))
    .map((file) => `${file} is not there`);
};

const SECRET_NAME = /PASSWORD|SECRET|_KEY$|TOKEN/;
const IN_FILE = /_FILE$/;

/** A password in the file would be a password in git. */
export const secretsStandInFiles: Rule = (compose) =>
  all(compose, (name, { environment = {} }) =>
    Object.keys(environment)
      .filter((variable) => SECRET_NAME.test(variable) && !IN_FILE.test(variable))
      .map((variable) => `${name}: ${variable} holds a secret in the clear`),
  );

export const runningSecretsAreMounted: Rule = (compose) =>
  all(compose, (name, service) => {
    const mounted = mountedSecrets(service);
    const text = JSON.stringify([service.environment, service.command, service.healthcheck]);
    const named = [...text.matchAll(/\/run\/secrets\/([\w.-]+)/g)].map(([, file]) => String(file));
    return [...new Set(named)].filter((file) => !mounted.has(file)).map((file) => `${name}: ${file} is not mounted`);
  });
