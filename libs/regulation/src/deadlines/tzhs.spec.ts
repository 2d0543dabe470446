import { deadlinesOf, lines, recognised, type Told } from './story';

const application: readonly Told[] = [
  ['2026-02-10', 'journal-entry-registered', { journalHolderId: 'soc', journalKind: 'NEED_FOR_ACCOMPANIMENT' }],
  ['2026-02-10', 'reported', { track: 'TZHS', detectedByAgencyId: 'soc', threatToLife: false }],
  ['2026-02-10', 'application-registered', { institutionId: 'soc' }],
];
/** AS-07: agreement first, then the bank. */
const story: readonly Told[] = [
  ...application,
  ['2026-02-13', 'surveyed', { surveyKind: 'TZHS' }],
  ['2026-02-13', 'need-determined', { level: 'BASE', categories: ['TC-04'], circumstances: ['CI-01'] }],
  ['2026-02-20', 'programme-submitted', { programmeId: 'p' }],
  ['2026-02-24', 'IPR-approved', { programmeId: 'p', termFrom: '2026-02-24', termTo: '2026-12-31', measures: [] }],
  ['2026-02-26', 'accompaniment-agreement-concluded', { agreementNo: '7' }],
  ['2026-02-26', 'accompaniment-started', { institutionId: 'soc', level: 'BASE', plannedEnd: '2027-02-26' }],
  ['2026-02-26', 'bank-record-included', { basis: { agreementNo: '7' } }],
  ['2026-12-15', 'interim-result-concluded', { kind: 'FINAL', conclusion: 'STOP' }],
  ['2026-12-15', 'accompaniment-ended', { reason: 'CP-01' }],
  ['2026-12-15', 'post-accompaniment-started', {}],
];
const met = (profile: string, told: readonly Told[], on: string) =>
  deadlinesOf(profile, told, on).map(({ rule, status, metOn }) => [rule, status, metOn]);

describe('the TZhS track under OKTYABRSKY', () => {
  it('asks for what 9.1 to 9.6 ask for, nearly all of it without a term', () => {
    expect(met('OKTYABRSKY', story, '2026-12-31')).toEqual([
      ['DL-01', 'NO_TERM', '2026-02-10'],
      ['DL-06', 'NO_TERM', '2026-02-13'],
      ['DL-08', 'NO_TERM', '2026-02-24'],
      ['DL-15', 'NO_TERM', '2026-02-20'],
      ['DL-16', 'NO_TERM', null],
      ['DL-17', 'MET', '2026-02-24'],
      ['DL-22', 'NO_TERM', '2026-12-15'],
      ['DL-26', 'NO_TERM', '2026-12-15'],
      ['DL-11', 'NO_TERM', '2026-02-26'],
      ['DL-29', 'MET', '2026-12-15'],
      ['DL-35', 'NO_TERM', null],
      ['DL-55', 'NO_TERM', '2026-12-15'],
      ['DL-56', 'NO_TERM', '2026-12-15'],
    ]);
  });

  it('has a level whose limit is an example (5.4)', () => {
    expect(lines(deadlinesOf('OKTYABRSKY', story, '2026-06-30'), 'DL-29')).toEqual(['RUNNING 2027-02-26 -']);
    const long = story.slice(0, -3);
    expect(lines(deadlinesOf('OKTYABRSKY', long, '2027-06-30'), 'DL-29')).toEqual(['RUNNING 2027-02-26 -']);
  });
});

describe('the watch afterwards (DL-55)', () => {
  const running = story.slice(0, -3);
  const end: Told = ['2026-12-15', 'accompaniment-ended', { reason: 'CP-01' }];
  const terminated = (on: string): Told => [on, 'accompaniment-agreement-terminated', { initiator: 'FAMILY' }];
  const watch = (...told: readonly Told[]) =>
    deadlinesOf('OKTYABRSKY', [...running, ...told], '2026-12-31')
      .filter(({ rule }) => rule === 'DL-55')
      .map(({ triggerOn, metOn }) => [triggerOn, metOn]);

  it('begins with an agreement that ends alone, before the accompaniment does (9.6)', () => {
    expect(watch(terminated('2026-12-10'))).toEqual([['2026-12-10', null]]);
    expect(watch(terminated('2026-12-10'), end)).toEqual([['2026-12-10', null]]);
    expect(watch(terminated('2026-12-10'), end, ['2026-12-16', 'post-accompaniment-started', {}])).toEqual([
      ['2026-12-10', '2026-12-16'],
    ]);
  });
  it('begins once where both end, in whichever order', () => {
    expect(watch(end, terminated('2026-12-15'))).toEqual([['2026-12-15', null]]);
    const post: Told = ['2026-12-15', 'post-accompaniment-started', {}];
    expect(watch(end, post, terminated('2026-12-18'))).toEqual([['2026-12-15', '2026-12-15']]);
  });
  it('is asked for of nobody who was never accompanied', () => {
    const agreedOnly = story.slice(0, 8);
    expect(agreedOnly.at(-1)?.[1]).toBe('accompaniment-agreement-concluded');
    const told = deadlinesOf('OKTYABRSKY', [...agreedOnly, terminated('2026-12-10')], '2026-12-31');
    expect(told.filter(({ rule }) => rule === 'DL-55')).toEqual([]);
  });
});

describe('the TZhS track elsewhere', () => {
  it('IRKUTSK: application, survey, list of measures, file, and what follows the end', () => {
    const told: readonly Told[] = [
      ...story.slice(0, 5),
      ['2026-02-16', 'measure-list-handed', { toId: 'x' }],
      ...story.slice(5),
    ];
    const entries = met('IRKUTSK', told, '2026-12-31').filter(([rule]) => rule !== 'DL-29' && rule !== 'DL-17');
    expect(entries).toEqual([
      ['DL-01', 'NO_TERM', '2026-02-10'],
      ['DL-06', 'NO_TERM', '2026-02-13'],
      ['DL-54', 'NO_TERM', '2026-02-16'],
      ['DL-22', 'NO_TERM', '2026-12-15'],
      ['DL-13', 'NO_TERM', null],
      ['DL-25', 'CANCELLED', null],
      ['DL-35', 'NO_TERM', null],
      ['DL-55', 'NO_TERM', '2026-12-15'],
      ['DL-56', 'NO_TERM', '2026-12-15'],
    ]);
  });

  it.each(['KOCHKI', 'MARIEL', 'BORODINO'])(
    '%s has no term that an application at an institution starts',
    (profile) => {
      const terms = deadlinesOf(profile, story, '2026-12-31').filter((entry) => entry.effectiveDue !== null);
      expect(terms.map((entry) => entry.rule).filter((rule) => ['DL-06', 'DL-08', 'DL-15'].includes(rule))).toEqual([]);
    },
  );
});

describe('a consent withdrawn in the TZhS track (152-FZ 21 (5), AS-08)', () => {
  const withdrawal = (changes: object = {}): Told => [
    '2026-05-20',
    'consent-withdrawn',
    { receivedOn: '2026-05-20', scope: 'FULL', otherLegalBasis: 'NONE', ...changes },
  ];
  const inBank = story.slice(0, -3);
  const told: readonly Told[] = [...inBank, withdrawal(), ['2026-05-20', 'bank-record-blocked', {}]];
  const federal = (facts: readonly Told[], on: string) =>
    deadlinesOf('OKTYABRSKY', facts, on)
      .filter(({ rule }) => rule === '152-FZ')
      .map((e) => [e.ruleKey, e.status, e.effectiveDue, e.metOn]);

  it('is blocked the same day, and destroyed within 30 days of receipt', () => {
    expect(federal(told, '2026-06-19')).toEqual([
      ['bankRecordBlocked', 'MET', '2026-05-20', '2026-05-20'],
      ['personalDataDestroyed', 'RUNNING', '2026-06-19', null],
    ]);
    expect(federal(told, '2026-06-20')[1]).toEqual(['personalDataDestroyed', 'OVERDUE', '2026-06-19', null]);
    const done: readonly Told[] = [...told, ['2026-06-17', 'personal-data-destroyed', {}]];
    expect(federal(done, '2026-06-30')[1]).toEqual(['personalDataDestroyed', 'MET', '2026-06-19', '2026-06-17']);
  });

  it('is counted from the receipt, not from the day of recording, and rolls off a day off', () => {
    const late: Told = ['2026-05-22', 'consent-withdrawn', { ...withdrawal()[2], receivedOn: '2026-05-21' }];
    expect(federal([...inBank, late, ['2026-05-22', 'bank-record-blocked', {}]], '2026-06-01')[0]).toEqual([
      'personalDataDestroyed',
      'RUNNING',
      '2026-06-22',
      null,
    ]);
  });

  it('destroys nothing where only the bank or another basis is meant, or the family is registered', () => {
    expect(federal([...inBank, withdrawal({ otherLegalBasis: 'COMMISSION_RESOLUTION' })], '2026-06-30')).toEqual([]);
    const bankOnly = federal([...inBank, withdrawal({ scope: 'BANK_ONLY' })], '2026-05-20');
    expect(bankOnly.map(([key]) => key)).toEqual(['bankRecordBlocked']);
    const registered: readonly Told[] = [...inBank, ['2026-05-12', 'recognized-SOP', recognised('9/9')], withdrawal()];
    expect(federal(registered, '2026-06-30')).toEqual([]);
  });
});
