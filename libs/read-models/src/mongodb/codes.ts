import type { Codes } from '../stored/codes';
import type { Place, StoredCode, Within } from './place';

/** The numbers of units and keys as this process knows them; new ones are stored with the batch that brings them. */
export interface CodeBook extends Codes {
  /** Numbers of the names that are meant. */
  codesOf(isMeant: (name: string) => boolean): readonly number[];
  added(): readonly StoredCode[];
  /** Nothing is new any more: the batch was committed. */
  settle(): void;
}

function bookOf(stored: readonly StoredCode[]): CodeBook {
  const codes = new Map(stored.map(({ _id, code }) => [_id, code]));
  const names: string[] = [];
  for (const { _id, code } of stored) names[code] = _id;
  let added: StoredCode[] = [];
  return {
    codeOf: (name) => {
      const known = codes.get(name);
      if (known !== undefined) return known;
      const code = codes.size;
      codes.set(name, code);
      names[code] = name;
      added.push({ _id: name, code });
      return code;
    },
    nameOf: (code) => {
      const name = names[code];
      if (name === undefined) throw new Error(`no unit or key has the number ${code}`);
      return name;
    },
    codesOf: (isMeant) => [...codes].flatMap(([name, code]) => (isMeant(name) ? [code] : [])),
    added: () => added,
    settle: () => {
      added = [];
    },
  };
}

export const readCodes = async ({ codes }: Place, { session }: Within = {}): Promise<CodeBook> =>
  bookOf(await codes.find({}, { session }).toArray());
