import * as b from '../../acceptance/builders';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { openDesk, type Desk, type Json } from './desk';

const { mariel } = PLACES;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-03-10T06:00:00.000Z');
}, 60_000);
afterAll(() => desk.close());

const on = { occurredOn: '2026-03-10' };
const agency = (id: string, name: string, body: Json, as = 'admin') =>
  desk.send(as, `/agencies/${id}/commands/${name}`, body);
const shelter = { ...on, kind: 'AG-16', name: 'Учебный приют', municipality: mariel.oktmo };
const codes = (told: readonly { status: number; json: Json }[]) =>
  told.map(({ status, json }) => [status, json['code']]);

describe('the directory by commands', () => {
  it('takes a new agency and its officer at once', async () => {
    const officer = {
      ...on,
      agencyId: 'shelter',
      name: 'Вымышленный Воспитатель',
      position: 'специалист',
      from: '2026-03-10',
    };
    const path = '/officers/off-shelter/commands/register-officer';
    const told = [
      await desk.send('admin', path, officer),
      await agency('shelter', 'register-agency', shelter),
      await desk.send('ministry', path, officer),
      await agency('shelter', 'register-agency', shelter),
    ];
    expect(codes(told)).toEqual([
      [404, 'OFFICER_NOT_FOUND'],
      [201, undefined],
      [201, undefined],
      [422, 'IN_DIRECTORY_ALREADY'],
    ]);
    expect(told[1]?.json).toMatchObject({ agencyId: 'shelter', events: [{ type: 'agency-registered' }] });
    const trained = { ...on, kind: 'SD-03', title: 'Стажировка' };
    const path2 = '/officers/off-shelter/commands/record-staff-development';
    expect((await desk.send('operator-mariel', path2, trained)).status).toBe(201);
  });

  it('refuses what a file would be refused for, with the paths of the body', async () => {
    const told = [
      await agency('other', 'register-agency', { ...shelter, bankKeeper: true }),
      await agency('other', 'register-agency', { ...shelter, kind: 'AG-77' }),
      await agency('nobody', 'change-agency', shelter),
      await agency('other', 'register-agency', shelter, 'operator-mariel'),
      await desk.send('admin', '/commissions/kdn-mariel/commands/change-municipality', {
        ...on,
        oktmo: mariel.oktmo,
        name: 'Район',
        timeZone: 'Europe/Moscow',
        profiles: [{ profileId: 'NOWHERE', from: '2026-01-01' }],
      }),
    ];
    expect(codes(told)).toEqual([
      [422, 'DIRECTORY_INVALID'],
      [400, 'VALIDATION_FAILED'],
      [422, 'NOT_IN_DIRECTORY'],
      [403, 'FORBIDDEN_ROLE'],
      [422, 'DIRECTORY_INVALID'],
    ]);
    expect([told[0]?.json['errors'], told[4]?.json['errors']]).toMatchObject([
      [{ path: 'bankKeeper' }],
      [{ path: 'profiles[0].profileId' }],
    ]);
  });

  it('assigns another regulation to a municipality from a day on', async () => {
    const { status, text } = await desk.send('ministry', '/commissions/kdn-mariel/commands/change-municipality', {
      ...on,
      oktmo: mariel.oktmo,
      name: 'Учебный район',
      timeZone: 'Europe/Moscow',
      profiles: [
        { profileId: 'MARIEL', from: '2020-01-01' },
        { profileId: 'KOCHKI', from: '2026-03-10' },
      ],
    });
    expect(status === 201 ? 201 : text).toBe(201);
    const recognise = async (family: string, day: string) => {
      const told = await desk.send('secretary-mariel', `/families/${idOf(family)}/commands/recognise-sop`, {
        occurredOn: day,
        ...b.decided(mariel, `${family}/1`, day),
        persons: [b.parent(`REP ${family}`), b.child(`MIN ${family}`, '2015-02-11')],
        addresses: [],
        subjects: [b.familyOn('FG-01')],
        ...b.workWith(mariel, day),
      });
      if (told.status !== 201) throw new Error(told.text);
      const { json } = await desk.get('secretary-mariel', `/families/${idOf(family)}?asOf=${day}`);
      return (json['profile'] as Json)['profileId'];
    };
    expect([await recognise('D1', '2026-03-09'), await recognise('D2', '2026-03-10')]).toEqual(['MARIEL', 'KOCHKI']);
  });

  it('puts a municipality on the map of tiles, within it, and tells everybody where', async () => {
    const placed = (tile: Json) =>
      desk.send('ministry', '/commissions/kdn-mariel/commands/change-municipality', {
        ...on,
        oktmo: mariel.oktmo,
        name: 'Учебный район',
        timeZone: 'Europe/Moscow',
        profiles: [{ profileId: 'MARIEL', from: '2020-01-01' }],
        tile,
      });
    expect(codes([await placed({ column: 41, row: 1 }), await placed({ column: 2, row: 3 })])).toEqual([
      [400, 'VALIDATION_FAILED'],
      [201, undefined],
    ]);
    const { json } = await desk.get('secretary-mariel', '/directory');
    const [own] = (json['municipalities'] as readonly Json[]).filter(({ oktmo }) => oktmo === mariel.oktmo);
    expect(own?.['tile']).toEqual({ column: 2, row: 3 });
  });
});
