/** The regulations of the register: four of the status «социально опасное положение» (SOP), OKTYABRSKY of the TZhS. */
export type ProfileId = 'MARIEL' | 'KOCHKI' | 'IRKUTSK' | 'BORODINO' | 'OKTYABRSKY';

/** A synthetic district. `key` is the last part of every id and user name in it. */
export interface District {
  readonly key: string;
  readonly oktmo: string;
  readonly name: string;
  readonly profileId: ProfileId;
  readonly timeZone: string;
  /** Column and row on the map of tiles. */
  readonly at: readonly [number, number];
}

type Law = readonly [ProfileId, string, ...at: [number, number]];
const district = (key: string, oktmo: string, name: string, [profileId, timeZone, ...at]: Law): District => ({
  key,
  oktmo,
  name,
  profileId,
  timeZone,
  at,
});

/** Six districts, MARIEL twice: two commissions under one law must not share numbers or lists. */
export const DISTRICTS: readonly District[] = [
  district('sever', '88705000', 'Учебный район Северный', ['MARIEL', 'Europe/Moscow', 2, 1]),
  district('vostok', '88712000', 'Учебный район Восточный', ['MARIEL', 'Europe/Moscow', 3, 2]),
  district('polye', '50634000', 'Учебный район Полевой', ['KOCHKI', 'Asia/Novosibirsk', 2, 2]),
  district('reka', '25604000', 'Учебный район Речной', ['IRKUTSK', 'Asia/Irkutsk', 1, 2]),
  district('gora', '04707000', 'Учебный округ Горный', ['BORODINO', 'Asia/Krasnoyarsk', 3, 1]),
  district('step', '60641000', 'Учебный район Степной', ['OKTYABRSKY', 'Europe/Moscow', 2, 3]),
];

/** Accompaniment is organised by a shelter and its service (OKTYABRSKY 6.1, 6.4), elsewhere by a social centre. */
export const hasShelter = ({ profileId }: District): boolean => profileId === 'OKTYABRSKY';

/** Ids of a district's agencies: the commission, and those who work with it; `social` works with families and keeps the bank. */
export function agenciesOf(district: District) {
  const { key } = district;
  return {
    commission: `kdn-${key}`,
    social: hasShelter(district) ? `shelter-${key}` : `soc-${key}`,
    school: `school-${key}`,
    police: `police-${key}`,
    guardianship: `guardianship-${key}`,
  };
}

/** Ids of a district's officers; curators and specialists serve at the social centre. */
export const officersOf = ({ key }: District) => ({
  secretary: `off-secretary-${key}`,
  chair: `off-chair-${key}`,
  head: `off-head-${key}`,
  curators: [1, 2, 3].map((n) => `off-curator${n}-${key}`),
  specialists: [1, 2, 3, 4].map((n) => `off-specialist${n}-${key}`),
  teacher: `off-teacher-${key}`,
  police: `off-police-${key}`,
  guardian: `off-guardian-${key}`,
});
