import { ConfigRefused } from '@kurator/platform';

/** Where the servers are, as the client takes it and as it may be shown. */
export interface Address {
  readonly connection: string;
  /** Hosts only: a password must stand in no sentence and in no log. */
  readonly hosts: string;
}

const URL = /^(esdb|kurrentdb|kdb)(\+discover)?:\/\/(?:[^:@/?#]+:[^@/?#]+@)?([^@/?#]+)\/?(?:\?(.+))?$/;
const HOST = /^[a-zA-Z0-9._-]+(?::\d{1,5})?$/;
/**
 * What the client knows; it ignores the rest with a warning, and a misspelt `tls` must not go unseen. Not
 * `throwOnAppendFailure`: without it every conflict would be at revision 1 (trap 17). Not `defaultDeadline`: it is ours.
 */
const OPTIONS = new Set(
  [
    ...['tls', 'tlsCAFile', 'userCertFile', 'userKeyFile', 'connectionName', 'nodePreference'],
    ...['maxDiscoverAttempts', 'discoveryInterval', 'gossipTimeout', 'keepAliveInterval', 'keepAliveTimeout'],
  ].map((name) => name.toLowerCase()),
);

function refuse(ru: string, en: string): never {
  throw new ConfigRefused(
    `EVENTSTORE_URL: ${ru}; нужно, например, esdb://имя:пароль@узел:2113 или esdb://127.0.0.1:2113?tls=false`,
    `EVENTSTORE_URL: ${en}; right would be esdb://name:password@host:2113 or esdb://127.0.0.1:2113?tls=false`,
  );
}

const namesIn = (query: string): readonly string[] =>
  query === '' ? [] : query.split('&').map((pair) => pair.split('=')[0] ?? '');

function checked(hosts: string, query: string): void {
  if (hosts === '') refuse('это не адрес сервера событий', 'this is no address of an event store');
  const wrong = hosts.split(',').find((host) => !HOST.test(host));
  if (wrong !== undefined) refuse(`«${wrong}» — не узел с портом`, `"${wrong}" is no host with a port`);
  const unknown = namesIn(query).find((name) => !OPTIONS.has(name.replace(/[_-]/g, '').toLowerCase()));
  if (unknown !== undefined) refuse(`неизвестный параметр ${unknown}`, `unknown parameter ${unknown}`);
}

/**
 * Reads EVENTSTORE_URL. KurrentDB's schemes mean the same protocol; the client knows only the older ones.
 * @throws ConfigRefused, without the address itself: it may hold a password
 */
export function addressOf(url: string): Address {
  const [, , discover, hosts = '', query = ''] = URL.exec(url.trim()) ?? [];
  checked(hosts, query);
  return { connection: url.trim().replace(/^(kurrentdb|kdb)/, 'esdb'), hosts: discover ? `DNS ${hosts}` : hosts };
}
