import type { AgencyEntry, DirectoryFile, OfficerEntry, UserEntry } from '@kurator/directory';
import { officerName } from './officer-names';
import { agenciesOf, DISTRICTS, hasShelter, officersOf, type District } from './districts';

/** Visibly no real password; the same for every account of the demo. */
export const DEMO_PASSWORD = 'demo-only-password';

const SERVES_FROM = '2020-01-01';

function agencies(district: District): readonly AgencyEntry[] {
  const ids = agenciesOf(district);
  const entry = (agencyId: string, kind: string, name: string): AgencyEntry => ({
    agencyId,
    kind,
    name: `${name} (${district.name})`,
    municipality: district.oktmo,
  });
  const social = hasShelter(district)
    ? { kind: 'AG-16', name: 'Социальный приют' }
    : { kind: 'AG-03', name: 'Центр социального обслуживания' };
  return [
    entry(ids.commission, 'AG-01', 'Комиссия по делам несовершеннолетних'),
    { ...entry(ids.social, social.kind, social.name), bankKeeper: true },
    entry(ids.school, 'AG-04', 'Учебная школа'),
    entry(ids.police, 'AG-02', 'Подразделение по делам несовершеннолетних'),
    entry(ids.guardianship, 'AG-05', 'Орган опеки и попечительства'),
  ];
}

type Unnamed = Omit<OfficerEntry, 'name'>;

function officers(district: District): readonly OfficerEntry[] {
  const at = agenciesOf(district);
  const ids = officersOf(district);
  const entry = (officerId: string, agencyId: string, position: string): Unnamed => ({
    officerId,
    agencyId,
    position,
    from: SERVES_FROM,
  });
  const all: readonly Unnamed[] = [
    entry(ids.secretary, at.commission, 'Ответственный секретарь'),
    { ...entry(ids.chair, at.commission, 'Председатель'), head: true },
    { ...entry(ids.head, at.social, 'Директор'), head: true },
    ...ids.curators.map((id) => entry(id, at.social, 'Куратор')),
    ...ids.specialists.map((id) => entry(id, at.social, 'Специалист')),
    entry(ids.teacher, at.school, 'Социальный педагог'),
    entry(ids.police, at.police, 'Инспектор'),
    entry(ids.guardian, at.guardianship, 'Специалист опеки'),
  ];
  return all.map((one, place) => ({ ...one, name: officerName(DISTRICTS.indexOf(district), place) }));
}

function users(district: District): readonly UserEntry[] {
  const at = agenciesOf(district);
  const ids = officersOf(district);
  const entry = (name: string, role: string, agencyId: string, officerId?: string): UserEntry => ({
    username: `${name}-${district.key}`,
    password: DEMO_PASSWORD,
    roles: [role],
    municipalities: [district.oktmo],
    agencyId,
    ...(officerId === undefined ? {} : { officerId }),
  });
  return [
    entry('secretary', 'COMMISSION_SECRETARY', at.commission, ids.secretary),
    entry('chair', 'COMMISSION_CHAIR', at.commission, ids.chair),
    entry('system', 'COMMISSION_SYSTEM', at.commission),
    entry('curator', 'CURATOR', at.social, ids.curators[0]),
    entry('member', 'GROUP_MEMBER', at.school, ids.teacher),
    entry('social', 'AGENCY_OFFICER', at.social, ids.specialists[0]),
    entry('operator', 'INSTITUTION_OPERATOR', at.social, ids.head),
    entry('guardian', 'GUARDIANSHIP_OFFICER', at.guardianship, ids.guardian),
    entry('police', 'POLICE_OFFICER', at.police, ids.police),
  ];
}

const regional = (username: string, role: string): UserEntry => ({
  username,
  password: DEMO_PASSWORD,
  roles: [role],
  municipalities: ['*'],
});

/** The directory file of the demo: everyone in it is invented. */
export const demoDirectory = (): DirectoryFile => ({
  region: { code: '00', name: 'Учебный регион (вымышленный)' },
  municipalities: DISTRICTS.map((district) => ({
    oktmo: district.oktmo,
    name: district.name,
    timeZone: district.timeZone,
    profiles: [{ profileId: district.profileId, from: SERVES_FROM }],
    commissionId: agenciesOf(district).commission,
    tile: { column: district.at[0], row: district.at[1] },
  })),
  agencies: DISTRICTS.flatMap(agencies),
  officers: DISTRICTS.flatMap(officers),
  users: [
    ...DISTRICTS.flatMap(users),
    regional('regional', 'REGIONAL_SECRETARY'),
    regional('analyst', 'MINISTRY_ANALYST'),
    regional('ministry', 'MINISTRY_OPERATOR'),
    regional('inspector', 'INSPECTOR'),
    regional('admin', 'ADMINISTRATOR'),
  ],
});
