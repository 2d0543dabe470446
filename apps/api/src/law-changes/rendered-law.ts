import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { canonical } from '@kurator/event-log';
import { changed, type SharedStore } from '@kurator/shared-store';
import type { LawSource } from '../register/law';

/** The law in short texts: another one means that rows may read otherwise, of all families or of a municipality's. */
export interface LawParts {
  /** What any family may stand under: calendars, agencies, officers. */
  readonly common: string;
  /** By municipality: its entry, and every version of the regulations that it has or had. */
  readonly units: Readonly<Record<string, string>>;
}

const signed = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex').slice(0, 32);

function partsOf({ profiles, calendars, directory }: LawSource): LawParts {
  const { municipalities, ...rest } = directory;
  const units = municipalities.map((municipality) => {
    const ids = new Set(municipality.profiles.map(({ profileId }) => profileId));
    return [
      municipality.oktmo,
      signed([municipality, profiles.filter(({ profileId }) => ids.has(profileId))]),
    ] as const;
  });
  return { common: signed([calendars, rest]), units: Object.fromEntries(units) };
}

const known = new WeakMap<LawSource, LawParts>();
export function lawParts(law: LawSource): LawParts {
  const parts = known.get(law) ?? partsOf(law);
  known.set(law, parts);
  return parts;
}
/** All of it in one short text. */
export const lawSignature = (parts: LawParts): string => signed(parts);

/**
 * The municipalities whose families another law may touch; null for all families, wherever they are. A regulation that
 * no municipality has yet touches nobody.
 */
export function touchedUnits(before: LawParts | null, now: LawParts): ReadonlySet<string> | null {
  if (before === null || before.common !== now.common) return null;
  const all = Object.keys({ ...before.units, ...now.units });
  return new Set(all.filter((unit) => before.units[unit] !== now.units[unit]));
}

/** Under which law all rows of the read models were rendered last, kept over a restart. */
export interface RenderedLaw {
  /** Null when nobody knows. */
  get(): LawParts | null | Promise<LawParts | null>;
  set(parts: LawParts): void | Promise<void>;
}

/** Of which version a file tells; null: an earlier version of this program wrote it, or nobody. */
function versionIn(text: string): string | null {
  const said = text.startsWith('{') ? (JSON.parse(text) as { readonly version?: unknown }) : {};
  return typeof said.version === 'string' ? said.version : null;
}

const isParts = (value: unknown): value is LawParts =>
  typeof value === 'object' && value !== null && 'common' in value && 'units' in value;
/** What an earlier version of this program wrote says nothing of the parts: everything is rendered once. */
function partsIn(text: string): LawParts | null {
  if (!text.startsWith('{')) return null;
  const value: unknown = JSON.parse(text);
  return isParts(value) ? value : null;
}

/** A version of the read models, and the law that it was built under: as `lawText` writes it; null when nobody knows. */
export interface RenderedVersion {
  readonly version: string;
  readonly builtUnder: () => Promise<string | null>;
}
/** The law as a version of the read models keeps it. */
export const lawText = (law: LawSource): string => JSON.stringify(lawParts(law));

/**
 * @param file made anew beside itself and put in its place, so that a crash leaves the one or the other
 * @param of the version whose rows are meant; of another one the file says nothing
 */
export const renderedLaw = (file: string, of: () => RenderedVersion): RenderedLaw => ({
  async get() {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const { version, builtUnder } = of();
    return versionIn(text) === version ? partsIn(text) : partsIn((await builtUnder()) ?? '');
  },
  set(parts) {
    const { common, units } = parts;
    writeFileSync(`${file}.new`, `${JSON.stringify({ common, units, version: of().version })}\n`, {
      ...{ mode: 0o600, flush: true },
    });
    renameSync(`${file}.new`, file);
  },
});

/** How far a run has come that renders families under another law, where its next owner finds it. */
export interface RunPlace {
  get(): Promise<unknown>;
  /** @param place null when the run has ended */
  set(place: unknown): Promise<void>;
}
export const sharedRunPlace = (store: SharedStore, version: string): RunPlace => ({
  get: async () => JSON.parse((await store.get('rendering-law', version))?.value ?? 'null') as unknown,
  async set(place) {
    const next = JSON.stringify(place);
    await changed(store, ['rendering-law', version], (text) => (text === next ? null : next));
  },
});

/** The same where all processes reach it, for read models that are built from the log of all. */
export const sharedRenderedLaw = (store: SharedStore, version: string): RenderedLaw => ({
  get: async () => partsIn((await store.get('rendered-law', version))?.value ?? ''),
  async set(parts) {
    const next = JSON.stringify(parts);
    await changed(store, ['rendered-law', version], (text) => (text === next ? null : next));
  },
});
