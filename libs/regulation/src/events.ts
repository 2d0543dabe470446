import { bool, date, int, object, opt, token, wholeDocument, type EventType } from '@kurator/kernel';
import type { CalendarYear, Profile } from './types';

/** Profiles and calendars are data and events (architecture decision 8): a rebuild gives the same due dates. */
export const profilePublished = {
  name: 'profile-published',
  group: 'N',
  title: { ru: 'Опубликован регламент', en: 'A regulation profile was published' },
  source: 'Proposal 4.4',
  version: 1,
  upcasts: [],
  fields: {
    profileId: token(64),
    profileVersion: int(1),
    validFrom: opt(date()),
    /** The profile that this one was laid over; `body` holds the result (spec 4.4 (c)). */
    extends: opt(object({ profileId: token(64), profileVersion: int(1) })),
    body: wholeDocument<Profile>('profile.schema.json'),
  },
  possible: () => null,
} as const satisfies EventType<unknown>;

export const calendarPublished = {
  name: 'calendar-published',
  group: 'N',
  title: { ru: 'Опубликован производственный календарь', en: 'A working calendar was published' },
  source: 'Spec 4.1.2',
  version: 1,
  upcasts: [],
  fields: {
    calendar: token(64),
    year: int(1900, 3000),
    verified: bool(),
    body: wholeDocument<CalendarYear>('calendar year'),
  },
  possible: () => null,
} as const satisfies EventType<unknown>;

export const lawEvents: readonly EventType<unknown>[] = [profilePublished, calendarPublished];
export const profileStream = (profileId: string): string => `profile-${profileId}`;
export const calendarStream = (calendar: string, year: number): string => `calendar-${calendar}-${year}`;
