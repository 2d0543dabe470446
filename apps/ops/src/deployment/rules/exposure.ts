import { isOurs, repositoryOf } from '../compose-file';
import type { Rule } from './rule';

/** What may be reached from the machine, and at which port of the container. The management port and engines may not. */
const PUBLISHED: Readonly<Record<string, string>> = { kurator: '3000', 'grafana/grafana': '3000' };

function wrongPort(repository: string, port: string): string | null {
  const [address, , inside] = /^\[/.test(port) ? [] : port.split(':');
  if (address !== '127.0.0.1') return 'is not bound to 127.0.0.1';
  return PUBLISHED[repository] === inside ? null : `publishes ${inside ?? 'nothing'}, which nobody outside may reach`;
}

export const onlyTheEdgeIsPublished: Rule = ({ services }) =>
  Object.entries(services).flatMap(([name, service]) =>
    (service.ports ?? []).flatMap((port) => {
      const wrong = wrongPort(repositoryOf(service), port);
      return wrong === null ? [] : [`${name}: ${port} ${wrong}`];
    }),
  );

export const ourProcessesAreConfined: Rule = ({ services }) =>
  Object.entries(services)
    .filter(([, service]) => isOurs(service))
    .flatMap(([name, { read_only, cap_drop = [], security_opt = [] }]) => [
      ...(read_only === true ? [] : [`${name}: the root is not read-only`]),
      ...(cap_drop.includes('ALL') ? [] : [`${name}: keeps capabilities`]),
      ...(security_opt.includes('no-new-privileges:true') ? [] : [`${name}: may gain privileges`]),
    ]);

export const nobodyIsPrivileged: Rule = ({ services }) =>
  Object.entries(services)
    .filter(([, { privileged }]) => privileged === true)
    .map(([name]) => `${name}: is privileged`);
