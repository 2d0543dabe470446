import { builtInCalendars } from '../calendar/built-in';
import { makeCalendar } from '../calendar/make-calendar';
import type { Term } from '../types';
import { dueOf, lateness, type Counting } from './due';

const calendar = makeCalendar(builtInCalendars);
const counting = (start: string, extra: Partial<Counting> = {}): Counting => ({
  start,
  rules: {
    startsOn: 'NEXT_DAY',
    rollNonWorkingEnd: 'NEXT_WORKING_DAY',
    untilDayInclusive: true,
    calendar: 'RU-PRODUCTION',
    status: 'PROPOSAL',
  },
  calendar,
  plan: false,
  threat: false,
  level: null,
  ...extra,
});
const due = (term: Term, start: string, extra: Partial<Counting> = {}) => {
  const { nominalDue, effectiveDue, missingYear } = dueOf(term, counting(start, extra));
  return missingYear ? `missing ${missingYear}, nominal ${nominalDue}` : `${nominalDue} -> ${effectiveDue}`;
};
const byLevel = { ADAPTATION: 12, BASE: 12, CRISIS: 6, EMERGENCY: 3 };

describe('counting rules of spec 4.1', () => {
  it.each<[string, Term, string, string]>([
    [
      'rule 1: a term begins on the day after',
      { unit: 'calendar_day', value: 3 },
      '2026-01-12',
      '2026-01-15 -> 2026-01-15',
    ],
    ['rule 3: a non-working end rolls', { unit: 'calendar_day', value: 15 }, '2026-01-23', '2026-02-07 -> 2026-02-09'],
    ['rule 3: over the May holidays', { unit: 'calendar_day', value: 14 }, '2026-04-25', '2026-05-09 -> 2026-05-12'],
    [
      '3–5 days are due on the fifth (CG-14)',
      { unit: 'calendar_day', min: 3, max: 5 },
      '2026-03-10',
      '2026-03-15 -> 2026-03-16',
    ],
    ['working days have one date', { unit: 'working_day', value: 5 }, '2026-03-02', '2026-03-10 -> 2026-03-10'],
    ['a working Saturday counts', { unit: 'working_day', value: 3 }, '2027-02-17', '2027-02-20 -> 2027-02-20'],
    ['from a Saturday on', { unit: 'working_day', value: 1 }, '2026-03-14', '2026-03-16 -> 2026-03-16'],
    ['rule 7: at once is the same day, a Sunday too', { unit: 'immediate' }, '2026-03-15', '2026-03-15 -> 2026-03-15'],
    ['a month that is no plan rolls', { unit: 'month', value: 1 }, '2026-02-07', '2026-03-07 -> 2026-03-10'],
    ['the next session is not a day yet', { unit: 'next_session' }, '2026-03-02', 'null -> null'],
    ['"after" is no due day', { unit: 'month', after: 6 }, '2026-03-02', 'null -> null'],
  ])('%s', (_name, term, start, expected) => expect(due(term, start)).toBe(expected));

  it.each([
    ['2026-03-10', 6, '2026-09-10 -> 2026-09-10'],
    ['2026-08-31', 6, '2027-02-28 -> 2027-02-28'],
    ['2023-08-31', 6, '2024-02-29 -> 2024-02-29'],
    ['2026-11-30', 3, '2027-02-28 -> 2027-02-28'],
    ['2026-05-31', 1, '2026-06-30 -> 2026-06-30'],
    ['2026-07-04', 3, '2026-10-04 -> 2026-10-04'],
  ])('rule 4: %s + %i months of a plan = %s, without roll', (start, max, expected) => {
    expect(due({ unit: 'month', max }, start, { plan: true })).toBe(expected);
  });

  it('takes the months of the level, and none without a level', () => {
    const term: Term = { unit: 'month', maxByLevel: byLevel };
    expect(due(term, '2026-03-23', { plan: true, level: 'EMERGENCY' })).toBe('2026-06-23 -> 2026-06-23');
    expect(due(term, '2026-06-19', { plan: true, level: 'CRISIS' })).toBe('2026-12-19 -> 2026-12-19');
    expect(due(term, '2026-06-19', { plan: true })).toBe('null -> null');
  });

  it('is due at once under threat where the regulation says so', () => {
    const term: Term = { unit: 'calendar_day', value: 3, ifThreat: 'immediate' };
    expect(due(term, '2026-11-17', { threat: true })).toBe('2026-11-17 -> 2026-11-17');
    expect(due(term, '2026-11-17')).toBe('2026-11-20 -> 2026-11-20');
    expect(due({ unit: 'calendar_day', value: 3 }, '2026-11-17', { threat: true })).toBe('2026-11-20 -> 2026-11-20');
  });

  it('counts the first day and rolls back, or not at all, where a profile says so', () => {
    const { rules } = counting('2026-01-01');
    const term: Term = { unit: 'calendar_day', value: 5 };
    expect(due(term, '2026-03-10', { rules: { ...rules, startsOn: 'SAME_DAY' } })).toBe('2026-03-14 -> 2026-03-16');
    expect(due(term, '2026-03-10', { rules: { ...rules, rollNonWorkingEnd: 'PREVIOUS_WORKING_DAY' } })).toBe(
      '2026-03-15 -> 2026-03-13',
    );
    expect(due(term, '2026-03-10', { rules: { ...rules, rollNonWorkingEnd: 'NONE' } })).toBe(
      '2026-03-15 -> 2026-03-15',
    );
    expect(due({ unit: 'working_day', value: 1 }, '2026-03-10', { rules: { ...rules, startsOn: 'SAME_DAY' } })).toBe(
      '2026-03-10 -> 2026-03-10',
    );
  });

  it('says which year is missing instead of failing', () => {
    expect(due({ unit: 'working_day', value: 5 }, '2027-12-28')).toBe('missing 2028, nominal null');
    expect(due({ unit: 'calendar_day', value: 3 }, '2027-12-29')).toBe('missing 2028, nominal 2028-01-01');
    expect(due({ unit: 'month', max: 6 }, '2027-12-29', { plan: true })).toBe('2028-06-29 -> 2028-06-29');
  });

  it('remembers a due day without mixing up terms', () => {
    const answers = () => [1, 2, 3].map((value) => due({ unit: 'working_day', value }, '2026-03-05'));
    expect(answers()).toEqual(['2026-03-06 -> 2026-03-06', '2026-03-10 -> 2026-03-10', '2026-03-11 -> 2026-03-11']);
    expect(answers()).toEqual(answers());
  });

  it('does not know how late something is beyond the calendar', () => {
    expect(lateness(calendar, '2027-12-30', '2028-01-12')).toBeNull();
    expect(lateness(calendar, '2027-12-30', '2027-12-30')).toBe(0);
  });
});
