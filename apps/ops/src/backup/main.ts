import { parseArgs } from 'node:util';
import { ConfigRefused } from '@kurator/platform';
import { backUp, type BackupPart } from './backup';

const PARTS: readonly BackupPart[] = ['log', 'keys'];

/** `npm run backup -- --to FOLDER [--only log|keys]`, of the register in DATA_DIR. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, only: { type: 'string' } } });
  const { to, only } = values;
  const parts = PARTS.filter((part) => only === undefined || part === only);
  if (!to || parts.length === 0)
    throw new ConfigRefused(
      'Вызов: npm run backup -- --to ПАПКА [--only log|keys]',
      'usage: npm run backup -- --to FOLDER [--only log|keys]',
    );
  const copied = await backUp(process.env['DATA_DIR'] || './data', to, parts);
  for (const { file, sha256 } of copied) console.log(`${sha256}  ${file}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
