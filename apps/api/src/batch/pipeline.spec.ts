import { runBatch, type Job } from './pipeline';

async function* numbered(count: number, read: number[]): AsyncGenerator<{ line: number; text: string }> {
  for (let line = 1; line <= count; line += 1) {
    read.push(line);
    yield await Promise.resolve({ line, text: '' });
  }
}
const settle = () => new Promise((resolve) => setImmediate(resolve));
const immediate = (line: number): Job => ({ run: () => Promise.resolve(String(line)) });

it('answers in the order of lines and reads no further than its window while nobody takes answers', async () => {
  const read: number[] = [];
  const batch = runBatch(numbered(100, read), ({ line }) => immediate(line), 4);
  expect((await batch.next()).value).toBe('1');
  for (let turn = 0; turn < 50; turn += 1) await settle();
  expect(read.length).toBeLessThanOrEqual(6);
  const rest: string[] = [];
  for await (const answer of batch) rest.push(answer);
  expect(rest).toEqual(Array.from({ length: 99 }, (_one, at) => String(at + 2)));
});

it('stops reading when the taker goes away', async () => {
  const read: number[] = [];
  const batch = runBatch(numbered(100, read), ({ line }) => immediate(line), 4);
  await batch.next();
  await batch.return(undefined);
  const then = read.length;
  for (let turn = 0; turn < 50; turn += 1) await settle();
  expect([read.length - then, then < 10]).toEqual([0, true]);
});

it('answers while the input is still open', async () => {
  const batch = runBatch(
    (async function* () {
      yield await Promise.resolve({ line: 1, text: '' });
      await new Promise(() => undefined);
    })(),
    ({ line }) => immediate(line),
  );
  expect((await batch.next()).value).toBe('1');
});
