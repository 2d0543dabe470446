import {
  builtInCalendars,
  builtInProfiles,
  judge,
  judgeUnit,
  makeRegulation,
  requestDuty,
  unitDuties,
} from '@kurator/regulation';
import { deadlinesOf, FAMILY, type Told } from '../../../libs/regulation/src/deadlines/story';
import { plusDays, plusMonths, plusWorking, rolled } from './days';
import { CELLS, REGULATIONS } from './matrix';

/** What comes with the calendar: duties of units and requests, and of families month by month; days by hand (spec 4.1, 8.4). */
const regulation = makeRegulation({
  profiles: builtInProfiles,
  calendars: builtInCalendars,
  municipalities: REGULATIONS.map((profileId) => ({
    ...{ oktmo: profileId, name: profileId, timeZone: 'Europe/Moscow', commissionId: `kdn-${profileId}` },
    profiles: [{ profileId, from: '2000-01-01' }],
  })),
  agencies: REGULATIONS.map((municipality) => ({
    ...{ agencyId: `soc-${municipality}`, kind: 'AG-14', name: 'Центр', municipality, bankKeeper: true },
  })),
  officers: [],
});
const dues = (unit: string, key: string, until = '2027-12-31') =>
  unitDuties({ unit, since: '2025-10-01', until, facts: [] }, regulation)
    .filter(({ duty }) => duty.ruleKey === key)
    .map((one) => [one.period, judgeUnit(one, until)?.nominalDue, judgeUnit(one, until)?.effectiveDue]);

describe('duties of units', () => {
  it('are the reports of quarters by the 5th and the 10th, rolled over holidays (spec 8.4)', () => {
    expect(
      dues('IRKUTSK', 'quarterReportSubmitted')
        .map(([, , effective]) => effective)
        .slice(0, 6),
    ).toEqual([...['2026-01-12', '2026-04-06', '2026-07-06', '2026-10-05', '2027-01-11', '2027-04-05']]);
    expect(
      dues('REGION', 'quarterSummaryFormed')
        .map(([, , effective]) => effective)
        .slice(0, 6),
    ).toEqual([...['2026-01-12', '2026-04-10', '2026-07-10', '2026-10-12', '2027-01-11', '2027-04-12']]);
    for (const unit of ['IRKUTSK', 'OKTYABRSKY'])
      expect(
        dues(unit, 'qualityAnalysed')
          .map(([period, nominal]) => [period, nominal])
          .slice(0, 3),
      ).toEqual([
        ['2025-Q4', '2026-01-10'],
        ['2026-Q1', '2026-04-10'],
        ['2026-Q2', '2026-07-10'],
      ]);
  });
  it('are the monthly information by the 25th of its own month (BORODINO 2.2 (4))', () => {
    const all = dues('BORODINO', 'monthlyInfoSent');
    expect(all).toHaveLength(27);
    for (const [period, nominal, effective] of all)
      expect([nominal, effective]).toEqual([`${String(period)}-25`, rolled(`${String(period)}-25`)]);
  });
  it('are the yearly assessment by 1 May of the next year (IRKUTSK 60)', () => {
    expect(dues('REGION', 'annualAssessmentPublished')).toEqual([
      ['2025', '2026-05-01', '2026-05-04'],
      ['2026', '2027-05-01', '2027-05-04'],
    ]);
  });
  it('show no day where none is set, and are late once the next quarter has ended (spec 4.1.11)', () => {
    for (const key of ['listReconciled', 'municipalListSent']) {
      const [first] = unitDuties(
        { unit: 'MARIEL', since: '2026-01-01', until: '2026-12-31', facts: [] },
        regulation,
      ).filter(({ duty }) => duty.ruleKey === key);
      const at = (on: string) => first && judgeUnit(first, on)?.status;
      expect([first?.period, first && judgeUnit(first, '2026-12-31')?.effectiveDue]).toEqual(['2026-Q1', null]);
      expect([at('2026-06-30'), at('2026-07-01')]).toEqual(['RUNNING', 'OVERDUE']);
    }
  });
  it('are owed by nobody whose regulation is silent', () => {
    const UNITS = [
      'listReconciled',
      'qualityAnalysed',
      'quarterReportSubmitted',
      'municipalListSent',
      'monthlyInfoSent',
    ];
    for (const { key, regulation: unit, term } of CELLS.filter((cell) => UNITS.includes(cell.key)))
      expect([unit, key, dues(unit, key).length > 0]).toEqual([unit, key, term !== 'not regulated']);
  });
});

describe('requests for information', () => {
  const request = (municipality: string, receivedOn: string, answeredOn: string | null = null) => ({
    ...{ id: 'r', municipality, receivedOn, answeredOn, refusedOn: null, profileId: municipality, profileVersion: 1 },
  });
  it('are answered within ten working days (IRKUTSK 54), without a term in OKTYABRSKY, and not regulated elsewhere', () => {
    for (const on of ['2025-12-24', '2026-02-18', '2026-04-24', '2026-06-10', '2026-10-28', '2027-02-15']) {
      const due = plusWorking(on, 10);
      const status = (answeredOn: string | null, day: string) => {
        const duty = requestDuty(request('IRKUTSK', on, answeredOn), regulation);
        return duty && judge(duty, day);
      };
      expect(status(null, due)).toMatchObject({ nominalDue: due, effectiveDue: due, status: 'RUNNING', clause: '54' });
      expect(status(null, plusDays(due, 1))?.status).toBe('OVERDUE');
      expect(status(due, due)?.status).toBe('MET');
      expect(status(plusWorking(due, 1), '2028-01-01')?.status).toBe('MET_LATE');
    }
    const open = requestDuty(request('OKTYABRSKY', '2026-02-18'), regulation);
    expect(open && judge(open, '2026-12-31')).toMatchObject({ status: 'NO_TERM', clause: '11.1; 11.2' });
    for (const unit of ['KOCHKI', 'MARIEL', 'BORODINO'])
      expect(requestDuty(request(unit, '2026-02-18'), regulation)).toBeNull();
  });
});

describe('duties of families month by month (KOCHKI)', () => {
  const entries = (told: readonly Told[], rule: string, on: string) =>
    deadlinesOf('KOCHKI', told, on).filter((entry) => entry.rule === rule);
  it('are a visit in each month with fifteen days on the register, due on its last day without roll (4.1.12)', () => {
    for (const [registeredOn, leftOn] of [
      ['2026-01-17', '2026-05-15'],
      ['2026-01-18', '2026-05-16'],
      ['2026-02-14', '2026-06-15'],
      ['2026-02-15', '2026-06-16'],
    ] as const) {
      const subjects = FAMILY;
      const told: readonly Told[] = [
        [registeredOn, 'recognized-SOP', { subjects }],
        [leftOn, 'deregistered', { subjects, remainingSubjects: 0, mode: 'PLAIN' }],
      ];
      const expected: string[] = [];
      for (let month = `${registeredOn.slice(0, 7)}-01`; month <= leftOn; month = plusMonths(month, 1)) {
        const end = plusDays(plusMonths(month, 1), -1);
        let days = 0;
        // On the day of the exit the family is already out (spec 8.1).
        for (let day = month; day <= end; day = plusDays(day, 1)) if (day >= registeredOn && day < leftOn) days += 1;
        if (days >= 15) expected.push(end);
      }
      const due = entries(told, 'DL-19', '2026-12-31').filter(({ status }) => status !== 'CANCELLED');
      expect([registeredOn, due.map(({ effectiveDue }) => effectiveDue)]).toEqual([registeredOn, expected]);
    }
  });
  it('are a meeting of the group in each month, and reports of each quarter without a day, while the programme runs', () => {
    const told: readonly Told[] = [
      ['2026-01-14', 'recognized-SOP', { subjects: FAMILY }],
      ['2026-02-02', 'IPR-approved', { programmeId: 'p', termFrom: '2026-02-02', termTo: '2026-10-02', measures: [] }],
      ['2026-02-20', 'working-group-met', {}],
      ['2026-04-08', 'group-report-submitted', { quarter: '2026-Q1' }],
      ['2026-07-03', 'curator-report-submitted', { quarter: '2026-Q1' }],
      ['2026-07-20', 'curator-report-approved', { quarter: '2026-Q1' }],
    ];
    const met = entries(told, 'DL-20', '2026-04-15').map(({ effectiveDue, status }) => [effectiveDue, status]);
    expect(met).toEqual([
      ['2026-02-28', 'MET'],
      ['2026-03-31', 'OVERDUE'],
      ['2026-04-30', 'RUNNING'],
    ]);
    const [group] = entries(told, 'DL-21', '2026-12-31');
    expect(group).toMatchObject({ status: 'MET', effectiveDue: null, metOn: '2026-04-08' });
    // The next quarter ended on 30 June: the curator's report of the first came late, the approval in the same quarter did not.
    expect(entries(told, 'DL-22', '2026-12-31')[0]).toMatchObject({ status: 'MET_LATE', metOn: '2026-07-03' });
    expect(entries(told, 'DL-23', '2026-12-31')[0]).toMatchObject({ metOn: '2026-07-20', effectiveDue: null });
    expect(entries(told, 'DL-22', '2026-06-30')[0]?.status).toBe('RUNNING');
    expect(entries(told, 'DL-22', '2026-07-01')[0]?.status).toBe('OVERDUE');
  });
});
