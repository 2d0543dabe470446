import { builtInCalendars, builtInProfiles, makeRegulation, type Profile, type Regulation } from '@kurator/regulation';

/** One synthetic municipality per built-in regulation: `TOWNS.KOCHKI` is governed by the profile KOCHKI. */
export const TOWNS = {
  MARIEL: '88705000',
  KOCHKI: '50617000',
  IRKUTSK: '25701000',
  BORODINO: '04712000',
  OKTYABRSKY: '90735000',
} as const;
/** A second municipality under IRKUTSK, with a commission and a bank keeper of its own: families move there. */
export const NEIGHBOUR = '25702000';
export type ProfileName = keyof typeof TOWNS;
export const PROFILE_NAMES = Object.keys(TOWNS) as readonly ProfileName[];

const agency = (agencyId: string, kind: string, municipality: string = TOWNS.MARIEL) => ({
  agencyId,
  kind,
  name: `Учреждение ${agencyId}`,
  municipality,
  bankKeeper: kind === 'AG-03',
});
const officer = (officerId: string, agencyId: string, until: string | null = null) => ({
  officerId,
  agencyId,
  name: `Тестов ${officerId}`,
  position: 'специалист',
  head: false,
  fte: 1,
  from: '2020-01-01',
  until,
});

const town = (oktmo: string, profileId: string, commissionId: string) => ({
  oktmo,
  name: `Район ${oktmo}`,
  timeZone: 'Europe/Moscow',
  commissionId,
  profiles: [{ profileId, from: '2010-01-01' }],
});

/** A small world: the five built-in profiles, one commission, three agencies; `off-9` left on 2026-03-01. */
export const makeWorld = (profiles: readonly Profile[] = builtInProfiles): Regulation =>
  makeRegulation({
    profiles,
    calendars: builtInCalendars,
    municipalities: [
      ...Object.entries(TOWNS).map(([profileId, oktmo]) => town(oktmo, profileId, 'kdn-1')),
      town(NEIGHBOUR, 'IRKUTSK', 'kdn-2'),
    ],
    agencies: [
      agency('kdn-1', 'AG-01'),
      agency('soc-1', 'AG-03'),
      agency('school-1', 'AG-07'),
      agency('soc-2', 'AG-03'),
      agency('kdn-2', 'AG-01', NEIGHBOUR),
      agency('soc-3', 'AG-03', NEIGHBOUR),
    ],
    officers: [
      officer('off-1', 'kdn-1'),
      officer('off-3', 'school-1'),
      officer('off-7', 'soc-1'),
      officer('off-9', 'soc-2', '2026-03-01'),
    ],
  });
export const world = makeWorld();

/** The built-in profile of that name. @throws Error when the world has none */
export function profileNamed(name: ProfileName, regulation: Regulation = world): Profile {
  const profile = regulation.profileOf(TOWNS[name], '2026-01-01') ?? regulation.profile(name, 1);
  if (!profile) throw new Error(`no profile ${name}`);
  return profile;
}
