import { duties } from './duties';
import { judge, lateDuties } from './judge';
import { deadlinesOf, entry, factsOf, FAMILY, lines, regulation, resolution, type Told } from './story';

const message = { detectedByAgencyId: 'school', threatToLife: false };
const reported: readonly Told[] = [
  ['2026-03-02', 'journal-entry-registered', entry('school')],
  ['2026-03-02', 'reported', message],
];
const recognised = (number = '1/1', extra: object = {}) => ({
  resolution: resolution(number),
  subjects: FAMILY,
  curator: { agencyId: 'soc' },
  ...extra,
});
const left: Told = [
  '2026-04-20',
  'deregistered',
  { resolution: resolution('9/9'), subjects: FAMILY, remainingSubjects: 0 },
];

describe('a duty that falls away', () => {
  it('is cancelled when the family leaves the register, in time or overdue', () => {
    const told: readonly Told[] = [
      ['2026-02-02', 'recognized-SOP', recognised()],
      ['2026-03-23', 'accompaniment-started', { institutionId: 'soc', level: 'EMERGENCY' }],
      left,
    ];
    const entries = deadlinesOf('IRKUTSK', told, '2026-04-20');
    expect(lines(entries, 'DL-26')).toEqual(['CANCELLED 2026-08-02 -']);
    expect(lines(entries, 'DL-29')).toEqual(['CANCELLED 2026-06-23 -']);
    expect(lines(entries, 'DL-15')).toEqual(['CANCELLED - -']);
    const overdue = deadlinesOf('MARIEL', told, '2026-04-19');
    expect(lines(overdue, 'DL-15')).toEqual(['OVERDUE 2026-02-16 -']);
    expect(lines(deadlinesOf('MARIEL', told, '2026-04-20'), 'DL-15')).toEqual(['CANCELLED 2026-02-16 -']);
  });

  it('stays while another subject is registered', () => {
    const subjects = [...FAMILY, { kind: 'MINOR', personId: 'm1' }];
    const told: readonly Told[] = [['2026-02-02', 'recognized-SOP', { ...recognised(), subjects }], left];
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-04-20'), 'DL-26')).toEqual(['RUNNING 2026-08-02 -']);
  });

  it('is no new duty when the last review and the leaving share a day', () => {
    const told: readonly Told[] = [
      ['2026-02-02', 'recognized-SOP', recognised()],
      ['2026-04-20', 'review-held', {}],
      left,
    ];
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-05-01'), 'DL-26')).toEqual(['MET 2026-08-02 2026-04-20']);
    const reversed: readonly Told[] = [told[0] as Told, left, told[1] as Told];
    expect(lines(deadlinesOf('IRKUTSK', reversed, '2026-05-01'), 'DL-26')).toEqual(['MET 2026-08-02 2026-04-20']);
  });

  it('ends the verification when the case is closed, but not what was overdue by then', () => {
    const told: readonly Told[] = [
      ...reported,
      ['2026-03-02', 'report-forwarded', { channel: 'PHONE', fromAgencyId: 'school' }],
      ['2026-03-04', 'case-closed-unconfirmed', { basis: 'DUPLICATE' }],
    ];
    expect(lines(deadlinesOf('MARIEL', told, '2026-04-01'), 'DL-07')).toEqual(['CANCELLED 2026-03-10 -']);
    const late: readonly Told[] = [...told.slice(0, 3), ['2026-03-16', 'case-closed-unconfirmed', {}]];
    expect(lines(deadlinesOf('MARIEL', late, '2026-04-01'), 'DL-07')).toEqual(['OVERDUE 2026-03-10 -']);
  });
});

describe('the commission is informed', () => {
  it('at once when its own secretary registers the message: no agency owes a forwarding', () => {
    const secretary = { role: 'COMMISSION_SECRETARY', agencyId: 'kdn' };
    const told: readonly Told[] = [
      ['2026-03-02', 'journal-entry-registered', entry('kdn'), secretary],
      ['2026-03-02', 'reported', { threatToLife: false }, secretary],
    ];
    const entries = deadlinesOf('MARIEL', told, '2026-03-02');
    expect(entries.map((e) => `${e.rule} ${e.status}`)).toEqual(['DL-05 NO_TERM', 'DL-07 RUNNING']);
    expect(lines(entries, 'DL-07')).toEqual(['RUNNING 2026-03-10 -']);
  });

  it('on the local day of the receipt, which is not the day of the sending', () => {
    // 18:30 UTC is 01:30 of the next day in Novosibirsk.
    const told: readonly Told[] = [
      ...reported,
      [
        '2026-03-02',
        'report-forwarded',
        { channel: 'WRITTEN', fromAgencyId: 'school', receivedAt: '2026-03-02T18:30:00Z' },
      ],
    ];
    expect(lines(deadlinesOf('KOCHKI', told, '2026-03-02'), 'DL-06')).toEqual([]);
    expect(deadlinesOf('KOCHKI', told, '2026-03-03').find((e) => e.rule === 'DL-06')).toMatchObject({
      triggerOn: '2026-03-03',
      effectiveDue: '2026-03-06',
    });
  });

  it('once by the phone call and the letter that follows it', () => {
    const told: readonly Told[] = [
      ...reported,
      ['2026-03-02', 'report-forwarded', { channel: 'PHONE', fromAgencyId: 'school' }],
      ['2026-03-04', 'report-forwarded', { channel: 'WRITTEN', fromAgencyId: 'school' }],
    ];
    expect(lines(deadlinesOf('MARIEL', told, '2026-03-04'), 'DL-07')).toEqual(['RUNNING 2026-03-10 -']);
    expect(lines(deadlinesOf('MARIEL', told, '2026-03-04'), 'DL-05')).toEqual(['NO_TERM - -']);
  });
});

describe('who met it', () => {
  it('is the agency that owes it, not another', () => {
    const told: readonly Told[] = [
      ...reported,
      ['2026-03-02', 'journal-entry-registered', entry('police'), { agencyId: 'police' }],
      ['2026-03-02', 'report-forwarded', { channel: 'PHONE', fromAgencyId: 'police' }],
    ];
    const calls = deadlinesOf('MARIEL', told, '2026-03-03').filter((e) => e.rule === 'DL-02');
    expect(calls.map((e) => `${e.responsible?.agencyId} ${e.status}`)).toEqual(['school OVERDUE', 'police MET']);
  });

  it('matters by resolution: copies of another one meet nothing', () => {
    const copies = (number: string): Told => [
      '2026-03-04',
      'resolution-copies-sent',
      { resolution: resolution(number), purpose: 'REGISTRATION' },
    ];
    const told = (number: string): readonly Told[] => [
      ['2026-03-02', 'recognized-SOP', recognised('1/1')],
      copies(number),
    ];
    expect(lines(deadlinesOf('KOCHKI', told('1/1'), '2026-03-05'), 'DL-09')).toEqual(['MET 2026-03-05 2026-03-04']);
    expect(lines(deadlinesOf('KOCHKI', told('1/2'), '2026-03-05'), 'DL-09')).toEqual(['RUNNING 2026-03-05 -']);
  });

  it('counts what was done before the trigger', () => {
    const told: readonly Told[] = [
      ['2026-03-02', 'recognized-SOP', recognised()],
      ['2026-03-03', 'programme-submitted', {}],
      ['2026-03-05', 'resolution-received', { resolution: resolution('1/1'), addresseeId: 'soc' }],
    ];
    expect(lines(deadlinesOf('KOCHKI', told, '2026-03-04'), 'DL-15')).toEqual(['PENDING_TRIGGER - -']);
    expect(lines(deadlinesOf('KOCHKI', told, '2026-03-05'), 'DL-15')).toEqual(['MET 2026-03-20 2026-03-03']);
  });

  it('is not a vote that failed', () => {
    const told: readonly Told[] = [
      ...reported,
      ['2026-03-04', 'surveyed', {}],
      ['2026-03-10', 'resolution-adopted', { outcome: 'NOT_ADOPTED', decisions: [{ decisionType: 'DT-RECOGNISE' }] }],
    ];
    expect(lines(deadlinesOf('KOCHKI', told, '2026-03-10'), 'DL-08')).toEqual(['RUNNING - -']);
  });

  it('follows the session that is known: due then, overdue after', () => {
    const told: readonly Told[] = [
      ...reported,
      ['2026-03-04', 'surveyed', {}],
      ['2026-03-05', 'session-scheduled', { sessionOn: '2026-03-24' }],
      ['2026-03-06', 'session-scheduled', { sessionOn: '2026-03-17' }],
      ['2026-03-19', 'recognition-declined', {}],
    ];
    expect(lines(deadlinesOf('KOCHKI', told, '2026-03-05'), 'DL-08')).toEqual(['RUNNING 2026-03-24 -']);
    expect(lines(deadlinesOf('KOCHKI', told, '2026-03-17'), 'DL-08')).toEqual(['RUNNING 2026-03-17 -']);
    expect(lines(deadlinesOf('KOCHKI', told, '2026-03-18'), 'DL-08')).toEqual(['OVERDUE 2026-03-17 -']);
    expect(deadlinesOf('KOCHKI', told, '2026-03-19').find((e) => e.rule === 'DL-08')).toMatchObject({
      status: 'MET_LATE',
      lateWorkingDays: 2,
    });
  });
});

describe('guardianship (DL-04, IRKUTSK 14)', () => {
  const threat: readonly Told[] = [
    ['2026-03-02', 'reported', { ...message, threatToLife: true }, { at: '2026-03-02T02:00:00.000Z' }],
  ];
  it('is due at once when a school tells of a threat', () => {
    expect(lines(deadlinesOf('IRKUTSK', threat, '2026-03-03'), 'DL-04')).toEqual(['OVERDUE 2026-03-02 -']);
    const phoned: readonly Told[] = [
      ...threat,
      ['2026-03-02', 'rights-violation-notified', {}, { at: '2026-03-02T02:40:00.000Z' }],
    ];
    expect(deadlinesOf('IRKUTSK', phoned, '2026-03-03').filter((e) => e.rule === 'DL-04')).toMatchObject([
      { status: 'MET', elapsedMinutes: 40 },
    ]);
  });
  it('is a fact of its own otherwise', () => {
    expect(lines(deadlinesOf('IRKUTSK', reported, '2026-03-03'), 'DL-04')).toEqual([]);
    const told: readonly Told[] = [...reported, ['2026-03-05', 'rights-violation-notified', {}]];
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-03-05'), 'DL-04')).toEqual(['MET 2026-03-05 2026-03-05']);
  });
});

describe('lateDuties', () => {
  it('says what a command met too late', () => {
    const facts = factsOf('MARIEL', [
      ['2026-05-19', 'recognized-SOP', recognised()],
      ['2026-06-05', 'programme-submitted', {}],
    ]);
    const list = duties(facts, regulation);
    expect(lateDuties(list, new Set(['e1']))).toEqual([
      {
        ruleKey: 'programmeSubmitted',
        rule: 'DL-15',
        clause: '5.3',
        nominalDue: '2026-06-02',
        effectiveDue: '2026-06-02',
        metOn: '2026-06-05',
        lateWorkingDays: 3,
        confidence: 'EXPLICIT',
      },
    ]);
    expect(lateDuties(list, new Set(['e0']))).toEqual([]);
  });
});

describe('a stored duty', () => {
  it('answers any day after a round through JSON', () => {
    const list = duties(factsOf('MARIEL', [['2026-05-19', 'recognized-SOP', recognised()], left]), regulation);
    for (const duty of list)
      for (const on of ['2026-05-18', '2026-05-19', '2026-06-03', '2027-01-01'])
        expect(judge(JSON.parse(JSON.stringify(duty)) as typeof duty, on)).toEqual(judge(duty, on));
    expect(new Set(list.map((d) => d.id)).size).toBe(list.length);
  });
});
