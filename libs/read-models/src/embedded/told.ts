import type { DatedChange, Told, ToldQuery } from '../port';
import { figuresOfText, namedFigures } from '../stored/changes';
import { mayTell } from '../stored/may-tell';
import { openCodes } from './codes';
import type { Sql } from './connection';

/** Families read at once: some milliseconds, then others have their turn. */
const CHUNK = 1000;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Every family that tells a unit something of the keys asked for, with all that it tells it; in a fixed order. */
export async function* toldBy(db: Sql, { unit, keyPrefixes }: ToldQuery): AsyncGenerator<Told> {
  const codes = openCodes(db);
  const all = db.all('SELECT code, name FROM codes').map(([code, name]) => [Number(code), String(name)] as const);
  const keys = all.filter(([, name]) => keyPrefixes.some((prefix) => name.startsWith(prefix))).map(([code]) => code);
  if (keys.length === 0) return;
  const likely = mayTell(keys);
  const isMeant = ({ key }: DatedChange): boolean => keyPrefixes.some((prefix) => key.startsWith(prefix));
  for (let last = -1; ;) {
    const rows = db.all('SELECT fid, family, changes FROM families WHERE fid > ? ORDER BY fid LIMIT ?', [last, CHUNK]);
    for (const [, family, text] of rows) {
      if (!likely.test(String(text))) continue;
      const named = namedFigures(codes, figuresOfText(String(text)));
      const changes = named.flatMap(([of, key, date, n]) => (of === unit ? [{ unit, key, date, n }] : []));
      if (changes.some(isMeant)) yield { family: String(family), changes };
    }
    if (rows.length < CHUNK) return;
    last = Number(rows.at(-1)?.[0]);
    await breathe();
  }
}
