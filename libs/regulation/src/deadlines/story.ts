import type { Fact, LocalDate } from '@kurator/kernel';
import { builtInCalendars } from '../calendar/built-in';
import { makeRegulation } from '../make-regulation';
import { builtInProfiles } from '../profile/built-in';
import type { CalendarYear, Profile, Regulation } from '../types';
import { duties } from './duties';
import { deadlineEntries } from './judge';
import type { DeadlineEntry } from './types';

/** Telling a family's history in the specs of this folder: one municipality for each of the five regulations. */
const ZONES: Readonly<Record<string, string>> = {
  KOCHKI: 'Asia/Novosibirsk',
  IRKUTSK: 'Asia/Irkutsk',
  MARIEL: 'Europe/Moscow',
  BORODINO: 'Asia/Krasnoyarsk',
  OKTYABRSKY: 'Europe/Moscow',
};

export function regulationFor(
  profiles: readonly Profile[] = builtInProfiles,
  calendars: readonly CalendarYear[] = builtInCalendars,
): Regulation {
  return makeRegulation({
    profiles,
    calendars,
    municipalities: Object.entries(ZONES).map(([profileId, timeZone]) => ({
      oktmo: profileId,
      name: profileId,
      timeZone,
      commissionId: 'kdn',
      profiles: [{ profileId, from: '2000-01-01' }],
    })),
    agencies: [
      { agencyId: 'kdn', kind: 'AG-01', name: 'КДН', municipality: 'MARIEL', bankKeeper: false },
      { agencyId: 'school', kind: 'AG-04', name: 'Школа', municipality: 'MARIEL', bankKeeper: false },
      { agencyId: 'soc', kind: 'AG-03', name: 'Центр', municipality: 'MARIEL', bankKeeper: true },
      { agencyId: 'police', kind: 'AG-02', name: 'Полиция', municipality: 'MARIEL', bankKeeper: false },
    ],
    officers: [],
  });
}
export const regulation = regulationFor();

/** A day, an event type, its data, and where it matters the minute and who recorded it. */
export type Told = readonly [
  on: LocalDate,
  type: string,
  data?: Readonly<Record<string, unknown>>,
  more?: { readonly at?: string; readonly role?: string; readonly agencyId?: string; readonly episode?: number },
];

/** The facts of a story, in the order in which it is told. */
export const factsOf = (profileId: string, told: readonly Told[]): readonly Fact[] =>
  told.map(([occurredOn, type, data = {}, more = {}], revision) => ({
    eventId: `e${revision}`,
    type,
    schemaVersion: 1,
    revision,
    position: '',
    episode: more.episode ?? 1,
    occurredOn,
    ...(more.at === undefined ? {} : { occurredAt: more.at }),
    recordedAt: `${occurredOn}T20:00:00.000Z`,
    actor: { userId: 'u', role: more.role ?? 'AGENCY_OFFICER', agencyId: more.agencyId ?? 'school' },
    source: { channel: 'UI' },
    commandId: `c${revision}`,
    commandMac: '',
    municipality: profileId,
    profileId,
    profileVersion: 1,
    commissionId: 'kdn',
    violations: [],
    hash: '',
    previousHash: null,
    data,
  }));

/** The deadlines of a story on a day. */
export const deadlinesOf = (profileId: string, told: readonly Told[], on: LocalDate, all = false) =>
  deadlineEntries(duties(factsOf(profileId, told), regulation, { all, until: on }), on);

/** Entries of one rule, as "status, effective due, met". */
export const lines = (entries: readonly DeadlineEntry[], rule: string): readonly string[] =>
  entries
    .filter((entry) => entry.rule === rule)
    .map((entry) => [entry.status, entry.effectiveDue ?? '-', entry.metOn ?? '-'].join(' '));

export const FAMILY = [{ kind: 'FAMILY' }] as const;
export const resolution = (number: string) => ({
  number,
  adoptedOn: '2026-01-01',
  sessionOn: '2026-01-01',
  commissionId: 'kdn',
});

export const secretary = { role: 'COMMISSION_SECRETARY', agencyId: 'kdn' } as const;
/** An entry in the journal of primary information. */
export const entry = (journalHolderId: string) => ({ journalHolderId, journalKind: 'PRIMARY_INFORMATION' });
/** The data of a recognition of the family, curator SOC / off-1. */
export const recognised = (number: string, extra: object = {}) => ({
  resolution: resolution(number),
  subjects: FAMILY,
  responsibleAgencyId: 'soc',
  curator: { agencyId: 'soc', officerId: 'off-1' },
  ...extra,
});
/** The story with other data in the facts of one type. */
export const changed = (told: readonly Told[], type: string, data: object): readonly Told[] =>
  told.map((fact): Told => (fact[1] === type ? [fact[0], type, { ...fact[2], ...data }] : fact));
