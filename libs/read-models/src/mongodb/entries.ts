import { CODES, codeOf } from '@kurator/mongodb';
import type { Collection } from 'mongodb';
import { versionsIn, type Aliases } from '../engine/aliases';
import type { Build, BuildPlan, BuildProgress, ReplayAsked } from '../versions';

/**
 * `serving` holds every alias, so that a flip is one change of one document, `replay` a question to the owner; every other
 * entry is a version.
 */
export interface Entry {
  readonly _id: string;
  readonly aliases?: Aliases;
  /** Counts the changes of the aliases. */
  readonly n?: number;
  /** What a version is built of, until it serves. */
  readonly plan?: BuildPlan;
  readonly progress?: BuildProgress;
  readonly cancelled?: boolean;
  readonly replay?: ReplayAsked;
}
export type Entries = Collection<Entry>;

const SERVING = 'serving';
const NAME = /^v(\d+)$/;
export const isVersion = (name: string): boolean => NAME.test(name);
export const numberOf = (name: string): number => Number(NAME.exec(name)?.[1] ?? 0);

const isSound = ({ aliases, n }: Entry): boolean =>
  Array.isArray(aliases) && typeof n === 'number' && [...versionsIn(aliases)].every(isVersion);

async function read(entries: Entries): Promise<{ readonly aliases: Aliases; readonly n: number | null }> {
  const found = await entries.findOne({ _id: SERVING });
  if (!found) return { aliases: [], n: null };
  if (!isSound(found)) throw new Error('the entry of the serving read models is damaged');
  return { aliases: found.aliases ?? [], n: found.n ?? 0 };
}
/** The last one first. @throws Error for a damaged entry, which is never guessed at */
export const aliasesIn = async (entries: Entries): Promise<Aliases> => (await read(entries)).aliases;

/** Stores aliases where they were read as change number `n`; null: there were none. @returns false when others were quicker */
async function put(entries: Entries, aliases: Aliases, n: number | null): Promise<boolean> {
  const known = { _id: SERVING, n: n ?? 0 };
  if (n !== null) return (await entries.updateOne(known, { $set: { aliases, n: n + 1 } })).matchedCount > 0;
  try {
    await entries.insertOne({ _id: SERVING, aliases, n: 1 });
    return true;
  } catch (error) {
    if (codeOf(error) === CODES.duplicateKey) return false;
    throw error;
  }
}

/** Changes the aliases as a whole, after whatever other processes do to them. @param change null leaves them as they are */
export async function changeAliases(
  entries: Entries,
  change: (aliases: Aliases) => Aliases | null,
): Promise<Aliases | null> {
  for (;;) {
    const { aliases, n } = await read(entries);
    const next = change(aliases);
    if (next === null || (await put(entries, next, n))) return next;
  }
}

/** Reserves a name that no version had: also two processes at one moment get two. */
export async function reserve(entries: Entries, build: Pick<Entry, 'plan' | 'progress'>): Promise<string> {
  for (;;) {
    const all = await entries.find({}).toArray();
    const names = all.flatMap(({ _id, aliases = [] }) => [_id, ...versionsIn(aliases)]);
    const name = `v${Math.max(0, ...names.map(numberOf)) + 1}`;
    try {
      await entries.insertOne({ _id: name, ...build });
      return name;
    } catch (error) {
      if (codeOf(error) !== CODES.duplicateKey) throw error;
    }
  }
}

/** Versions that were begun by a plan and have not served, the oldest first. */
export async function buildsIn(entries: Entries): Promise<readonly Build[]> {
  const served = versionsIn(await aliasesIn(entries));
  const all = await entries.find({}).toArray();
  return all
    .flatMap(({ _id: name, plan, progress, cancelled = false }) =>
      plan && progress && !served.has(name) ? [{ ...plan, ...progress, name, cancelled }] : [],
    )
    .sort((a, b) => numberOf(a.name) - numberOf(b.name));
}
