import { localDateOf, type Instant, type LocalDate } from '@kurator/kernel';
import type { Profile, Regulation } from '../types';
import { REGION } from './stream-kind';

/**
 * The regional regulations in force in the region's municipalities on a day, those of most municipalities first. A
 * region has one; several only where one register serves several laws.
 */
export function regionalProfiles(regulation: Regulation, on: LocalDate): readonly Profile[] {
  const found = new Map<string, { readonly profile: Profile; n: number }>();
  for (const { oktmo } of regulation.municipalities()) {
    const profile = regulation.profileOf(oktmo, on);
    if (profile?.territorialLevel !== 'REGION') continue;
    const known = found.get(profile.profileId) ?? { profile, n: 0 };
    known.n += 1;
    found.set(profile.profileId, known);
  }
  return [...found.values()]
    .sort((a, b) => b.n - a.n || a.profile.profileId.localeCompare(b.profile.profileId))
    .map(({ profile }) => profile);
}

/** The regulation of a unit on a day: a municipality's own, the region's the first of {@link regionalProfiles}. */
export const profileOfUnit = (regulation: Regulation, unit: string, on: LocalDate): Profile | null =>
  unit === REGION ? (regionalProfiles(regulation, on)[0] ?? null) : regulation.profileOf(unit, on);

/** The time zone in which a unit counts its days; the region's is the one in which the day is the latest. */
export function zoneOfUnit(regulation: Regulation, unit: string, now: Instant): string {
  const own = regulation.municipality(unit)?.timeZone;
  if (own !== undefined) return own;
  const zones = regulation.municipalities().map(({ timeZone }) => timeZone);
  return zones.reduce((best, zone) => (localDateOf(now, zone) > localDateOf(now, best) ? zone : best), 'UTC');
}
