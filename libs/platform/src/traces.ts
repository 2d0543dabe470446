import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';

/** A place in a compiled file, as stack traces name it: path, line and column, both from 1. */
const PLACE = /(?<=[\s(])(\/[^\s():]+\.js):(\d+):(\d+)/g;
const maps = new Map<string, SourceMap | null>();

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as ConstructorParameters<typeof SourceMap>[0]);
  } catch {
    // Other people's code has none; a trace is told as it is rather than not at all.
    return null;
  }
}
function mapOf(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const read = readMap(file);
  maps.set(file, read);
  return read;
}

/**
 * A stack trace whose places are those of the sources, by path from the working folder. Maps are read when a trace is told:
 * with `--enable-source-maps` every thread holds those of all modules from its start on, 30 MB in a rebuild.
 * @param stack `Error.stack`
 */
export const inSources = (stack: string): string =>
  stack.replace(PLACE, (place, file: string, line: string, column: string) => {
    const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return place;
    const source = relative(process.cwd(), resolve(dirname(file), entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });

/** What to write of an error that nobody expected. */
export const traceOf = (error: unknown): string =>
  error instanceof Error ? inSources(error.stack ?? error.message) : String(error);
