import type { Fact } from '@kurator/kernel';
import { checkDirectory, differencesOf, directoryOf, importDirectory, isProblems, type DirectoryFile } from './index';
import type { Problem } from './file';
import type { NewDirectoryFact } from './import-directory';

const FILE: DirectoryFile = {
  region: { code: '12', name: 'Область' },
  municipalities: [
    {
      oktmo: '88705000',
      name: 'Район',
      timeZone: 'Europe/Moscow',
      profiles: [{ profileId: 'MARIEL', from: '2022-01-01' }],
      commissionId: 'kdn-1',
    },
  ],
  agencies: [{ agencyId: 'kdn-1', kind: 'AG-01', name: 'КДН', municipality: '88705000' }],
  officers: [{ officerId: 'off-1', agencyId: 'kdn-1', name: 'Тестов', position: 'секретарь', from: '2020-01-01' }],
  users: [
    {
      username: 'u',
      password: 'test-password',
      roles: ['CURATOR'],
      municipalities: ['*'],
      agencyId: 'kdn-1',
      officerId: 'off-1',
    },
  ],
};
const NAMES = {
  profileIds: ['MARIEL'],
  isAgencyKind: (code: string) => code === 'AG-01',
  isRole: (role: string) => role === 'CURATOR',
};
const check = (file: unknown) => {
  const result = checkDirectory(file, NAMES);
  return isProblems(result) ? result.map(({ path, constraint }) => `${path} ${constraint}`) : [];
};
const [municipality] = FILE.municipalities as [DirectoryFile['municipalities'][number]];
const [officer] = FILE.officers as [DirectoryFile['officers'][number]];
const [user] = FILE.users as [NonNullable<DirectoryFile['users']>[number]];

describe('the directory file', () => {
  it('is accepted when it is right', () => expect(check(FILE)).toEqual([]));
  it.each([
    ['unknown field', { ...FILE, colour: 1 }, ['colour unknown']],
    ['unknown field inside', { ...FILE, officers: [{ ...officer, x: 1 }] }, ['officers[0].x unknown']],
    [
      'time zone',
      { ...FILE, municipalities: [{ ...municipality, timeZone: 'Europe/Nowhere' }] },
      ['municipalities[0].timeZone value'],
    ],
    ['OKTMO', { ...FILE, municipalities: [{ ...municipality, oktmo: '887' }] }, ['municipalities[0].oktmo value']],
    [
      'a place on the map that is none',
      { ...FILE, municipalities: [{ ...municipality, tile: { column: 0, row: 1 } }] },
      ['municipalities[0].tile value'],
    ],
    [
      'a place on the map that is more than one',
      { ...FILE, municipalities: [{ ...municipality, tile: { column: 1, row: 1, colour: 'red' } }] },
      ['municipalities[0].tile value'],
    ],
    [
      'two on one place of the map',
      {
        ...FILE,
        municipalities: [
          { ...municipality, tile: { column: 2, row: 1 } },
          { ...municipality, oktmo: '88712000', commissionId: 'kdn-2', tile: { column: 2, row: 1 } },
        ],
        agencies: [...FILE.agencies, { agencyId: 'kdn-2', kind: 'AG-01', name: 'КДН', municipality: '88712000' }],
      },
      ['municipalities[1].tile duplicate'],
    ],
    [
      'profile',
      { ...FILE, municipalities: [{ ...municipality, profiles: [{ profileId: 'NONE', from: '2022-01-01' }] }] },
      ['municipalities[0].profiles[0].profileId unknownProfile'],
    ],
    [
      'two profiles from one day',
      {
        ...FILE,
        municipalities: [{ ...municipality, profiles: [...municipality.profiles, ...municipality.profiles] }],
      },
      ['municipalities[0].profiles[1].from overlap'],
    ],
    [
      'agency of an officer',
      { ...FILE, officers: [{ ...officer, agencyId: 'x' }], users: [] },
      ['officers[0].agencyId reference'],
    ],
    ['duplicate id', { ...FILE, officers: [officer, officer] }, ['officers[1].officerId duplicate']],
    ['role', { ...FILE, users: [{ ...user, roles: ['KING'] }] }, ['users[0].roles[0] unknownRole']],
    [
      'officer of another agency',
      { ...FILE, users: [{ ...user, agencyId: undefined }] },
      ['users[0].officerId agency'],
    ],
    ['date', { ...FILE, officers: [{ ...officer, from: '2020-02-30' }] }, ['officers[0].from value']],
    ['missing section', { ...FILE, agencies: undefined }, ['agencies required']],
    ['a text instead', 'x', [' object']],
  ])('is refused for its %s at the place, in both languages', (_name, file, expected) => {
    expect(check(file)).toEqual(expected);
    for (const { message, en } of checkDirectory(file, NAMES) as readonly Problem[])
      expect([/[а-яё]/i.test(message), /[a-z]/.test(en) && !/[а-яё]/i.test(en)]).toEqual([true, true]);
  });
});

describe('the import', () => {
  const histories = () => {
    let facts: readonly Fact[] = [];
    return {
      facts: () => facts,
      load: () => Promise.resolve({ facts }),
      mac: () => Promise.resolve('mac'),
      append: (_history: unknown, added: readonly NewDirectoryFact[]) => {
        facts = [...facts, ...added.map((fact, at) => ({ ...fact, revision: facts.length + at }) as unknown as Fact)];
        return Promise.resolve({ facts });
      },
    };
  };
  const context = {
    clock: () => '2026-01-01T00:00:00.000Z',
    newId: () => 'id',
    actor: { userId: 'u', role: 'ADMINISTRATOR' },
  };

  it('records everything once, and a repeated file nothing', async () => {
    const log = histories();
    await importDirectory(log, FILE, context);
    expect(log.facts().map((fact) => fact.type)).toEqual([
      'municipality-registered',
      'agency-registered',
      'officer-registered',
      'directory-imported',
    ]);
    expect((await importDirectory(log, FILE, context)).events).toEqual([]);
    expect(log.facts()).toHaveLength(4);
  });
  it('records only what differs, and the fold shows it', async () => {
    const log = histories();
    await importDirectory(log, FILE, context);
    const changed = {
      ...FILE,
      officers: [
        { ...officer, until: '2026-06-30' },
        { ...officer, officerId: 'off-2' },
      ],
    };
    const { officers, agencies } = await importDirectory(log, changed, context);
    expect([officers, agencies]).toEqual([
      { added: ['off-2'], changed: ['off-1'] },
      { added: [], changed: [] },
    ]);
    expect(directoryOf(log.facts()).officers.map(({ officerId, until, fte }) => [officerId, until, fte])).toEqual([
      ['off-1', '2026-06-30', 1],
      ['off-2', null, 1],
    ]);
  });
  it('never puts users or passwords into an event', () =>
    expect(JSON.stringify(differencesOf(directoryOf([]), FILE).events)).not.toMatch(/test-password|username/));
});
