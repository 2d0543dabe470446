import { PLACES, type Place } from './places';

/** Visibly no real password. */
export const TEST_PASSWORD = 'test-password-of-nobody';

export interface AgencyEntry {
  readonly agencyId: string;
  readonly kind: string;
  readonly name: string;
  readonly municipality: string;
  readonly bankKeeper?: boolean;
}
export interface OfficerEntry {
  readonly officerId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly position: string;
  readonly head: boolean;
  readonly fte: number;
  readonly from: string;
}
export interface UserEntry {
  readonly username: string;
  readonly password: string;
  readonly roles: readonly string[];
  readonly municipalities: readonly string[];
  readonly agencyId?: string;
  readonly officerId?: string;
}
/** What a scenario adds to the directory of all. */
export interface DirectoryAdditions {
  readonly agencies?: readonly AgencyEntry[];
  readonly officers?: readonly OfficerEntry[];
  readonly users?: readonly UserEntry[];
  /**
   * Places whose users sign in; default {@link MOSTLY}. Each user costs a start 25 ms of a core, for a password is hashed as in
   * life.
   */
  readonly usersAt?: readonly Place[];
}
export interface Directory {
  readonly region: { readonly code: string; readonly name: string };
  readonly municipalities: readonly Readonly<Record<string, unknown>>[];
  readonly agencies: readonly AgencyEntry[];
  readonly officers: readonly OfficerEntry[];
  readonly users: readonly UserEntry[];
}

export const agency = (where: Place, agencyId: string, kind: string, bankKeeper = false): AgencyEntry => ({
  agencyId,
  kind,
  name: `Учебное учреждение ${agencyId}`,
  municipality: where.oktmo,
  ...(bankKeeper ? { bankKeeper } : {}),
});
export const officer = (officerId: string, agencyId: string, position: string, head = false): OfficerEntry => ({
  officerId,
  agencyId,
  name: `Вымышленный Сотрудник ${officerId}`,
  position,
  head,
  fte: 1,
  from: '2020-01-01',
});
export const user = (username: string, role: string, where: Place | '*', of?: OfficerEntry): UserEntry => ({
  username,
  password: TEST_PASSWORD,
  roles: [role],
  municipalities: [where === '*' ? '*' : where.oktmo],
  ...(of ? { agencyId: of.agencyId, officerId: of.officerId } : {}),
});

/** Commission, social centre (keeps the bank), school, police, guardianship; an officer and a user for every role. */
function districtOf(where: Place) {
  const at = (name: string) => `${name}-${where.key}`;
  const officers = {
    secretary: officer(at('off-secretary'), at('kdn'), 'ответственный секретарь'),
    chair: officer(at('off-chair'), at('kdn'), 'председатель', true),
    head: officer(at('off-head'), at('soc'), 'директор', true),
    curator: officer(at('off-curator'), at('soc'), 'куратор'),
    specialist: officer(at('off-specialist'), at('soc'), 'специалист'),
    second: officer(at('off-specialist2'), at('soc'), 'специалист'),
    teacher: officer(at('off-teacher'), at('school'), 'социальный педагог'),
    police: officer(at('off-police'), at('police'), 'инспектор'),
    guardian: officer(at('off-guardian'), at('guardianship'), 'специалист опеки'),
  };
  return {
    agencies: [
      agency(where, at('kdn'), 'AG-01'),
      agency(where, at('soc'), 'AG-03', true),
      agency(where, at('school'), 'AG-04'),
      agency(where, at('police'), 'AG-02'),
      agency(where, at('guardianship'), 'AG-05'),
    ],
    officers: Object.values(officers),
    users: [
      user(at('secretary'), 'COMMISSION_SECRETARY', where, officers.secretary),
      user(at('chair'), 'COMMISSION_CHAIR', where, officers.chair),
      { ...user(at('system'), 'COMMISSION_SYSTEM', where), agencyId: at('kdn') },
      user(at('curator'), 'CURATOR', where, officers.curator),
      user(at('member'), 'GROUP_MEMBER', where, officers.teacher),
      user(at('social'), 'AGENCY_OFFICER', where, officers.specialist),
      user(at('school'), 'AGENCY_OFFICER', where, officers.teacher),
      user(at('operator'), 'INSTITUTION_OPERATOR', where, officers.head),
      user(at('guardian'), 'GUARDIANSHIP_OFFICER', where, officers.guardian),
      user(at('police'), 'POLICE_OFFICER', where, officers.police),
    ],
  };
}

const REGION_USERS: readonly UserEntry[] = [
  user('regional', 'REGIONAL_SECRETARY', '*'),
  user('analyst', 'MINISTRY_ANALYST', '*'),
  user('ministry', 'MINISTRY_OPERATOR', '*'),
  user('inspector', 'INSPECTOR', '*'),
  user('admin', 'ADMINISTRATOR', '*'),
];

/** Where most tests play. */
const MOSTLY: readonly Place[] = [PLACES.mariel, PLACES.kochki];

/** The whole synthetic directory as `DIRECTORY_FILE` wants it, with what a scenario adds. */
export function testDirectory(extra: DirectoryAdditions = {}): Directory {
  const places = Object.values(PLACES);
  const districts = places.map(districtOf);
  const signIn = (extra.usersAt ?? MOSTLY).map(districtOf);
  return {
    region: { code: '00', name: 'Учебный регион (вымышленный)' },
    municipalities: places.map((where) => ({
      oktmo: where.oktmo,
      name: `Учебный район ${where.key}`,
      timeZone: where.timeZone,
      profiles: [{ profileId: where.profileId, from: '2020-01-01' }],
      commissionId: `kdn-${where.key}`,
    })),
    agencies: [...districts.flatMap((d) => d.agencies), ...(extra.agencies ?? [])],
    officers: [...districts.flatMap((d) => d.officers), ...(extra.officers ?? [])],
    users: [...signIn.flatMap((d) => d.users), ...REGION_USERS, ...(extra.users ?? [])],
  };
}
