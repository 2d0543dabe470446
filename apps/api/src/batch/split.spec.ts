import fc from 'fast-check';
import type { Line } from './line';
import { splitArray } from './split-array';
import { splitNdjson } from './split-ndjson';

async function* chunks(text: string, sizes: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield await Promise.resolve(bytes.subarray(at, at + size));
    at += size;
  }
}
const all = async (lines: AsyncIterable<Line>): Promise<Line[]> => {
  const found: Line[] = [];
  for await (const line of lines) found.push(line);
  return found;
};
const texts = (lines: readonly Line[]) => lines.map((line) => ('text' in line ? line.text : null));
const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

it('splits NDJSON wherever the chunks are cut', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 6 }), cuts, async (values, sizes) => {
      const lines = values.map((value) => JSON.stringify(value));
      expect(texts(await all(splitNdjson(chunks(lines.join('\n'), sizes))))).toEqual(lines);
    }),
  ));

it('splits a JSON array wherever the chunks are cut, whatever its strings hold', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 6 }), cuts, async (values, sizes) => {
      const found = texts(await all(splitArray(chunks(JSON.stringify(values, null, 1), sizes))));
      expect(found.map((text) => JSON.parse(text as string) as unknown)).toEqual(JSON.parse(JSON.stringify(values)));
    }),
  ));

it('numbers NDJSON lines as an editor does and tells which one is too long', async () => {
  const lines = await all(splitNdjson(chunks('{}\n\n123456789\n[]', [3]), 5));
  expect(lines).toEqual([
    { line: 1, text: '{}' },
    { line: 3, tooLong: true },
    { line: 4, text: '[]' },
  ]);
});
