import borodino from '../../data/profiles/borodino.json';
import irkutsk from '../../data/profiles/irkutsk.json';
import kochki from '../../data/profiles/kochki.json';
import mariel from '../../data/profiles/mariel.json';
import oktyabrsky from '../../data/profiles/oktyabrsky.json';
import type { Profile } from '../types';
import { parseProfile } from './parse-profile';
import { isProfileErrors } from './profile-errors';

/** The five regulations that ship with the product (spec 4.5); checked when they are published at the first start. */
export const builtInProfiles = [kochki, irkutsk, mariel, borodino, oktyabrsky] as unknown as readonly Profile[];

/** A profile that may be published. @throws Error naming every place that is wrong */
export function checkedProfile(json: unknown): Profile {
  const profile = parseProfile(json);
  if (isProfileErrors(profile))
    throw new Error(`a built-in profile is broken: ${profile.errors.map((e) => `${e.path}: ${e.message}`).join('; ')}`);
  return profile;
}
