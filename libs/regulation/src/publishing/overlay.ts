import type { Profile } from '../types';
import { wrong, type ProfileErrors, type Said } from '../profile/profile-errors';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The profile that another one stands on: its id, and the version that it was laid over. */
export interface Base {
  readonly profileId: string;
  readonly profileVersion: number;
}

/** The newest version of a profile, or the one that is named; null when there is none. */
export function publishedVersion(profiles: readonly Profile[], profileId: unknown, version?: unknown): Profile | null {
  const versions = profiles.filter((one) => one.profileId === profileId);
  if (version !== undefined) return versions.find((one) => one.profileVersion === version) ?? null;
  return versions.reduce<Profile | null>(
    (best, one) => (best && best.profileVersion > one.profileVersion ? best : one),
    null,
  );
}

/** The district's values win where they are not NOT_REGULATED (spec 4.4 (c)). What is no object is left to the check. */
function over(base: Json, own: unknown): unknown {
  if (own === undefined) return base;
  if (!isObject(own)) return own;
  const said = Object.entries(own).filter(([key, value]) => value !== 'NOT_REGULATED' || !Object.hasOwn(base, key));
  return { ...base, ...Object.fromEntries(said) };
}

const LAYERED = ['counting', 'params', 'assumptions', 'deadlines'] as const;

function laidOver(base: Profile, own: Json): Json {
  const { extends: _base, ...said } = own;
  const layers = LAYERED.map((name): readonly [string, unknown] => [name, over(base[name], own[name])]);
  const { validFrom = null, validTo = null } = own;
  return { ...base, ...said, ...(Object.fromEntries(layers) as Json), validFrom, validTo };
}

const wrongBase = (...said: Said): ProfileErrors => ({ errors: [wrong('extends', 'REFERENCE', said)] });

/** A profile with everything in it, and what it was laid over. */
export interface Whole {
  readonly profile: unknown;
  readonly base: Base | null;
}

/**
 * A district's profile names the regional one in `extends` (`"MARIEL"` or `{profileId, profileVersion?}`) and says only
 * what differs; it is laid over that version for good, so that a rebuild gives the same due days (spec 4.4 (c), (d)).
 * A profile without `extends` is whole by itself.
 */
export function wholeProfile(json: Json, profiles: readonly Profile[]): Whole | ProfileErrors {
  const named = json['extends'];
  if (named === undefined) return { profile: json, base: null };
  const { profileId, profileVersion }: Json = isObject(named) ? named : { profileId: named };
  const base = publishedVersion(profiles, profileId, profileVersion);
  if (base === null)
    return wrongBase(
      `Регламента «${String(profileId)}» или такой его версии нет`,
      `There is no profile "${String(profileId)}", or no such version of it`,
    );
  if (base.profileId === json['profileId'])
    return wrongBase('Регламент не может быть наложен сам на себя', 'A profile cannot be laid over itself');
  const { profileId: id, profileVersion: version } = base;
  return { profile: laidOver(base, json), base: { profileId: id, profileVersion: version } };
}
