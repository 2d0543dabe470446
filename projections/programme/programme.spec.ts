import { currentEpisode, effective, familyAt } from '@kurator/family';
import { FAMILY, played, registered, sent, world, type Sent } from '../../libs/family/src/testing';
import { MEASURE, MEASURE_EXAMPLE, resolutionOn, SON } from '../../libs/family/src/shared/examples';
import { programmesOf } from './index';

const OTHER = '7f000000-0000-4000-8000-0000000000ff';
const added = { ...MEASURE_EXAMPLE, measureId: OTHER };
const active = [...registered, sent('draft-programme'), sent('submit-programme'), sent('approve-programme')];
const toldOn = (on: string, ...commands: readonly Sent[]) => {
  const facts = played(commands);
  const episode = currentEpisode(familyAt(FAMILY, facts, world, { asOf: on }));
  if (!episode) throw new Error('no episode');
  return programmesOf(effective(facts, { asOf: on }), episode, on);
};
const only = (on: string, ...commands: readonly Sent[]) => toldOn(on, ...commands).programmes[0];
const states = (on: string, ...more: readonly Sent[]) =>
  only(on, ...active, ...more)?.measures.map((m) => [m.measureId, m.state, m.dueOn, m.overdue]);
const DAY = '2026-12-31';

describe('the programme of an episode', () => {
  it('is not there before its draft, and has no measure in force before its approval', () => {
    expect(toldOn(DAY, ...registered, sent('submit-proposals'))).toMatchObject({
      programmes: [],
      proposals: [{ on: '2026-02-24', fromAgencyId: 'school-1', stage: 'FIRST' }],
    });
    const drafted = only(DAY, ...registered, sent('draft-programme'));
    expect(drafted).toMatchObject({ state: 'PROG_DRAFTED', termFrom: null, termTo: null, measures: [] });
    expect(drafted?.versions).toMatchObject([{ version: 1, status: 'DRAFTED', madeOn: '2026-02-27' }]);
    expect(drafted?.versions[0]?.measures.map((m) => m.measureId)).toEqual([MEASURE]);
  });

  it('keeps the texts of the draft with the terms of the approval', () => {
    const { versions, ...rest } = only(DAY, ...active) ?? { versions: [] };
    expect(rest).toMatchObject({ state: 'PROG_ACTIVE', termTo: '2026-08-17' });
    expect(versions).toMatchObject([{ status: 'ACTIVE', said: { approvedBy: 'COMMISSION' } }]);
    expect(versions[0]?.measures).toEqual([
      expect.objectContaining({ title: MEASURE_EXAMPLE.title, dueOn: '2026-05-31' }),
    ]);
  });

  it('tells each measure by its last day: planned, overdue, done, done late, not done, planned anew', () => {
    expect(states('2026-05-31')).toEqual([[MEASURE, 'PLANNED', '2026-05-31', false]]);
    expect(states('2026-06-01')).toEqual([[MEASURE, 'PLANNED', '2026-05-31', true]]);
    expect(states(DAY, sent('record-measure-done'))).toEqual([[MEASURE, 'DONE', '2026-05-31', false]]);
    const late = sent('record-measure-done', { reportedOn: '2026-06-01' }, '2026-06-01');
    expect(states(DAY, late)).toEqual([[MEASURE, 'DONE_LATE', '2026-05-31', false]]);
    const failed = sent('record-measure-not-done', { newDueOn: undefined }, '2026-06-01');
    expect(states(DAY, failed)).toEqual([[MEASURE, 'NOT_DONE', '2026-05-31', false]]);
    const again = sent('record-measure-not-done', {}, '2026-06-01');
    expect(states('2026-06-02', again)).toEqual([[MEASURE, 'PLANNED', '2026-06-30', false]]);
    expect(only(DAY, ...active, again)?.measures[0]).toMatchObject({
      firstDueOn: '2026-05-31',
      notDone: [{ on: '2026-06-01', dueOn: '2026-05-31', newDueOn: '2026-06-30' }],
    });
  });

  it('shows what an amendment added and removed, with its reason', () => {
    const more = sent('amend-programme', { addedMeasures: [added], changedMeasures: [] });
    const removal = {
      addedMeasures: [],
      changedMeasures: [],
      removedMeasures: [{ measureId: MEASURE, reason: 'Сделано' }],
    };
    const less = sent('amend-programme', removal, '2026-06-01');
    const told = only(DAY, ...active, more, less);
    expect(told?.versions.map((v) => [v.version, v.origin, v.status])).toEqual([
      [1, 'DRAFT', 'REPLACED'],
      [2, 'AMENDMENT', 'REPLACED'],
      [3, 'AMENDMENT', 'ACTIVE'],
    ]);
    expect(told?.measures.map((m) => [m.measureId, m.state, m.sinceVersion, m.removed])).toEqual([
      [MEASURE, 'REMOVED', 1, { on: '2026-06-01', version: 3, reason: 'Сделано' }],
      [OTHER, 'PLANNED', 2, null],
    ]);
  });

  it('keeps the version in force beside the next one until that is approved', () => {
    const redrafted = sent('draft-programme', { measures: [added] }, '2026-04-01');
    const resubmitted = sent('submit-programme', {}, '2026-04-02');
    const resolution = resolutionOn('14/1', '2026-04-14');
    const reapproved = sent(
      'approve-programme',
      { resolution, termFrom: '2026-04-14', termTo: '2026-10-20' },
      '2026-04-14',
    );
    const all = [...active, redrafted, resubmitted, reapproved];
    const statuses = (on: string) => only(on, ...all)?.versions.map((v) => v.status);
    expect(statuses('2026-04-13')).toEqual(['ACTIVE', 'SUBMITTED']);
    expect(statuses(DAY)).toEqual(['REPLACED', 'ACTIVE']);
    expect(only('2026-04-13', ...all)?.termTo).toBe('2026-08-17');
    expect(only(DAY, ...all)).toMatchObject({ termTo: '2026-10-20', termFrom: '2026-04-14' });
    expect(only(DAY, ...all)?.measures.map((m) => [m.measureId, m.state])).toEqual([
      [MEASURE, 'REMOVED'],
      [OTHER, 'PLANNED'],
    ]);
  });

  it('is extended, completed, or terminated when the family leaves', () => {
    expect(only(DAY, ...active, sent('extend-programme'))).toMatchObject({
      termTo: '2026-11-17',
      extensions: [{ oldEnd: '2026-08-17', newEnd: '2026-11-17' }],
    });
    const completed = only(DAY, ...active, sent('complete-programme'));
    expect(completed).toMatchObject({ state: 'PROG_COMPLETED', versions: [{ status: 'COMPLETED' }] });
    expect(completed?.completion).toMatchObject({
      on: expect.any(String) as string,
      outcome: expect.any(String) as string,
    });
    const leave = sent('deregister', {
      subjects: [
        { kind: 'FAMILY', ground: 'FD-06' },
        { kind: 'MINOR', personId: SON, ground: 'MD-05' },
      ],
    });
    const left = only(DAY, ...active, leave);
    expect(left).toMatchObject({
      state: 'PROG_TERMINATED',
      versions: [{ status: 'TERMINATED' }],
      termTo: '2026-08-17',
    });
  });
});
