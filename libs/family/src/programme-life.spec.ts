import { currentEpisode, preparedProgramme } from './state';
import { familyAt } from './history';
import { MEASURE, MEASURE_EXAMPLE, PROGRAMME, resolutionOn, SON } from './shared/examples';
import { FAMILY, given, played, registered, reported, sent, world, type Sent } from './testing';

const OTHER = '7f000000-0000-4000-8000-0000000000ff';
const drafted = [...registered, sent('draft-programme')];
const active = [...drafted, sent('submit-programme'), sent('approve-programme')];
const episode = (...commands: readonly Sent[]) => currentEpisode(familyAt(FAMILY, played(commands), world));
const programme = (...more: readonly Sent[]) => episode(...active, ...more)?.programme;
const family = { kind: 'FAMILY', ground: 'FD-06' };
const son = { kind: 'MINOR', personId: SON, ground: 'MD-05' };
const redrafted = sent('draft-programme', {}, '2026-04-01');
const resubmitted = sent('submit-programme', {}, '2026-04-02');
const reapproved = sent(
  'approve-programme',
  { resolution: resolutionOn('14/1', '2026-04-14'), termFrom: '2026-04-14', termTo: '2026-10-20' },
  '2026-04-14',
);

describe('the programme region (spec 3.2)', () => {
  it('collects proposals before there is a draft', () => {
    const collecting = episode(...registered, sent('submit-proposals'));
    expect([collecting?.collecting, collecting?.programme]).toEqual([true, null]);
  });

  it('keeps the active version beside the draft of the next one', () => {
    const e = episode(...active, redrafted);
    expect(e?.programme).toMatchObject({ state: 'PROG_ACTIVE', version: 1 });
    expect(e?.nextProgramme).toMatchObject({ state: 'PROG_DRAFTED', version: 2 });
    expect(preparedProgramme(e ?? null)).toBe(e?.nextProgramme);
  });

  it('replaces the active version when the next one is approved', () => {
    const e = episode(...active, redrafted, resubmitted, reapproved);
    expect(e?.programme).toMatchObject({ state: 'PROG_ACTIVE', version: 2, termTo: '2026-10-20' });
    expect(e?.nextProgramme).toBeNull();
  });

  it('keeps the active version when the next one is rejected', () => {
    const e = episode(...active, redrafted, resubmitted, sent('reject-programme', { final: true }, '2026-04-14'));
    expect([e?.programme?.state, e?.nextProgramme?.state]).toEqual(['PROG_ACTIVE', 'PROG_REJECTED']);
  });

  it('stays completed when the family leaves the register, and is terminated when it was not', () => {
    const leave = sent('deregister', { subjects: [family, son] });
    expect(programme(sent('complete-programme'), leave)?.state).toBe('PROG_COMPLETED');
    expect(programme(leave)?.state).toBe('PROG_TERMINATED');
  });
});

describe('amend-programme', () => {
  const added = { ...MEASURE_EXAMPLE, measureId: OTHER };

  it('makes the next version with what was added, changed and removed', () => {
    given(...active)
      .when(sent('amend-programme'))
      .then(['programme-amended', { newVersion: 2, initiator: 'CURATOR' }]);
    const more = sent('amend-programme', { addedMeasures: [added] });
    const less = sent(
      'amend-programme',
      { changedMeasures: [], removedMeasures: [{ measureId: MEASURE, reason: 'Сделано' }] },
      '2026-06-01',
    );
    const measures = (...commands: readonly Sent[]) =>
      programme(...commands)?.measures.map((m) => [m.measureId, m.dueOn]);
    expect(measures(more)).toEqual([
      [MEASURE, '2026-06-30'],
      [OTHER, '2026-05-31'],
    ]);
    expect(measures(more, less)).toEqual([[OTHER, '2026-05-31']]);
    expect(programme(more, less)?.version).toBe(3);
  });

  it('counts on after a draft that waits beside it', () => {
    given(...active, redrafted)
      .when(sent('amend-programme'))
      .then(['programme-amended', { newVersion: 3 }]);
  });

  it('adopts its resolution when it is given with votes', () => {
    const extended = sent('extend-programme').body;
    given(...active)
      .when(sent('amend-programme', { resolution: extended['resolution'], votes: extended['votes'] }))
      .then(
        ['resolution-adopted', { decisions: [{ decisionType: 'DT-AMEND', subjects: [{ kind: 'FAMILY' }] }] }],
        'programme-amended',
      );
  });

  it.each<[string, string, string, Record<string, unknown>]>([
    ['a change of nothing', 'VALIDATION_FAILED', 'addedMeasures', { changedMeasures: [] }],
    [
      'an addition of what is there',
      'VALIDATION_FAILED',
      'addedMeasures[0].measureId',
      { addedMeasures: [MEASURE_EXAMPLE] },
    ],
    ['a change of a stranger', 'MEASURE_UNKNOWN', 'changedMeasures[0].measureId', { changedMeasures: [added] }],
    [
      'a removal of a stranger',
      'MEASURE_UNKNOWN',
      'removedMeasures[0].measureId',
      { removedMeasures: [{ measureId: OTHER, reason: 'Нет' }] },
    ],
    ['another programme', 'WRONG_STATE', 'programmeId', { programmeId: OTHER }],
  ])('%s is refused', (_what, code, path, changes) => {
    given(...active)
      .when(sent('amend-programme', changes))
      .thenRejected(code, path);
  });
});

describe('extend-programme', () => {
  it('stores both ends and moves the term', () => {
    given(...active)
      .when(sent('extend-programme'))
      .then(
        ['resolution-adopted', { decisions: [{ decisionType: 'DT-EXTEND', subjects: [{ kind: 'FAMILY' }] }] }],
        ['programme-extended', { oldEnd: '2026-08-17', newEnd: '2026-11-17' }],
      );
    expect(programme(sent('extend-programme'))?.termTo).toBe('2026-11-17');
  });

  it('is refused unless the new end is later, and without an active programme', () => {
    given(...active)
      .when(sent('extend-programme', { newEnd: '2026-08-17' }))
      .thenRejected('TERM_REVERSED', 'newEnd');
    given(...drafted)
      .when(sent('extend-programme'))
      .thenRejected('WRONG_STATE', 'programmeId');
    given(...active)
      .when(sent('extend-programme', { programmeId: OTHER }))
      .thenRejected('WRONG_STATE', 'programmeId');
  });
});

describe('copies, measures and the end of a programme', () => {
  it('send the version in force, not the one that is prepared', () => {
    given(...active, redrafted)
      .when(sent('send-programme-copies', {}, '2026-04-03'))
      .then(['programme-copies-sent', { programmeId: PROGRAMME, version: 1 }]);
  });

  it('record a measure with the day of its report', () => {
    given(...active)
      .when(sent('record-measure-done'))
      .then(['measure-done', { measureId: MEASURE, reportedOn: '2026-05-20' }]);
    given(...active)
      .when(sent('record-measure-done', { reportedOn: '2026-05-22' }))
      .then(['measure-done', { reportedOn: '2026-05-22' }]);
    given(...active)
      .when(sent('record-measure-done', { reportedOn: '2026-05-19' }))
      .thenRejected('TERM_REVERSED', 'reportedOn');
  });

  it('record a measure that was not done with the day it was due, and give it a new one', () => {
    given(...active)
      .when(sent('record-measure-not-done'))
      .then(['measure-not-done', { dueOn: '2026-05-31', newDueOn: '2026-06-30' }]);
    expect(programme(sent('record-measure-not-done'))?.measures[0]?.dueOn).toBe('2026-06-30');
    expect(programme(sent('record-measure-not-done', { newDueOn: undefined }))?.measures[0]?.dueOn).toBe('2026-05-31');
  });

  it.each(['record-measure-done', 'record-measure-not-done'])('%s needs a measure of the active version', (command) => {
    given(...active)
      .when(sent(command, { measureId: OTHER }))
      .thenRejected('MEASURE_UNKNOWN', 'measureId');
    given(...drafted)
      .when(sent(command))
      .thenRejected('WRONG_STATE');
  });

  it.each(['send-programme-copies', 'complete-programme', 'amend-programme'])(
    '%s needs the active programme',
    (command) => {
      given(...drafted)
        .when(sent(command))
        .thenRejected('WRONG_STATE', 'programmeId');
      given(...active, sent('complete-programme', {}, '2026-03-12'))
        .when(sent(command))
        .thenRejected('WRONG_STATE', 'programmeId');
    },
  );

  it('proposals are for the registered', () => {
    given(reported).when(sent('submit-proposals')).thenRejected('SUBJECT_NOT_REGISTERED');
  });
});
