import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Alias {
  readonly signature: string;
  readonly made: { readonly law: string; readonly projections: Readonly<Record<string, string>> };
}
interface Stored {
  readonly file: string;
  readonly signature: string;
  readonly aliases: readonly Alias[];
}
const OTHER = '0'.repeat(32);

/** Makes the read models of a stopped register those of another program, in which these projections said something else. */
export async function asOfAnotherProgram(dataDir: string, changed: readonly string[]): Promise<void> {
  const file = join(dataDir, 'read-models', 'current.json');
  const { aliases, ...stored } = JSON.parse(await readFile(file, 'utf8')) as Stored;
  const [{ made, ...alias }] = aliases as readonly [Alias];
  const projections = { ...made.projections, ...Object.fromEntries(changed.map((name) => [name, OTHER])) };
  const before = [{ ...alias, signature: OTHER, made: { ...made, projections } }];
  await writeFile(file, JSON.stringify({ ...stored, signature: OTHER, aliases: before }));
}
