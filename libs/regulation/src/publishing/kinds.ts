import { calendarStream, profileStream } from '../events';
import { REGION, type StreamKind } from '../streams/stream-kind';
import { parseCalendarId, publishCalendar } from './publish-calendar';
import { publishProfile } from './publish-profile';

/** Regulation profiles (spec C48): stream `profile-<id>`, an event for each version. */
export const profiles: StreamKind = {
  resource: 'profiles',
  idName: 'profileId',
  normal: (id) => (/^[A-Z][A-Z0-9-]{0,49}$/.test(id) ? id : null),
  exampleId: 'MARIEL-TOWN',
  stream: profileStream,
  unitOf: () => REGION,
  notFound: 'PROFILE_NOT_FOUND',
  governs: true,
  events: [],
  useCases: [publishProfile],
};

/** Working calendars: stream `calendar-<calendar>-<year>`. */
export const calendars: StreamKind = {
  resource: 'calendars',
  idName: 'calendarId',
  normal: (id) => {
    const found = parseCalendarId(id);
    return found === null ? null : `${found.calendar}-${found.year}`;
  },
  exampleId: '2028',
  stream: (id) => {
    const { calendar, year } = parseCalendarId(id) ?? { calendar: '', year: 0 };
    return calendarStream(calendar, year);
  },
  unitOf: () => REGION,
  notFound: 'CALENDAR_NOT_FOUND',
  governs: true,
  events: [],
  useCases: [publishCalendar],
};
