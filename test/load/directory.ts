import type { DirectoryFile } from '@kurator/directory';

/** Visibly no real password. */
export const PASSWORD = 'bench-only-password';
const PROFILES = ['MARIEL', 'KOCHKI', 'IRKUTSK', 'BORODINO'] as const;
const UNITS = 20;
const SINCE = '2020-01-01';

export interface Unit {
  readonly key: string;
  readonly oktmo: string;
  readonly profileId: string;
}
/** Twenty synthetic municipalities under the four regulations. */
export const units: readonly Unit[] = Array.from({ length: UNITS }, (_, n) => ({
  key: `u${n}`,
  oktmo: `990${String(n).padStart(2, '0')}000`,
  profileId: PROFILES[n % PROFILES.length] as string,
}));

const officer = (officerId: string, agencyId: string) => ({
  officerId,
  agencyId,
  name: `Нагрузочный Сотрудник ${officerId}`,
  position: 'специалист',
  from: SINCE,
});

/** Commission, social centre and school of every municipality; a secretary's account in each, one of the ministry. */
export const benchDirectory = (): DirectoryFile => ({
  region: { code: '00', name: 'Нагрузочный регион (вымышленный)' },
  municipalities: units.map(({ key, oktmo, profileId }) => ({
    oktmo,
    name: `Нагрузочный район ${key}`,
    timeZone: 'Europe/Moscow',
    profiles: [{ profileId, from: SINCE }],
    commissionId: `kdn-${key}`,
  })),
  agencies: units.flatMap(({ key, oktmo }) => [
    { agencyId: `kdn-${key}`, kind: 'AG-01', name: `Комиссия ${key}`, municipality: oktmo },
    { agencyId: `soc-${key}`, kind: 'AG-03', name: `Центр ${key}`, municipality: oktmo, bankKeeper: true },
    { agencyId: `school-${key}`, kind: 'AG-04', name: `Школа ${key}`, municipality: oktmo },
  ]),
  officers: units.flatMap(({ key }) => [
    officer(`sec-${key}`, `kdn-${key}`),
    officer(`spec-${key}`, `soc-${key}`),
    officer(`teacher-${key}`, `school-${key}`),
  ]),
  users: [
    ...units.map(({ key, oktmo }) => ({
      username: `secretary-${key}`,
      password: PASSWORD,
      roles: ['COMMISSION_SECRETARY'],
      municipalities: [oktmo],
      agencyId: `kdn-${key}`,
      officerId: `sec-${key}`,
    })),
    {
      username: 'importer',
      password: PASSWORD,
      roles: ['COMMISSION_SYSTEM'],
      municipalities: ['*'],
      agencyId: 'kdn-u0',
    },
    { username: 'ministry', password: PASSWORD, roles: ['MINISTRY_OPERATOR'], municipalities: ['*'] },
  ],
});
