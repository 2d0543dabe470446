import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { transformSync } from '@swc/core';
import { makeLogger } from './logger';
import { inSources, traceOf } from './traces';

/** Compiled as the build compiles: what lies above `fail` in the source is left out, so that its line moves. */
const SOURCE = `interface Left {
  readonly out: string;
}

export function fail(left: Left): never {
  throw new Error(left.out);
}
`;

describe('traces', () => {
  const dir = mkdtempSync(join(tmpdir(), 'kurator-traces-'));
  const [source, file] = [join(dir, 'src', 'fail.ts'), join(dir, 'dist', 'src', 'fail.js')];
  beforeAll(() => {
    mkdirSync(join(dir, 'dist', 'src'), { recursive: true });
    const { code, map } = transformSync(SOURCE, {
      filename: 'fail.ts',
      sourceFileName: '../../src/fail.ts',
      sourceMaps: true,
      module: { type: 'commonjs' },
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    });
    writeFileSync(file, code);
    writeFileSync(`${file}.map`, map ?? '');
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** As Node tells it of the compiled file. */
  function failed(): Error {
    const lines = readFileSync(file, 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('new Error'));
    const place = `${file}:${line + 1}:${(lines[line] ?? '').indexOf('new Error') + 1}`;
    return Object.assign(new Error('left out'), { stack: `Error: left out\n    at fail (${place})\n    at ${place}` });
  }
  const there = `${relative(process.cwd(), source)}:6:9`;

  it('name the place in the source, which no compiled file has', () => {
    expect(failed().stack).not.toContain(':6:9');
    expect(inSources(failed().stack ?? '')).toBe(`Error: left out\n    at fail (${there})\n    at ${there}`);
    expect(traceOf(failed())).toContain(there);
  });

  it('are told in the log that way, with those of what caused them', () => {
    const lines: string[] = [];
    const logger = makeLogger('error', { write: (line: string) => void lines.push(line) });
    logger.error({ err: new Error('above', { cause: failed() }) }, 'said');
    const { err } = JSON.parse(lines[0] ?? '') as { err: { stack: string; message: string } };
    expect(err.stack).toContain(`caused by: Error: left out\n    at fail (${there})`);
    expect(err.message).toBe('above: left out');
  });

  it('are no matter of what was thrown without being an error', () => {
    const lines: string[] = [];
    makeLogger('error', { write: (line: string) => void lines.push(line) }).error({ err: 'a word' }, 'said');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: 'a word', msg: 'said' });
  });

  it('stay as they are where nothing is known of the source', () => {
    const foreign = 'Error: x\n    at run (/nowhere/lib/a.js:3:5)\n    at node:internal/main:1:2';
    expect(inSources(foreign)).toBe(foreign);
    expect(traceOf('no error')).toBe('no error');
  });
});
