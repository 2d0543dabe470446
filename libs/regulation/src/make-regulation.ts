import type { LocalDate } from '@kurator/kernel';
import { makeCalendar } from './calendar/make-calendar';
import type { Agency, CalendarYear, Municipality, Officer, Profile, Regulation, WorkingCalendar } from './types';

/** What a snapshot of the world is made from: published profiles and calendars, and the directory. */
export interface RegulationSource {
  readonly profiles: readonly Profile[];
  readonly calendars: readonly CalendarYear[];
  readonly municipalities: readonly Municipality[];
  readonly agencies: readonly Agency[];
  readonly officers: readonly Officer[];
}

/** Latest start first; a version without a start has always been valid. */
const newestFirst = (a: Profile, b: Profile): number =>
  (b.validFrom ?? '').localeCompare(a.validFrom ?? '') || b.profileVersion - a.profileVersion;

function byId<T>(items: readonly T[], idOf: (item: T) => string): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [idOf(item), item]));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const validOn = (profile: Profile, on: LocalDate): boolean => profile.validFrom === null || profile.validFrom <= on;

/** The profile assigned to a municipality on a day; before the first assignment none. */
const assigned = (municipality: Municipality, on: LocalDate): string | null =>
  municipality.profiles.findLast((entry) => entry.from <= on)?.profileId ?? null;

/**
 * A snapshot of everything that rules ask about the world. Immutable: a change of the directory, a profile or a
 * calendar makes a new one. Lookups are by map; `profileOf` walks the few versions of one profile.
 *
 * `validTo` ends nothing by itself: a regulation that lapsed is replaced by assigning another one, and until then
 * families keep the last law that is known (spec 4.4 (d): publishing never rewrites old deadlines).
 */
export function makeRegulation(source: RegulationSource): Regulation {
  const versions = new Map(
    [...groupBy(source.profiles, (p) => p.profileId)].map(([id, list]) => [id, list.toSorted(newestFirst)]),
  );
  const municipalities = byId(
    source.municipalities.map((m) => ({ ...m, profiles: m.profiles.toSorted((a, b) => a.from.localeCompare(b.from)) })),
    (m) => m.oktmo,
  );
  const agencies = byId(source.agencies, (a) => a.agencyId);
  const officers = byId(source.officers, (o) => o.officerId);
  const calendars = new Map<string, WorkingCalendar>(
    [...groupBy(source.calendars, (c) => c.calendar)].map(([name, years]) => [name, makeCalendar(years, name)]),
  );
  return {
    profileOf(oktmo, on) {
      const municipality = municipalities.get(oktmo);
      const profileId = municipality ? assigned(municipality, on) : null;
      if (profileId === null) return null;
      return versions.get(profileId)?.find((profile) => validOn(profile, on)) ?? null;
    },
    profile: (profileId, version) => versions.get(profileId)?.find((p) => p.profileVersion === version) ?? null,
    calendar(name) {
      // Nothing is loaded under that name: every question then names the missing year instead of failing here.
      const calendar = calendars.get(name) ?? makeCalendar([], name);
      calendars.set(name, calendar);
      return calendar;
    },
    municipality: (oktmo) => municipalities.get(oktmo) ?? null,
    municipalities: () => source.municipalities,
    agency: (agencyId) => agencies.get(agencyId) ?? null,
    agencies: () => source.agencies,
    officer: (officerId) => officers.get(officerId) ?? null,
    officers: () => source.officers,
  };
}
