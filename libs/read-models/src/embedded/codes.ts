import type { Codes as AnyCodes } from '../stored/codes';
import type { Sql } from './connection';

export interface Codes extends AnyCodes {
  /** Reads the table again at the next use: numbers given in a transaction that was undone are gone. */
  forget(): void;
}

/** The numbers that a file holds. */
export function openCodes(db: Sql): Codes {
  let codes: Map<string, number> | null = null;
  let names: string[] = [];
  const known = (): Map<string, number> => {
    if (codes) return codes;
    codes = new Map();
    names = [];
    for (const [code, name] of db.all('SELECT code, name FROM codes')) {
      codes.set(name as string, code as number);
      names[code as number] = name as string;
    }
    return codes;
  };
  return {
    codeOf: (name) => {
      const all = known();
      const found = all.get(name);
      if (found !== undefined) return found;
      const code = all.size;
      db.run('INSERT INTO codes(code, name) VALUES (?, ?)', [code, name]);
      all.set(name, code);
      names[code] = name;
      return code;
    },
    nameOf: (code) => {
      known();
      const name = names[code];
      if (name === undefined) throw new Error(`no unit or key has the number ${code}`);
      return name;
    },
    forget: () => {
      codes = null;
    },
  };
}
