import { isShared, refuseLonely, type Places } from './processes';

const none: Places = { eventStoreUrl: null, mongodbUrl: null, redisUrl: null };
const servers: Places = { eventStoreUrl: 'esdb://x', mongodbUrl: 'mongodb://x', redisUrl: null };

it('a register is had by several processes when log and read models lie on servers', () => {
  const some = [none, servers, { ...servers, mongodbUrl: null }, { ...servers, eventStoreUrl: null }];
  expect(some.map(isShared)).toEqual([false, true, false, false]);
});
it('a process that does everything needs nobody', () => {
  for (const places of [none, servers]) expect(() => refuseLonely(places, ['projector', 'worker'])).not.toThrow();
});
it.each([
  ['a folder', none, 'EVENTSTORE_URL и MONGODB_URL.* / .*EVENTSTORE_URL and MONGODB_URL'],
  ['a log in a folder', { ...servers, eventStoreUrl: null }, 'EVENTSTORE_URL и MONGODB_URL'],
  ['jobs in a process', servers, 'REDIS_URL.* / .*REDIS_URL'],
])('a process that leaves something to others is refused over %s', (_name, places, said) => {
  for (const does of [[], ['worker'], ['projector']] as const)
    expect(() => refuseLonely(places, does)).toThrow(new RegExp(said));
});
it('and is welcome where everything lies on servers', () => {
  expect(() => refuseLonely({ ...servers, redisUrl: 'redis://x' }, [])).not.toThrow();
});
