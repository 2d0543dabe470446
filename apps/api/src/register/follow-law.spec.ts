import type { LogSignal, SubscribeOptions } from '@kurator/event-log';
import { followLaw } from './follow-law';

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

it('reads the law again when another process has changed it, and goes on where it was after a drop', async () => {
  const log = aLog();
  let reloads = 0;
  const following = followLaw(log, '1', async () => void (reloads += 1));
  await turn();
  log.tell({ kind: 'caught-up', position: '1' });
  await turn();
  expect(reloads).toBe(0);
  log.tell(changed('2'));
  await turn();
  expect(reloads).toBe(1);
  log.tell('drop');
  await turn();
  expect(reloads).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 1050));
  expect(log.asked.map(({ after }) => after)).toEqual(['1', '2']);
  await following.stop();
});

it('reads once for changes that come while it is reading', async () => {
  const log = aLog();
  let reloads = 0;
  let done: () => void = () => undefined;
  const following = followLaw(log, null, () => {
    reloads += 1;
    return new Promise((resolve) => (done = resolve));
  });
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
