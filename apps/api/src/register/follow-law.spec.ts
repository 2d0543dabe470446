import type { LogSignal, SubscribeOptions } from '@kurator/event-log';
import { followLaw, type LawParts } from './follow-law';

/** A log whose subscriptions are told by the test. */
function aLog() {
  const asked: SubscribeOptions[] = [];
  let tell: (signal: LogSignal | 'drop') => void = () => undefined;
  return {
    asked,
    tell: (signal: LogSignal | 'drop') => tell(signal),
    async *subscribe(options: SubscribeOptions): AsyncGenerator<LogSignal> {
      asked.push(options);
      for (;;) {
        const told = await new Promise<LogSignal | 'drop' | null>((resolve) => {
          tell = resolve;
          options.signal?.addEventListener('abort', () => resolve(null));
        });
        if (told === null) return;
        if (told === 'drop') throw new Error('dropped');
        yield told;
      }
    },
  };
}
const changed = (position: string): LogSignal => ({
  kind: 'event',
  event: { stream: 'directory', revision: 1, position, eventId: '', type: 't', data: {}, metadata: {} },
});
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
const until = async (come: () => boolean): Promise<void> => {
  while (!come()) await turn();
};

/** What was told of failures: their message, and how many there were in a row. */
function aLogger() {
  const told: [string, number][] = [];
  const warn = ({ err, failures }: { err: Error; failures: number }) => void told.push([err.message, failures]);
  return { told, logger: { warn } as unknown as LawParts['logger'] };
}
const backOff = { first: 1, longest: 4 };

it('reads the law again when another process has changed it, and goes on where it was after a drop', async () => {
  const log = aLog();
  let reloads = 0;
  const { told, logger } = aLogger();
  const reload = async () => void (reloads += 1);
  const following = followLaw({ log, reload, logger, backOff }, '1');
  await turn();
  log.tell({ kind: 'caught-up', position: '1' });
  await turn();
  expect(reloads).toBe(0);
  log.tell(changed('2'));
  await turn();
  expect(reloads).toBe(1);
  log.tell('drop');
  await until(() => log.asked.length === 2);
  expect([reloads, log.asked.map(({ after }) => after), told]).toEqual([2, ['1', '2'], [['dropped', 1]]]);
  await following.stop();
});

it('reads once for changes that come while it is reading', async () => {
  const log = aLog();
  let reloads = 0;
  let done: () => void = () => undefined;
  const reload = () => {
    reloads += 1;
    return new Promise<void>((resolve) => (done = resolve));
  };
  const following = followLaw({ log, reload, logger: aLogger().logger }, null);
  for (const position of ['2', '3', '4']) {
    await turn();
    log.tell(changed(position));
  }
  await turn();
  expect(reloads).toBe(1);
  done();
  await turn();
  expect(reloads).toBe(2);
  done();
  await following.stop();
});

it('reads again by itself what could not be read, and tells every failure: no other change need come', async () => {
  const log = aLog();
  const { told, logger } = aLogger();
  let known = 'old';
  let fails = 3;
  const reload = async () => {
    if (fails-- > 0) throw new Error('the log is away');
    known = 'new';
  };
  const following = followLaw({ log, reload, logger, backOff }, null);
  await turn();
  log.tell(changed('2'));
  await until(() => known === 'new');
  expect(told).toEqual([1, 2, 3].map((failures) => ['the log is away', failures]));
  await following.stop();
});

it('stops while what fails is waiting for its next try', async () => {
  const log = aLog();
  const { told, logger } = aLogger();
  const reload = () => Promise.reject(new Error('the log is away'));
  const following = followLaw({ log, reload, logger, backOff: { first: 60_000, longest: 60_000 } }, null);
  await turn();
  log.tell(changed('2'));
  await until(() => told.length === 1);
  await following.stop();
  expect(told).toHaveLength(1);
});
