import { repositoryOf, type Service } from '../compose-file';
import type { Rule } from './rule';

const NODES = 3;

/** What says that a node takes no connection without TLS. */
const ENCRYPTED: Readonly<Record<string, (service: Service) => boolean>> = {
  'eventstore/eventstore': ({ environment = {} }) =>
    environment['EVENTSTORE_INSECURE'] === undefined && environment['EVENTSTORE_CERTIFICATE_FILE'] !== undefined,
  mongo: ({ command = [] }) => command[command.indexOf('--tlsMode') + 1] === 'requireTLS',
  redis: ({ command = [] }) =>
    command[command.indexOf('--port') + 1] === '0' && command[command.indexOf('--tls-port') + 1] === '6379',
};

/** Only for the cluster: three nodes of each engine, and nothing in the clear. */
export const threeNodesWithTls: Rule = ({ services }) =>
  Object.entries(ENCRYPTED).flatMap(([image, isEncrypted]) => {
    const nodes = Object.entries(services).filter(
      ([, service]) => repositoryOf(service) === image && service.restart !== 'on-failure',
    );
    return [
      ...(nodes.length === NODES ? [] : [`${image}: ${nodes.length} nodes instead of ${NODES}`]),
      ...nodes.filter(([, node]) => !isEncrypted(node)).map(([name]) => `${name}: takes connections without TLS`),
    ];
  });
