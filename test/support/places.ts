/** The synthetic municipalities of the tests: one per profile, and a second one under IRKUTSK for moves inside. */
export interface Place {
  readonly key: string;
  readonly oktmo: string;
  readonly profileId: string;
  readonly timeZone: string;
  /** None of these zones changes its clock, so the offset is a number. */
  readonly utcOffset: number;
}

const place = (key: string, oktmo: string, profileId: string, zone: readonly [string, number]): Place => ({
  key,
  oktmo,
  profileId,
  timeZone: zone[0],
  utcOffset: zone[1],
});

export const PLACES = {
  mariel: place('mariel', '88705000', 'MARIEL', ['Europe/Moscow', 3]),
  kochki: place('kochki', '50634000', 'KOCHKI', ['Asia/Novosibirsk', 7]),
  irkutsk: place('irkutsk', '25604000', 'IRKUTSK', ['Asia/Irkutsk', 8]),
  irkutsk2: place('irkutsk2', '25612000', 'IRKUTSK', ['Asia/Irkutsk', 8]),
  borodino: place('borodino', '04707000', 'BORODINO', ['Asia/Krasnoyarsk', 7]),
  oktyabrsky: place('oktyabrsky', '60641000', 'OKTYABRSKY', ['Europe/Moscow', 3]),
} as const satisfies Readonly<Record<string, Place>>;

/** The instant of a local time of the place: `instantAt(PLACES.mariel, '2026-02-02', '09:15')`. */
export const instantAt = (where: Place, date: string, time = '10:00'): string =>
  new Date(Date.parse(`${date}T${time}:00.000Z`) - where.utcOffset * 3_600_000).toISOString();
