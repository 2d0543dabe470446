import { linked } from './linked';
import { rest, within } from './rest';

const HOUR = 3_600_000;

describe('rest', () => {
  it('ends with its signal, also one that has ended before, and does not fail', async () => {
    const stop = new AbortController();
    const resting = rest(HOUR, stop.signal);
    stop.abort(new Error('a stop'));
    await resting;
    await rest(HOUR, stop.signal);
  });
});

describe('within', () => {
  it('gives what the work gives, or its failure', async () => {
    expect(await within(HOUR, Promise.resolve('done'), 'late')).toBe('done');
    await expect(within(HOUR, Promise.reject(new Error('broken')), 'late')).rejects.toThrow('broken');
  });
  it('says that it is late, and nothing of a failure that comes later still', async () => {
    let fail = (_error: Error): void => undefined;
    const work = new Promise<string>((_resolve, reject) => (fail = reject));
    expect(await within(1, work, 'late')).toBe('late');
    fail(new Error('nobody waits any more'));
  });
});

describe('linked', () => {
  const pair = () => [new AbortController(), new AbortController()] as const;

  it('ends with either signal, for its reason', () => {
    const [first, second] = pair();
    const { over } = linked(first.signal, second.signal);
    second.abort('the second');
    expect([over.signal.aborted, over.signal.reason]).toEqual([true, 'the second']);
  });
  it('has ended when one had before', () => {
    const [first, second] = pair();
    first.abort('before');
    expect(linked(second.signal, first.signal).over.signal.reason).toBe('before');
  });
  it('hears nothing after it was released, and ends alone', () => {
    const [first, second] = pair();
    const { over, release } = linked(first.signal, second.signal);
    release();
    first.abort();
    expect(over.signal.aborted).toBe(false);
    over.abort('alone');
    expect([over.signal.reason, second.signal.aborted]).toEqual(['alone', false]);
  });
});
