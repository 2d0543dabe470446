import { familyView } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import { FAMILY, played, sent, TOWNS, world, type Sent } from '../../libs/family/src/testing';
import { MOTHER, SON } from '../../libs/family/src/shared/examples';
import { bankRowId, minorsOn, regionalBank, type BankRow } from './index';

const persons = [
  { personId: SON, role: 'KR-08', name: { last: 'Тестов', first: 'Илья' }, birthDate: '2014-05-20' },
  {
    personId: MOTHER,
    role: 'KR-01',
    name: { last: 'Тестова', first: 'Мария', patronymic: 'Игоревна' },
    birthDate: '1988-03-14',
  },
];
const subjects = [
  { kind: 'FAMILY', grounds: ['FG-01'] },
  { kind: 'MINOR', personId: SON, grounds: ['MG-02', 'MG-01'] },
];
const story: readonly Sent[] = [
  sent('report', { persons }, '2026-02-02'),
  sent('recognise-sop', { subjects }, '2026-02-17'),
  sent('start-accompaniment', { level: 'CRISIS' }, '2026-03-01'),
];
const render = (facts: readonly Fact[]) => regionalBank.render(familyView(FAMILY, facts, world)).documents;
const rowsOf = (facts: readonly Fact[]) => render(facts)['bank'] as unknown as readonly BankRow[];

describe('bank rows', () => {
  it('begin with the report and split where the state of the family changes', () => {
    expect(rowsOf(played(story))).toMatchObject([
      { from: '2026-02-02', to: '2026-02-17', state: 'REPORTED', registered: 0, level: null, grounds: [] },
      {
        from: '2026-02-17',
        to: '2026-03-01',
        state: 'REGISTERED',
        registered: 1,
        registeredOn: '2026-02-17',
        minorsRegistered: 1,
      },
      { from: '2026-03-01', to: '9999-12-31', level: 'CRISIS', grounds: ['FG-01', 'MG-01', 'MG-02'] },
    ]);
  });

  it('show the first legal representative, whoever was entered before', () => {
    expect(rowsOf(played(story))[0]).toMatchObject({
      name: 'Тестова Мария Игоревна',
      sortName: 'тестова мария игоревна',
    });
  });

  it('are not split where a fact changes nothing that the bank says', () => {
    const facts = played([...story, sent('schedule-review', { reviewOn: '2026-09-01' }, '2026-04-01')]);
    expect(rowsOf(facts)).toHaveLength(3);
  });

  it('count minors by the day: to the day before the 18th birthday, or before death', () => {
    const row = rowsOf(played(story)).at(-1) as BankRow;
    expect([minorsOn(row, '2032-05-19'), minorsOn(row, '2032-05-20')]).toEqual([1, 0]);
    const died = played([
      ...story,
      sent('record-person-details', { personId: SON, diedOn: '2026-04-01' }, '2026-04-02'),
    ]);
    expect(rowsOf(died).map((r) => minorsOn(r, r.from))).toEqual([1, 1, 1, 0]);
  });

  it('hold no name once the keys of the persons are destroyed, and no name token', () => {
    const erased = played(story).map((fact) => {
      const described = fact.data['persons'] as readonly object[] | undefined;
      const without = described?.map((p) => ({ ...p, name: { $erased: true }, birthDate: { $erased: true } }));
      return without ? { ...fact, data: { ...fact.data, persons: without } } : fact;
    });
    expect(rowsOf(erased)[0]).toMatchObject({ name: null, minorsUntil: ['2032-05-31'] });
    expect(render(erased)['bank-names']).toEqual([]);
  });

  it('stand once per ground for the search by ground, only while registered', () => {
    const grounds = render(played(story))['bank-grounds'] ?? [];
    expect(grounds.map((row) => `${String(row['ground'])} ${String(row['from'])}`)).toEqual([
      ...['FG-01 2026-02-17', 'MG-01 2026-02-17', 'MG-02 2026-02-17'],
      ...['FG-01 2026-03-01', 'MG-01 2026-03-01', 'MG-02 2026-03-01'],
    ]);
    const rows = new Map(rowsOf(played(story)).map((row) => [row.id, row]));
    expect(grounds.every((row) => rows.get(bankRowId(row.id))?.grounds.includes(String(row['ground'])))).toBe(true);
  });
});

describe('stretches on the register', () => {
  it('last from the recognition to the day before the last subject leaves, split where a minor leaves', () => {
    const facts = played([
      ...story,
      sent('deregister', { subjects: [{ kind: 'MINOR', personId: SON, ground: 'MD-05' }] }, '2026-05-12'),
      sent('deregister', { subjects: [{ kind: 'FAMILY', ground: 'FD-06' }] }, '2026-06-09'),
    ]);
    expect(render(facts)['registrations']).toMatchObject([
      { municipality: TOWNS.MARIEL, from: '2026-02-17', to: '2026-05-12', minors: 1 },
      { municipality: TOWNS.MARIEL, from: '2026-05-12', to: '2026-06-09', minors: 0 },
    ]);
  });
});

describe('name tokens', () => {
  it('are the words of every name that was ever known, once each', () => {
    const facts = played([
      ...story,
      sent(
        'record-person-details',
        { personId: MOTHER, name: { last: 'Новикова-Ёлкина', first: 'Мария' } },
        '2026-04-01',
      ),
    ]);
    const rows = (render(facts)['bank-names'] ?? []).map((row) => row['tokens']);
    expect(rows).toEqual(['елкина игоревна илья мария новикова тестов тестова']);
  });
});
