import { LineBuffer, MAX_LINE, type Line } from './line';

const BYTE = { quote: 0x22, backslash: 0x5c, comma: 0x2c, open: 0x5b, close: 0x5d, brace: 0x7b, unbrace: 0x7d };

const STEPS: ReadonlyMap<number, 1 | -1> = new Map([
  [BYTE.open, 1],
  [BYTE.brace, 1],
  [BYTE.close, -1],
  [BYTE.unbrace, -1],
]);

/** Where the scanner stands: how deep, inside a string, behind a backslash. Depth 1 is the array's own. */
interface Scan {
  depth: number;
  /** An array's commas part decisions; those of a lone object belong to the one decision that it is. */
  inArray: boolean;
  inString: boolean;
  escaped: boolean;
}

/**
 * Splits a JSON array into the texts of its elements without holding it. What is not an array is one line, which then
 * fails to be a decision; the elements' own syntax is judged when they are parsed.
 */
export async function* splitArray(source: AsyncIterable<Buffer>, max = MAX_LINE): AsyncGenerator<Line> {
  const buffer = new LineBuffer(max);
  const scan: Scan = { depth: 0, inArray: false, inString: false, escaped: false };
  for await (const chunk of source) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (!isBoundary(scan, chunk[at] as number)) continue;
      buffer.add(chunk.subarray(from, at));
      from = at + 1;
      const line = buffer.take(false);
      if (line) yield line;
    }
    buffer.add(chunk.subarray(from));
  }
  const last = buffer.take(false);
  if (last) yield last;
}

/** True for the array's own brackets and the commas between its elements. */
function isBoundary(scan: Scan, byte: number): boolean {
  if (scan.inString) {
    inString(scan, byte);
    return false;
  }
  if (byte === BYTE.quote) scan.inString = true;
  if (byte === BYTE.comma) return scan.depth === 1 && scan.inArray;
  const step = STEPS.get(byte);
  return step !== undefined && isOuter(scan, step, byte);
}

/** Moves the depth; true when the bracket is the array's own. */
function isOuter(scan: Scan, step: 1 | -1, byte: number): boolean {
  const before = scan.depth;
  scan.depth += step;
  const outer = step === 1 ? before === 0 : scan.depth === 0;
  if (outer && step === 1) scan.inArray = byte === BYTE.open;
  return outer && scan.inArray && (byte === BYTE.open || byte === BYTE.close);
}

function inString(scan: Scan, byte: number): void {
  if (scan.escaped) scan.escaped = false;
  else if (byte === BYTE.backslash) scan.escaped = true;
  else if (byte === BYTE.quote) scan.inString = false;
}
