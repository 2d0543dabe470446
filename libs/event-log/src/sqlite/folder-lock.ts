import { connect } from './connection';

/** The file belongs to another running process (or is open a second time in this one). */
export class DataInUse extends Error {
  constructor(readonly file: string) {
    super(
      `Данные заняты другим работающим процессом: ${file}. Остановите его и запустите снова. / ` +
        `The data are in use by another running process: ${file}. Stop it and start again.`,
    );
  }
}

/**
 * Takes a file for this process alone. The lock is an exclusive SQLite transaction on `<file>.lock`, so the operating
 * system releases it when the process dies, however it dies.
 * @returns releases the lock
 * @throws DataInUse
 */
export function lockFile(file: string): () => void {
  const db = connect(`${file}.lock`);
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw new DataInUse(file);
    throw error;
  }
  return () => {
    db.exec('ROLLBACK');
    db.close();
  };
}
