import { connect, connectReadOnly } from './connection';

const text = (file: string): string => `'${file.replaceAll("'", "''")}'`;

/**
 * Copies a database that may be open and written to elsewhere: the copy is what was committed at one moment. The engine
 * then reads the copy through and says whether it is whole.
 * @param target must not exist
 * @throws Error when the copy is not whole, or cannot be made
 */
export function copyDatabase(file: string, target: string): void {
  const source = connect(file);
  try {
    source.exec('PRAGMA busy_timeout=5000');
    source.exec(`VACUUM INTO ${text(target)}`);
  } finally {
    source.close();
  }
  const copy = connectReadOnly(target);
  try {
    const said = copy.prepare('PRAGMA integrity_check').all();
    if (said.length !== 1 || said[0]?.[0] !== 'ok') throw new Error(`${target} is not whole: ${String(said[0]?.[0])}`);
  } finally {
    copy.close();
  }
}
