import { connectReadOnly } from '../sqlite/connection';

const PAGE = 1000;

/** An owner's keys as they lie in the vault: wrapped by the master key for this owner. */
export interface Wrapped {
  readonly owner: string;
  readonly wrapped: Buffer;
}

/** Every owner's wrapped keys, by owner; the check value of the master key is among them. @param file `vault.db` */
export function* wrappedKeys(file: string): Generator<Wrapped> {
  const db = connectReadOnly(file);
  try {
    const page = db.prepare('SELECT owner, keys FROM owners WHERE owner > ? ORDER BY owner LIMIT ?');
    for (let last = ''; ;) {
      const rows = page.all([last, PAGE]);
      for (const [owner, wrapped] of rows) yield { owner: String(owner), wrapped: wrapped as Buffer };
      if (rows.length < PAGE) return;
      last = String(rows.at(-1)?.[0]);
    }
  } finally {
    db.close();
  }
}
