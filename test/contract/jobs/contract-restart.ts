import { ended, gate, opened, processors, request, until, type MakePlace, type Place } from './harness';

/** What outlives the process. */
export function restartContract(makePlace: MakePlace): void {
  let place: Place;
  beforeEach(async () => {
    place = await makePlace();
  });
  afterEach(() => place.remove());

  it('keeps what was found, what failed and what waits over a restart', async () => {
    const first = await opened(place);
    const [done, failed, waiting] = [request('resumed'), request('marked'), request('resumed', { input: 'later' })];
    const told = gate();
    first.queue.start(
      processors({
        resumed: async (input, run) => {
          if (input !== 'later') return 'found';
          told.open();
          for (;;) {
            await run.tell({ done: 0, total: 1 });
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        },
        marked: () => Promise.reject(new Error('no')),
      }),
    );
    for (const one of [done, failed, waiting]) await first.queue.put(one);
    await ended(first.queue, done.jobId);
    await ended(first.queue, failed.jobId);
    await told.opened;
    await first.queue.close();

    const { queue } = await opened(place, first.sealer);
    expect(await queue.open(done.jobId)).toMatchObject({ job: { status: 'DONE' }, result: 'found' });
    expect((await queue.find(failed.jobId))?.failure).toEqual({ code: 'JOB_FAILED', params: {} });
    queue.start(processors({ resumed: (input) => Promise.resolve([input, 'taken up']) }));
    expect(await ended(queue, waiting.jobId)).toMatchObject({ status: 'DONE' });
    expect((await queue.open(waiting.jobId))?.result).toEqual(['later', 'taken up']);
    await queue.close();
  });

  it('goes on from what was saved, when the kind says so, and marks the other as interrupted', async () => {
    const first = await opened(place);
    const [resumed, marked] = [request('resumed'), request('marked')];
    const [both, never] = [{ saved: gate(), begun: gate() }, gate()];
    first.queue.start(
      processors({
        resumed: async (_input, run) => {
          await run.save({ at: 40 });
          both.saved.open();
          for (;;) {
            await run.tell({ done: 40, total: 100 });
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        },
        marked: async (_input, run) => {
          both.begun.open();
          await new Promise<void>((resolve) => run.signal.addEventListener('abort', () => resolve()));
          never.open();
          await run.tell({ done: 1, total: 2 });
        },
      }),
    );
    await first.queue.put(resumed);
    await first.queue.put(marked);
    await both.saved.opened;
    await both.begun.opened;
    await first.queue.close();

    const { queue } = await opened(place, first.sealer);
    queue.start(processors({ resumed: (_input, run) => Promise.resolve({ from: run.saved }) }));
    await ended(queue, resumed.jobId);
    expect((await queue.open(resumed.jobId))?.result).toEqual({ from: { at: 40 } });
    const interrupted = await until(queue, marked.jobId, ({ status }) => status === 'FAILED');
    expect(interrupted.failure).toEqual({ code: 'JOB_INTERRUPTED', params: {} });
    await queue.close();
  });
}
