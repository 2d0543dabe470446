import { ConfigRefused } from '@kurator/platform';
import { addressOf } from './address';

it.each([
  ['esdb://127.0.0.1:2113?tls=false', 'esdb://127.0.0.1:2113?tls=false', '127.0.0.1:2113'],
  ['esdb://admin:s%40cret@one:2113,two:2114', 'esdb://admin:s%40cret@one:2113,two:2114', 'one:2113,two:2114'],
  ['esdb+discover://region.example', 'esdb+discover://region.example', 'DNS region.example'],
  ['kurrentdb://one:2113?tls=true', 'esdb://one:2113?tls=true', 'one:2113'],
  ['kurrentdb+discover://one/?nodePreference=leader', 'esdb+discover://one/?nodePreference=leader', 'DNS one'],
])('takes %s', (url, connection, hosts) => {
  expect(addressOf(url)).toEqual({ connection, hosts });
});

it.each([
  ['', 'EVENTSTORE_URL'],
  ['http://127.0.0.1:2113', 'EVENTSTORE_URL'],
  ['esdb://', 'EVENTSTORE_URL'],
  ['esdb://one:port', 'one:port'],
  ['esdb://one:2113?tsl=false', 'tsl'],
  ['esdb://one:2113?throwOnAppendFailure=false', 'throwOnAppendFailure'],
  ['esdb://one:2113?tlsVerifyCert=false', 'tlsVerifyCert'],
])('refuses "%s" in one sentence in both languages', (url, named) => {
  expect(() => addressOf(url)).toThrow(ConfigRefused);
  expect(() => addressOf(url)).toThrow(new RegExp(`${named}[^/]*[а-я].*${named}`));
});

it('shows no password, also when it refuses', () => {
  expect(addressOf('esdb://admin:secret@one:2113').hosts).not.toContain('secret');
  for (const url of ['esdb://admin:secret@one:port', 'esdb://admin:secret@one:1?x=1', 'es://admin:secret@one'])
    expect(() => addressOf(url)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
});
