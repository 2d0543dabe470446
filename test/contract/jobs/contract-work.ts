import { JobRefused, type JobRun, type Processor } from '@kurator/jobs';
import {
  Away,
  ended,
  gate,
  opened,
  processors,
  request,
  until,
  type MakePlace,
  type Opened,
  type Place,
} from './harness';

/** What is asked is done, once, told of, and kept from others' eyes. */
export function workContract(makePlace: MakePlace): void {
  let place: Place;
  let held: Opened;
  beforeEach(async () => {
    place = await makePlace();
    held = await opened(place);
  });
  afterEach(async () => {
    await held.queue.close();
    await place.remove();
  });

  it('does what is asked, tells how far it is, and keeps what it found', async () => {
    const { queue } = held;
    const [told, go] = [gate(), gate()];
    queue.start(
      processors({
        resumed: async (input, run) => {
          await run.tell({ done: 3, total: 9 });
          told.open();
          await go.opened;
          return { answered: input };
        },
      }),
    );
    const { jobId } = await queue.put(request('resumed'));
    await told.opened;
    const under = await until(queue, jobId, ({ progress }) => progress.done === 3);
    expect(under).toMatchObject({ status: 'RUNNING', progress: { done: 3, total: 9 }, owner: 'anna', expiresAt: null });
    expect((await queue.open(jobId))?.result).toBeUndefined();
    go.open();
    expect(await ended(queue, jobId)).toMatchObject({ status: 'DONE', attempts: 1, expiresAt: expect.any(String) });
    expect(await queue.open(jobId)).toMatchObject({
      input: { family: 'Тестова' },
      result: { answered: { family: 'Тестова' } },
    });
  });

  it('is one job when it is asked twice, and is done again when it is asked of something newer', async () => {
    const { queue } = held;
    let times = 0;
    queue.start(processors({ resumed: () => Promise.resolve((times += 1)) }));
    const asked = request('resumed');
    await Promise.all([queue.put(asked), queue.put(asked), queue.put(asked)]);
    await ended(queue, asked.jobId);
    expect((await queue.put(asked)).status).toBe('DONE');
    expect(times).toBe(1);
    expect((await queue.put({ ...asked, basis: '2' })).basis).toBe('2');
    await ended(queue, asked.jobId);
    expect([times, (await queue.open(asked.jobId))?.result]).toEqual([2, 2]);
  });

  it('does the jobs of a kind one after the other, those of another beside them', async () => {
    const { queue } = held;
    const go = gate();
    const order: unknown[] = [];
    queue.start(
      processors({
        resumed: async (input) => {
          order.push(input);
          await go.opened;
        },
        marked: () => Promise.resolve('beside'),
      }),
    );
    const [first, second] = [request('resumed', { input: 1 }), request('resumed', { input: 2 })];
    await queue.put(first);
    await queue.put(second);
    const beside = request('marked');
    await queue.put(beside);
    expect(await ended(queue, beside.jobId)).toMatchObject({ status: 'DONE' });
    expect([order, (await queue.find(second.jobId))?.status]).toEqual([[1], 'WAITING']);
    expect(await queue.counts()).toEqual({ waiting: 1, running: 1, failed: 0 });
    go.open();
    await ended(queue, second.jobId);
    expect(order).toEqual([1, 2]);
  });

  it('tries again what failed, with growing waits, and then says that it failed and can be asked again', async () => {
    const { queue, log } = held;
    let times = 0;
    const at: number[] = [];
    queue.start(
      processors({
        resumed: () => {
          times += 1;
          at.push(performance.now());
          return times <= 4 ? Promise.reject(new Error(`no ${times}, said Тестова`)) : Promise.resolve('at last');
        },
      }),
    );
    const asked = request('resumed');
    await queue.put(asked);
    const failed = await ended(queue, asked.jobId);
    expect(failed).toMatchObject({ status: 'FAILED', attempts: 3, failure: { code: 'JOB_FAILED' } });
    const [a = 0, b = 0, c = 0] = at;
    expect([b - a >= 19, c - b >= 39]).toEqual([true, true]);
    expect([log.errors.length, log.warnings.length]).toEqual([1, 2]);
    expect((await queue.dead()).map(({ jobId }) => jobId)).toEqual([asked.jobId]);
    await queue.put(asked);
    expect(await ended(queue, asked.jobId)).toMatchObject({ status: 'DONE', attempts: 2 });
    expect([await queue.dead(), (await queue.open(asked.jobId))?.result]).toEqual([[], 'at last']);
  });

  it('is tried longer while an engine that it needs is away, but not for ever, and not when it fails of itself then', async () => {
    const { queue } = held;
    const fails: Record<string, readonly Error[]> = {
      back: Array.from({ length: 7 }, () => new Away()),
      away: Array.from({ length: 8 }, () => new Away()),
      wrong: [...Array.from({ length: 3 }, () => new Away()), new Error('its own')],
    };
    const begun: Record<string, number> = { back: 0, away: 0, wrong: 0 };
    const resumed: Processor = (input) => {
      const { name } = input as { readonly name: string };
      const error = fails[name]?.[(begun[name] = (begun[name] ?? 0) + 1) - 1];
      return error ? Promise.reject(error) : Promise.resolve('at last');
    };
    queue.start(processors({ resumed }));
    const asked = Object.keys(fails).map((name) => request('resumed', { input: { name } }));
    for (const one of asked) await queue.put(one);
    const found = [];
    for (const { jobId } of asked) found.push((await ended(queue, jobId)).status);
    expect([found, begun]).toEqual([['DONE', 'FAILED', 'FAILED'], { back: 8, away: 8, wrong: 4 }]);
  });

  it('is not tried again when it never can be done, and says why', async () => {
    const { queue, log } = held;
    let times = 0;
    queue.start(
      processors({
        resumed: () => {
          times += 1;
          return Promise.reject(new JobRefused({ code: 'PROFILE_NOT_FOUND', params: { profileId: 'X' } }));
        },
      }),
    );
    const { jobId } = await queue.put(request('resumed'));
    const failure = { code: 'PROFILE_NOT_FOUND', params: { profileId: 'X' } };
    expect(await ended(queue, jobId)).toMatchObject({ status: 'FAILED', attempts: 1, failure });
    expect([times, log.errors]).toEqual([1, []]);
  });

  it('is broken off at its next step when it is dropped, and leaves nothing, also for the same job asked anew', async () => {
    const { queue } = held;
    const [told, go] = [gate(), gate()];
    const seen: JobRun[] = [];
    const ends: string[] = [];
    queue.start(
      processors({
        resumed: async (_input, run) => {
          seen.push(run);
          if (seen.length > 1) return 'the second';
          told.open();
          await go.opened;
          await run.tell({ done: 1, total: 2 });
          ends.push('never');
          return 'the first';
        },
      }),
    );
    const asked = request('resumed');
    await queue.put(asked);
    await told.opened;
    expect([await queue.drop(asked.jobId), await queue.find(asked.jobId), await queue.drop(asked.jobId)]).toEqual([
      true,
      null,
      false,
    ]);
    await queue.put(asked);
    go.open();
    await ended(queue, asked.jobId);
    expect([ends, seen[0]?.signal.aborted, (await queue.open(asked.jobId))?.result]).toEqual([[], true, 'the second']);
  });

  it('is forgotten when its time is over', async () => {
    const { queue, clock } = held;
    queue.start(processors({ resumed: () => Promise.resolve('found') }));
    const { jobId } = await queue.put(request('resumed'));
    expect(await ended(queue, jobId)).toMatchObject({ expiresAt: '2026-04-20T07:00:00.000Z' });
    clock.now = '2026-04-20T06:59:59.999Z';
    expect(await queue.find(jobId)).not.toBeNull();
    clock.now = '2026-04-20T07:00:00.000Z';
    expect([await queue.find(jobId), await queue.open(jobId), await queue.dead()]).toEqual([null, null, []]);
  });

  it('lies nowhere in the clear, and a destruction of families’ data ends it', async () => {
    const { queue, sealer } = held;
    queue.start(
      processors({
        resumed: async (_input, run) => {
          await run.save({ saved: 'Сохранова' });
          return { found: 'Найденова' };
        },
        marked: () => Promise.resolve('no family'),
      }),
    );
    const [family, other] = [request('resumed'), request('marked')];
    await queue.put(family);
    await queue.put(other);
    await ended(queue, family.jobId);
    await ended(queue, other.jobId);
    const bytes = await place.bytes();
    expect(bytes.includes(family.jobId)).toBe(true);
    for (const name of ['Тестова', 'Сохранова', 'Найденова']) expect(bytes.includes(name)).toBe(false);
    await queue.forgetFamilies();
    expect([await queue.find(family.jobId), sealer.destroyed]).toEqual([null, ['FAMILIES']]);
    expect(await queue.open(other.jobId)).toMatchObject({ result: 'no family' });
  });

  it('does not start with a kind that nobody does', () => {
    expect(() => held.queue.start({ resumed: () => Promise.resolve() })).toThrow(/without processor: marked/);
  });
}
