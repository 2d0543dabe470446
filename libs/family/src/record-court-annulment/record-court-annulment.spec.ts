import { resolutionOn, RESOLUTION, SON, VOTES } from '../shared/examples';
import { currentEpisode } from '../state';
import { familyAt } from '../history';
import { FAMILY, given, played, registered, reported, sent, world, type Sent } from '../testing';

const son = { kind: 'MINOR', personId: SON };
const episode = (...commands: readonly Sent[]) =>
  currentEpisode(familyAt(FAMILY, played([...registered, ...commands]), world));
const programme = [sent('draft-programme'), sent('submit-programme'), sent('approve-programme')];

describe('record-court-annulment (C45, CG-44)', () => {
  it('takes effect on the day on which the decision came into force', () => {
    given(...registered)
      .when(sent('record-court-annulment', {}, '2026-07-07'))
      .then(['resolution-annulled-by-court', { inForceOn: '2026-07-02' }]);
    const [event] = given(...registered)
      .when(sent('record-court-annulment', {}, '2026-07-07'))
      .then('resolution-annulled-by-court');
    expect(event).toMatchObject({ occurredOn: '2026-07-02', violations: [] });
  });

  it('annuls the family with its last subject, and the programme that it had', () => {
    expect(episode(...programme, sent('record-court-annulment'))).toMatchObject({
      main: 'ANNULLED',
      exit: { on: '2026-07-02', ground: 'MD-02', positive: false },
      programme: { state: 'PROG_TERMINATED' },
      nextReviewOn: null,
      subjects: {
        FAMILY: { state: 'SUBJECT_ANNULLED', deregisteredOn: '2026-07-02' },
        [SON]: { state: 'SUBJECT_ANNULLED' },
      },
    });
  });

  it('leaves the others registered when it names only some', () => {
    expect(episode(sent('record-court-annulment', { subjects: [son] }))).toMatchObject({
      main: 'REGISTERED',
      exit: null,
      subjects: { FAMILY: { state: 'SUBJECT_REGISTERED' }, [SON]: { state: 'SUBJECT_ANNULLED', ground: 'MD-02' } },
    });
  });

  it('lets a new report open the next episode', () => {
    const again = sent('report', { persons: [{ personId: SON, role: 'KR-08' }] }, '2026-09-01');
    expect(episode(sent('record-court-annulment'), again)).toMatchObject({ number: 2, main: 'REPORTED', repeat: true });
  });

  it.each<readonly [string, readonly Sent[], Sent, string, string]>([
    [
      'a decision that is not in force yet',
      registered,
      sent('record-court-annulment', { inForceOn: '2026-07-03' }),
      'COURT_DECISION_NOT_IN_FORCE',
      'inForceOn',
    ],
    [
      'a decision in force before it was taken',
      registered,
      sent('record-court-annulment', { decidedOn: '2026-07-03' }, '2026-07-04'),
      'TERM_REVERSED',
      'inForceOn',
    ],
    [
      'a resolution that nobody adopted',
      [reported],
      sent('record-court-annulment'),
      'WRONG_STATE',
      'resolution.number',
    ],
    [
      'a subject that has left',
      [...registered, sent('record-court-annulment', { subjects: [son] }, '2026-07-02')],
      sent('record-court-annulment', { inForceOn: '2026-07-05' }, '2026-07-06'),
      'SUBJECT_NOT_REGISTERED',
      'subjects[1]',
    ],
    [
      'a subject named twice',
      registered,
      sent('record-court-annulment', { subjects: [son, son] }),
      'SUBJECT_NOT_REGISTERED',
      'subjects[1]',
    ],
    [
      'a subject of another resolution',
      [
        ...registered.slice(0, -1),
        sent('recognise-sop', { subjects: [{ kind: 'FAMILY', grounds: ['FG-01'] }] }),
        sent(
          'recognise-sop',
          {
            subjects: [{ ...son, grounds: ['MG-01'] }],
            resolution: resolutionOn('9/9', '2026-03-10'),
            votes: VOTES,
            curator: undefined,
          },
          '2026-03-10',
        ),
      ],
      sent('record-court-annulment', { resolution: RESOLUTION }),
      'SUBJECT_OF_ANOTHER_RESOLUTION',
      'subjects[1]',
    ],
  ])('%s is refused', (...[, before, command, code, path]) => {
    given(...before)
      .when(command)
      .thenRejected(code, path);
  });

  it('contradicts a later decision about the same subject', () => {
    const leaves = sent('deregister', {
      subjects: [
        { kind: 'FAMILY', ground: 'FD-06' },
        { ...son, ground: 'MD-05' },
      ],
    });
    given(...registered, leaves)
      .when(sent('record-court-annulment', {}, '2026-09-01'))
      .thenRejected('LATER_FACT_CONTRADICTS');
  });
});
