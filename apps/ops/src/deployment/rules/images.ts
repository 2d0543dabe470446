import { isOnce, isOurs, repositoryOf, type Service } from '../compose-file';
import type { Rule } from './rule';

/** A version in three parts, with or without what it was built on: never `latest`, never a range. */
export const EXACT_TAG = /:v?\d+\.\d+\.\d+(?:-[a-z0-9.-]+)?$/;

/** What has to survive the container, by image. An image that is not here has not been thought about. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  kurator: ['/data'],
  'eventstore/eventstore': ['/var/lib/eventstore'],
  mongo: ['/data/db'],
  redis: ['/data'],
  'prom/prometheus': ['/prometheus'],
  'grafana/grafana': ['/var/lib/grafana'],
};

export const imagesArePinned: Rule = ({ services }) =>
  Object.entries(services)
    .filter(([, { image = '' }]) => !EXACT_TAG.test(image))
    .map(([name, { image }]) => `${name}: image ${image ?? 'none'} is not pinned to an exact version`);

export const healthIsAsked: Rule = ({ services }) =>
  Object.entries(services)
    .filter(([, service]) => !isOurs(service) && !isOnce(service))
    .filter(([, { healthcheck }]) => !healthcheck?.test || !healthcheck.interval || !healthcheck.timeout)
    .map(([name]) => `${name}: no healthcheck with test, interval and timeout`);

export const servicesComeBack: Rule = ({ services }) =>
  Object.entries(services)
    .filter(([, service]) => !isOnce(service) && service.restart !== 'unless-stopped')
    .map(([name]) => `${name}: does not come back after a crash (restart)`);

const mountAt = ({ volumes = [] }: Service, path: string): string | undefined =>
  volumes.find((volume) => volume.split(':')[1] === path)?.split(':')[0];

function unkept(name: string, service: Service, declared: Readonly<Record<string, unknown>>): readonly string[] {
  const paths = KEPT[repositoryOf(service)];
  if (!paths) return [`${name}: nobody has said what of ${service.image ?? 'it'} has to survive`];
  return paths.flatMap((path) => {
    const source = mountAt(service, path);
    return source !== undefined && source in declared ? [] : [`${name}: ${path} lies on no declared volume`];
  });
}

export const dataSurvives: Rule = ({ services, volumes }) =>
  Object.entries(services)
    .filter(([, service]) => !isOnce(service))
    .flatMap(([name, service]) => unkept(name, service, volumes));

/** One process per data folder, one engine per data file; and a volume that nobody mounts is a mistake. */
export const volumesAreOnesOwn: Rule = ({ services, volumes }) => {
  const users = (volume: string) =>
    Object.entries(services).filter(([, service]) =>
      (service.volumes ?? []).some((mount) => mount.startsWith(`${volume}:`)),
    );
  return Object.keys(volumes)
    .map((volume) => [volume, users(volume).map(([name]) => name)] as const)
    .filter(([, names]) => names.length !== 1)
    .map(([volume, names]) => `volume ${volume} is mounted by ${names.join(' and ') || 'nobody'}`);
};
