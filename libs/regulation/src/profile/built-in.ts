import borodino from '../../data/profiles/borodino.json';
import irkutsk from '../../data/profiles/irkutsk.json';
import kochki from '../../data/profiles/kochki.json';
import mariel from '../../data/profiles/mariel.json';
import oktyabrsky from '../../data/profiles/oktyabrsky.json';
import type { Profile } from '../types';
import { parseProfile } from './parse-profile';
import { isProfileErrors } from './profile-errors';

function checked(json: unknown): Profile {
  const profile = parseProfile(json);
  if (isProfileErrors(profile))
    throw new Error(`a built-in profile is broken: ${profile.errors.map((e) => `${e.path}: ${e.message}`).join('; ')}`);
  return profile;
}

/** The five regulations that ship with the product (spec 4.5); published as events at the first start. */
export const builtInProfiles: readonly Profile[] = [kochki, irkutsk, mariel, borodino, oktyabrsky].map(checked);
