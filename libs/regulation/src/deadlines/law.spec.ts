import { builtInCalendars } from '../calendar/built-in';
import { builtInProfiles } from '../profile/built-in';
import type { Profile } from '../types';
import { duties } from './duties';
import { deadlineEntries } from './judge';
import { deadlinesOf, entry, factsOf, lines, regulationFor, type Told } from './story';

const reported: readonly Told[] = [
  ['2026-03-02', 'journal-entry-registered', entry('school')],
  ['2026-03-02', 'reported', { detectedByAgencyId: 'school', threatToLife: false }],
];
const profile = (id: string): Profile => builtInProfiles.find((p) => p.profileId === id) as Profile;

describe('the law behind a duty', () => {
  const told: readonly Told[] = [
    ...reported,
    ['2026-03-02', 'report-forwarded', { channel: 'PHONE', fromAgencyId: 'school' }],
  ];

  it('is the version of the trigger, for good', () => {
    const rule = { rule: 'DL-07', status: 'TERM', clause: '4.6 new', term: { unit: 'working_day', value: 1 } } as const;
    const second: Profile = {
      ...profile('MARIEL'),
      profileVersion: 2,
      validFrom: '2026-03-04',
      deadlines: { ...profile('MARIEL').deadlines, conclusionIssued: rule },
    };
    const both = regulationFor([...builtInProfiles, second]);
    const facts = factsOf('MARIEL', [...told, ['2026-03-10', 'conclusion-issued', { result: 'CONFIRMED' }]]);
    const last = { ...(facts.at(-1) as (typeof facts)[number]), profileVersion: 2 };
    const list = duties([...facts.slice(0, -1), last], both);
    expect(list.find((d) => d.rule === 'DL-07')).toMatchObject({
      profileVersion: 1,
      clause: '4.6',
      lateWorkingDays: 0,
    });
    expect(list.find((d) => d.rule === 'DL-08')).toMatchObject({ profileVersion: 2 });
  });

  it('may name other events: metBy and triggeredBy of the profile win', () => {
    const rule = {
      rule: 'DL-07',
      status: 'TERM',
      clause: '4.6',
      term: { unit: 'working_day', value: 5 },
      metBy: ['surveyed'],
      triggeredBy: ['reported'],
    } as const;
    const other: Profile = {
      ...profile('MARIEL'),
      deadlines: { ...profile('MARIEL').deadlines, conclusionIssued: rule },
    };
    const entries = deadlineEntries(
      duties(factsOf('MARIEL', [...reported, ['2026-03-04', 'surveyed', {}]]), regulationFor([other])),
      '2026-03-05',
    );
    // `reported` keeps its own condition (only to the commission), so the agency's message starts nothing.
    expect(lines(entries, 'DL-07')).toEqual([]);
    const bySurvey = { ...rule, triggeredBy: ['journal-entry-registered'] };
    const started: Profile = { ...other, deadlines: { ...other.deadlines, conclusionIssued: bySurvey } };
    const met = deadlineEntries(
      duties(factsOf('MARIEL', [...reported, ['2026-03-04', 'surveyed', {}]]), regulationFor([started])),
      '2026-03-05',
    );
    expect(lines(met, 'DL-07')).toEqual(['MET 2026-03-10 2026-03-04']);
  });

  it('may be silent: then the duty is shown only when asked for', () => {
    expect(deadlinesOf('OKTYABRSKY', told, '2026-03-03').map((e) => e.rule)).toEqual(['DL-01', 'DL-06']);
    const all = deadlinesOf('OKTYABRSKY', told, '2026-03-03', true);
    expect(all.filter((e) => e.status === 'NOT_REGULATED').map((e) => e.rule)).toEqual([
      'DL-02',
      'DL-03',
      'DL-05',
      'DL-07',
    ]);
    expect(
      all.filter((e) => e.status === 'NOT_REGULATED').every((e) => e.effectiveDue === null && e.clause === ''),
    ).toBe(true);
  });

  it('needs a calendar: a due day without one says which year to load, and stops nothing', () => {
    const short = regulationFor(
      builtInProfiles,
      builtInCalendars.filter((y) => y.year < 2026),
    );
    const facts = factsOf('MARIEL', [...told, ['2026-03-06', 'conclusion-issued', { result: 'CONFIRMED' }]]);
    const entries = deadlineEntries(duties(facts, short), '2026-03-20');
    expect(entries.filter((e) => e.status === 'CALENDAR_MISSING').map((e) => [e.rule, e.missingYear, e.metOn])).toEqual(
      [
        ['DL-03', 2026, null],
        ['DL-07', 2026, '2026-03-06'],
      ],
    );
    expect(lines(entries, 'DL-02')).toEqual(['MET 2026-03-02 2026-03-02']);
  });
});
