import { deadlinesOf, FAMILY, lines, recognised, resolution, type Told } from './story';

describe('AS-04 IRKUTSK: into the bank, and a change told too late', () => {
  const told: readonly Told[] = [
    ['2026-03-10', 'recognized-SOP', recognised('5/1')],
    ['2026-03-17', 'bank-decision-sent', { resolution: resolution('5/1'), toInstitutionId: 'soc' }],
    ['2026-03-17', 'bank-decision-received', { sentEventId: 'e1' }],
    ['2026-03-20', 'bank-record-included', { bankRecordNo: '1', basis: { resolution: resolution('5/1') } }],
    ['2026-03-23', 'accompaniment-started', { institutionId: 'soc', level: 'EMERGENCY', specialistId: 'off-4' }],
    ['2026-04-15', 'residence-changed', { addressKind: 'ACTUAL' }],
    ['2026-04-27', 'data-change-submitted', { changedOn: '2026-04-15', submittedOn: '2026-04-27' }],
    ['2026-04-29', 'bank-record-changed', { basedOnEventId: 'e6', receivedOn: '2026-04-27' }],
    ['2026-06-19', 'level-changed', { from: 'EMERGENCY', to: 'CRISIS' }],
    ['2026-06-25', 'control-visit-act-issued', { actNo: '1', situation: 'IMPROVED' }],
  ];
  const end = deadlinesOf('IRKUTSK', told, '2026-07-01');

  it.each([
    ['DL-10', ['MET 2026-03-19 2026-03-17']],
    ['DL-11', ['MET 2026-03-20 2026-03-20']],
    ['DL-25', ['MET - 2026-06-25']],
    ['DL-30', ['MET_LATE 2026-04-24 2026-04-27']],
    ['DL-31', ['MET 2026-04-30 2026-04-29']],
  ])('%s: %j', (rule, expected) => expect(lines(end, rule)).toEqual(expected));

  it('is one working day late with the change', () => {
    expect(end.find((e) => e.rule === 'DL-30')).toMatchObject({ triggerOn: '2026-04-15', lateWorkingDays: 1 });
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-04-20'), 'DL-30')).toEqual(['RUNNING 2026-04-24 -']);
  });

  it('counts a change that nobody knew of before from its own day, and shows nothing until it is told', () => {
    const unknown = told.map((fact): Told =>
      fact[1] === 'residence-changed' ? [fact[0], 'danger-level-assessed'] : fact,
    );
    expect(lines(deadlinesOf('IRKUTSK', unknown, '2026-04-26'), 'DL-30')).toEqual([]);
    expect(deadlinesOf('IRKUTSK', unknown, '2026-04-27').filter((e) => e.rule === 'DL-30')).toMatchObject([
      { status: 'MET_LATE', triggerOn: '2026-04-15', effectiveDue: '2026-04-24', lateWorkingDays: 1 },
    ]);
  });

  it('waits for the receipts', () => {
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-03-16'), 'DL-11')).toEqual(['PENDING_TRIGGER - -']);
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-03-17'), 'DL-11')).toEqual(['RUNNING 2026-03-20 -']);
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-04-28'), 'DL-31')).toEqual(['PENDING_TRIGGER - -']);
  });

  it('names the keeper that the decision went to', () => {
    expect(end.find((e) => e.rule === 'DL-11')?.responsible).toEqual({ agencyId: 'soc' });
    expect(end.find((e) => e.rule === 'DL-10')?.responsible).toEqual({ agencyId: 'kdn' });
  });

  it('takes no control act before three months have gone, and asks for one only once', () => {
    const early: readonly Told[] = [
      ...told.slice(0, 5),
      ['2026-06-22', 'control-visit-act-issued', {}],
      ['2026-07-01', 'accompaniment-started', { institutionId: 'soc', level: 'CRISIS' }],
    ];
    const entries = deadlinesOf('IRKUTSK', early, '2027-03-01').filter((e) => e.rule === 'DL-25');
    expect(entries).toMatchObject([{ status: 'RUNNING', notBefore: '2026-06-23', nominalDue: null }]);
  });
});

describe('AS-06 BORODINO: from the receipt of the resolution by the keeper', () => {
  const told: readonly Told[] = [
    ['2026-09-22', 'recognized-SOP', recognised('9/1')],
    ['2026-09-23', 'resolution-received', { resolution: resolution('9/1'), addresseeId: 'soc' }],
    ['2026-09-24', 'bank-record-included', { basis: { resolution: resolution('9/1') } }],
    ['2026-09-29', 'resolution-copies-sent', { resolution: resolution('9/1'), purpose: 'OTHER' }],
  ];
  const end = deadlinesOf('BORODINO', told, '2026-10-01');

  it('includes in time and informs the specialists one working day late', () => {
    expect(lines(end, 'DL-11')).toEqual(['MET 2026-09-28 2026-09-24']);
    expect(end.find((e) => e.rule === 'DL-11')).toMatchObject({ nominalDue: '2026-09-26', triggerOn: '2026-09-23' });
    expect(lines(end, 'DL-12')).toEqual(['MET_LATE 2026-09-28 2026-09-29']);
    expect(end.find((e) => e.rule === 'DL-12')).toMatchObject({ lateWorkingDays: 1, confidence: 'INFERRED' });
  });

  it('does not count from a receipt by an agency that keeps no bank', () => {
    const other: readonly Told[] = [
      told[0] as Told,
      ['2026-09-23', 'resolution-received', { resolution: resolution('9/1'), addresseeId: 'school' }],
    ];
    expect(lines(deadlinesOf('BORODINO', other, '2026-10-01'), 'DL-11')).toEqual(['PENDING_TRIGGER - -']);
  });
});

describe('AS-12 IRKUTSK: a move to another district', () => {
  const told: readonly Told[] = [
    ['2026-02-03', 'recognized-SOP', recognised('1/1')],
    ['2026-02-04', 'bank-decision-sent', { resolution: resolution('1/1'), toInstitutionId: 'soc' }],
    ['2026-02-04', 'bank-decision-received', { sentEventId: 'e1' }],
    ['2026-02-05', 'bank-record-included', { basis: { resolution: resolution('1/1') } }],
    ['2026-05-06', 'residence-changed', { addressKind: 'ACTUAL' }],
    ['2026-05-07', 'transfer-initiated', {}],
    ['2026-05-14', 'transfer-accepted', { resolution: resolution('20/1'), subjects: FAMILY }],
    ['2026-05-15', 'data-change-submitted', { changedOn: '2026-05-06', submittedOn: '2026-05-15' }],
    ['2026-05-18', 'bank-exclusion-sent', { resolution: resolution('19/4'), toInstitutionId: 'soc' }],
    ['2026-05-18', 'bank-exclusion-received', { sentEventId: 'e8' }],
    ['2026-05-18', 'bank-decision-sent', { resolution: resolution('20/1'), toInstitutionId: 'police' }],
    ['2026-05-18', 'bank-decision-received', { sentEventId: 'e10' }],
    ['2026-05-20', 'bank-record-included', { basis: { resolution: resolution('20/1') } }],
    ['2026-05-21', 'bank-record-excluded', { basis: { resolution: resolution('19/4') } }],
  ];
  it.each([
    ['DL-11', ['MET 2026-02-09 2026-02-05', 'MET 2026-05-21 2026-05-20']],
    ['DL-30', ['MET 2026-05-18 2026-05-15']],
    ['DL-32', ['MET 2026-05-25 2026-05-18']],
    ['DL-33', ['MET 2026-05-21 2026-05-21']],
  ])('%s: %j', (rule, expected) => expect(lines(deadlinesOf('IRKUTSK', told, '2026-06-01'), rule)).toEqual(expected));
});

describe('leaving the bank (IRKUTSK 49, 50)', () => {
  const told: readonly Told[] = [
    ['2026-02-03', 'recognized-SOP', recognised('1/1')],
    ['2026-06-01', 'deregistered', { resolution: resolution('9/9'), subjects: FAMILY, remainingSubjects: 0 }],
  ];
  it('is sent within seven working days and done within three of the receipt', () => {
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-06-05'), 'DL-32')).toEqual(['RUNNING 2026-06-10 -']);
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-06-05'), 'DL-33')).toEqual(['PENDING_TRIGGER - -']);
    const done: readonly Told[] = [
      ...told,
      ['2026-06-11', 'bank-exclusion-sent', { resolution: resolution('9/9') }],
      ['2026-06-15', 'bank-exclusion-received', { sentEventId: 'e2' }],
      ['2026-06-19', 'bank-record-excluded', { basis: { resolution: resolution('9/9') } }],
    ];
    expect(lines(deadlinesOf('IRKUTSK', done, '2026-07-01'), 'DL-32')).toEqual(['MET_LATE 2026-06-10 2026-06-11']);
    expect(lines(deadlinesOf('IRKUTSK', done, '2026-07-01'), 'DL-33')).toEqual(['MET_LATE 2026-06-18 2026-06-19']);
  });
  it('drops the inclusion that was still waiting', () => {
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-06-05'), 'DL-11')).toEqual(['CANCELLED - -']);
  });
});
