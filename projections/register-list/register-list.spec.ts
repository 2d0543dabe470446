import { familyView } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import { MOTHER, SON } from '../../libs/family/src/shared/examples';
import { FAMILY, NEIGHBOUR, played, sent, TOWNS, world, type Sent } from '../../libs/family/src/testing';
import { registerRows, type ListQuestion, type RegisterRow } from './index';

const DAUGHTER = 'b24e0000-0000-4000-8000-0000000000dd';
const persons = [
  {
    personId: MOTHER,
    role: 'KR-01',
    name: { last: 'Тестова', first: 'Мария', patronymic: 'Игоревна' },
    birthDate: '1988-03-14',
  },
  { personId: SON, role: 'KR-08', name: { last: 'Тестов', first: 'Илья' }, birthDate: '2014-05-20' },
  { personId: DAUGHTER, role: 'KR-09', name: { last: 'Тестова', first: 'Анна' }, birthDate: '2008-06-15' },
];
const addresses = [{ kind: 'ACTUAL', municipality: TOWNS.MARIEL, text: 'Учебная улица, дом 1' }];
const reported = sent('report', { persons, addresses }, '2026-02-02');
const recognised = (...subjects: readonly object[]) => sent('recognise-sop', { subjects }, '2026-02-17');
const family = { kind: 'FAMILY', grounds: ['FG-01'] };
const son = { kind: 'MINOR', personId: SON, grounds: ['MG-01'] };
const left = (on: string, ...subjects: readonly object[]) => sent('deregister', { subjects }, on);

const question = (quarter: string, unit: string = TOWNS.MARIEL): ListQuestion => {
  const first = { Q1: '01-01', Q2: '04-01', Q3: '07-01', Q4: '10-01' }[quarter.slice(5)] ?? '';
  const last = { Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31' }[quarter.slice(5)] ?? '';
  return { unit, span: { from: `${quarter.slice(0, 4)}-${first}`, to: `${quarter.slice(0, 4)}-${last}` } };
};
const rowsOf = (facts: readonly Fact[], asked: ListQuestion) => registerRows(familyView(FAMILY, facts, world), asked);
const rows = (story: readonly Sent[], quarter: string, unit?: string) => rowsOf(played(story), question(quarter, unit));
/** `FAMILY Илья 2026-02-17 2026-08-25 FD-06` */
const told = ({ subject, minor, registeredOn, deregisteredOn, deregistrationGround }: RegisterRow): string =>
  [
    subject,
    minor?.name?.split(' ')[1] ?? '-',
    registeredOn,
    deregisteredOn ?? '-',
    deregistrationGround?.code ?? '-',
  ].join(' ');

describe('who is in the list of a quarter', () => {
  const alone = [reported, recognised(family), left('2026-08-25', { kind: 'FAMILY', ground: 'FD-06' })];

  it('has a row for each minor who lives in a family that is registered itself', () => {
    expect(rows(alone, '2026-Q1').map(told)).toEqual(['FAMILY Илья 2026-02-17 - -', 'FAMILY Анна 2026-02-17 - -']);
  });

  it('has who left within the quarter, with both dates and the reason, and nobody who left before', () => {
    // Anna came of age in June.
    expect(rows(alone, '2026-Q3').map(told)).toEqual(['FAMILY Илья 2026-02-17 2026-08-25 FD-06']);
    expect([rows(alone, '2025-Q4'), rows(alone, '2026-Q4')]).toEqual([[], []]);
  });

  it('still has who left on its first day, and not yet who leaves after its last', () => {
    const story = [reported, recognised(family), left('2026-07-01', { kind: 'FAMILY', ground: 'FD-06' })];
    expect(rows(story, '2026-Q3').map(told)).toEqual(['FAMILY Илья 2026-02-17 2026-07-01 FD-06']);
    expect(rows(story, '2026-Q2').map(told)[0]).toBe('FAMILY Илья 2026-02-17 - -');
  });

  it('has a registered minor by name, and not the family beside', () => {
    expect(rows([reported, recognised(family, son)], '2026-Q1').map(told)).toEqual(['MINOR Илья 2026-02-17 - -']);
  });

  it('has the family by itself once its minor has left', () => {
    const story = [
      reported,
      recognised(family, son),
      left('2026-05-12', { kind: 'MINOR', personId: SON, ground: 'MD-05' }),
    ];
    expect(rows(story, '2026-Q2').map(told)).toEqual([
      'FAMILY Илья 2026-02-17 - -',
      'FAMILY Анна 2026-02-17 - -',
      'MINOR Илья 2026-02-17 2026-05-12 MD-05',
    ]);
  });

  it('does not lose a family without a minor', () => {
    const grown = [persons[0], persons[2]] as const;
    const story = [sent('report', { persons: grown }, '2026-02-02'), recognised(family)];
    expect(rows(story, '2026-Q3').map(told)).toEqual(['FAMILY - 2026-02-17 - -']);
  });

  it('leaves out a child that lives elsewhere', () => {
    const composition = [{ personId: DAUGHTER, livesWithFamily: false }];
    const story = [reported, sent('record-survey', { composition }, '2026-02-05'), recognised(family)];
    expect(rows(story, '2026-Q1').map(told)).toEqual(['FAMILY Илья 2026-02-17 - -']);
  });

  it('has a second registration beside the first', () => {
    const again = [
      ...alone,
      sent('report', { persons: [{ personId: SON, role: 'KR-08' }] }, '2026-09-01'),
      sent('recognise-sop', { subjects: [son], resolution: resolution('99/1', '2026-09-15') }, '2026-09-15'),
    ];
    expect(rows(again, '2026-Q3').map(told)).toEqual([
      'FAMILY Илья 2026-02-17 2026-08-25 FD-06',
      'MINOR Илья 2026-09-15 - -',
    ]);
  });
});

const resolution = (number: string, day: string) => ({
  ...{ number, adoptedOn: day, sessionOn: day },
  ...{ commissionId: 'kdn-1', chairOfficerId: 'off-1' },
});

describe('a family that moves inside the region', () => {
  const story = [reported, recognised(family, son), sent('initiate-transfer'), sent('accept-transfer')];

  it('leaves the list of the municipality that it left, for that reason', () => {
    expect(rows(story, '2026-Q2').map(told)).toEqual(['MINOR Илья 2026-02-17 2026-05-14 MD-04a']);
  });
  it('stands in the list of the other from its first registration on', () => {
    expect(rows(story, '2026-Q2', NEIGHBOUR).map(told)).toEqual(['MINOR Илья 2026-02-17 - -']);
    expect(rows(story, '2026-Q1', NEIGHBOUR)).toEqual([]);
  });
  it('stands once in the list of the republic, with who has it', () => {
    const [row, ...more] = rows(story, '2026-Q2', 'REGION');
    expect([row?.municipality.oktmo, row?.deregisteredOn, more]).toEqual([NEIGHBOUR, null, []]);
  });
});

describe('what a row says', () => {
  const composition = [
    { personId: SON, livesWithFamily: true, occupation: { kind: 'OC-01', organisation: 'school-1' } },
    { personId: MOTHER, livesWithFamily: true, occupation: { kind: 'OC-03', organisation: 'Учебная фабрика' } },
  ];
  const surveyed = sent('record-survey', { composition }, '2026-02-05');

  it('names parents with their work, home, occupation, grounds and curator', () => {
    const curator = { agencyId: 'soc-1', officerId: 'off-7' };
    const recognition = sent('recognise-sop', { subjects: [son], curator }, '2026-02-17');
    expect(rows([reported, surveyed, recognition], '2026-Q1')).toMatchObject([
      {
        municipality: { oktmo: TOWNS.MARIEL, name: `Район ${TOWNS.MARIEL}` },
        minor: { personId: SON, name: 'Тестов Илья', birthDate: '2014-05-20' },
        parents: [{ name: 'Тестова Мария Игоревна', role: 'мать', occupation: 'работает: Учебная фабрика' }],
        addresses: [{ kind: 'ACTUAL', text: 'Учебная улица, дом 1' }],
        occupation: 'образовательная организация: Учреждение school-1',
        grounds: [{ code: 'MG-01', title: 'безнадзорные или беспризорные' }],
        curator: { agencyId: 'soc-1', officerId: 'off-7', agency: 'Учреждение soc-1', officer: 'Тестов off-7' },
      },
    ]);
  });

  it('has the words that were typed for «иное», at both ends', () => {
    const story = [
      reported,
      recognised({ kind: 'FAMILY', grounds: ['FG-99'], groundText: 'Учебная причина' }),
      left('2026-08-25', { kind: 'FAMILY', ground: 'FD-99', groundText: 'Учебный исход' }),
    ];
    const [row] = rows(story, '2026-Q3');
    expect([row?.grounds[0]?.text, row?.deregistrationGround?.text]).toEqual(['Учебная причина', 'Учебный исход']);
  });

  it('shows no name and no home that was destroyed', () => {
    const erased = played([reported, recognised(son)]).map((fact) => {
      const who = fact.data['persons'] as readonly object[] | undefined;
      const gone = { $erased: true };
      const homes = fact.data['addresses'] as readonly object[] | undefined;
      return {
        ...fact,
        data: {
          ...fact.data,
          ...(who && { persons: who.map((p) => ({ ...p, name: gone, birthDate: gone })) }),
          ...(homes && { addresses: homes.map((a) => ({ ...a, text: gone })) }),
        },
      };
    });
    expect(rowsOf(erased, question('2026-Q1'))).toMatchObject([
      { minor: { name: null, birthDate: null }, parents: [{ name: null }], addresses: [{ text: null }] },
    ]);
  });

  it('is the recognition annulled by a court, on the day of its force', () => {
    const annulled = sent('record-court-annulment', { subjects: [{ kind: 'MINOR', personId: SON }] });
    expect(rows([reported, recognised(family, son), annulled], '2026-Q3').map(told)).toContain(
      `MINOR Илья 2026-02-17 ${annulled.on} MD-02`,
    );
  });
});
