import { LineBuffer, MAX_LINE, type Line } from './line';

const NEWLINE = 0x0a;

/**
 * Splits a byte stream at line ends. Empty lines are skipped but counted, so that a line's number is the one that an
 * editor shows. Memory holds one line and one chunk.
 */
export async function* splitNdjson(source: AsyncIterable<Buffer>, max = MAX_LINE): AsyncGenerator<Line> {
  const buffer = new LineBuffer(max);
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      buffer.add(chunk.subarray(from, at));
      from = at + 1;
      const line = buffer.take(true);
      if (line) yield line;
    }
    buffer.add(chunk.subarray(from));
  }
  const last = buffer.take(false);
  if (last) yield last;
}
