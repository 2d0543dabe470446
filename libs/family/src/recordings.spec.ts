import { SON } from './shared/examples';
import { eventId, given, registered, reported, sent, type Sent } from './testing';

/** Use cases whose event is their body: what each needs before it, and what it is called. */
type Recording = readonly [command: string, type: string, before: readonly Sent[], changes?: Record<string, unknown>];
const family = { kind: 'FAMILY', ground: 'FD-06' };
const son = { kind: 'MINOR', personId: SON, ground: 'MD-05' };
const gone = [...registered, sent('deregister', { subjects: [family, son] })];
const inBank = [...registered, sent('include-in-bank')];
const active = [...registered, sent('draft-programme'), sent('submit-programme'), sent('approve-programme')];
const grouped = [...registered, sent('compose-group')];
const recordings: readonly Recording[] = [
  ['register-journal-entry', 'journal-entry-registered', [reported]],
  ['record-journal-result', 'journal-result-recorded', [reported], { entryEventId: eventId(0) }],
  ['forward-report', 'report-forwarded', [reported]],
  ['notify-guardianship', 'rights-violation-notified', [reported]],
  ['order-survey', 'survey-ordered', [reported]],
  ['request-materials', 'materials-requested', [reported]],
  ['record-materials', 'materials-received', [reported, sent('request-materials')], { requestEventId: eventId(2) }],
  ['record-survey', 'surveyed', [reported]],
  ['assess-danger', 'danger-level-assessed', [reported]],
  ['issue-conclusion', 'conclusion-issued', [reported, sent('record-survey')]],
  ['record-consent', 'consent-given', [reported]],
  ['record-refusal', 'consent-refused', [reported]],
  ['withdraw-consent', 'consent-withdrawn', [reported, sent('record-consent')], { consentEventId: eventId(2) }],
  ['schedule-session', 'session-scheduled', [reported]],
  ['close-unconfirmed', 'case-closed-unconfirmed', [reported]],
  ['send-resolution-copies', 'resolution-copies-sent', registered],
  ['acknowledge-resolution', 'resolution-received', registered],
  ['acquaint-family', 'family-notified', registered],
  ['request-curator-replacement', 'curator-replacement-requested', registered],
  ['schedule-review', 'review-scheduled', registered],
  ['propose-deregistration', 'deregistration-proposed', registered],
  ['compose-group', 'working-group-composed', registered],
  ['change-group', 'working-group-changed', grouped],
  ['record-group-meeting', 'working-group-met', grouped],
  ['open-personal-file', 'personal-file-opened', registered],
  ['issue-record-card', 'record-card-issued', registered],
  ['update-record-card', 'record-card-updated', registered],
  ['submit-proposals', 'programme-proposals-submitted', registered],
  ['complete-programme', 'programme-completed', active],
  ['send-to-bank', 'bank-decision-sent', registered],
  ['receive-at-bank', 'bank-decision-received', [...registered, sent('send-to-bank')], { sentEventId: eventId(8) }],
  ['send-exclusion', 'bank-exclusion-sent', gone],
  ['receive-exclusion', 'bank-exclusion-received', [...gone, sent('send-exclusion')], { sentEventId: eventId(10) }],
  ['exclude-from-bank', 'bank-record-excluded', [...inBank, ...gone.slice(registered.length)]],
];

const all = recordings.map(([command, type, before, changes = {}]) => [command, type, before, changes] as const);

describe('a plain recording', () => {
  it.each(all)('%s stores %s with the body as it was sent', (command, type, before, changes) => {
    const sending = sent(command, changes);
    const [event] = given(...before)
      .when(sending)
      .then(type);
    expect(event).toMatchObject({ occurredOn: sending.on, episode: 1, data: sending.body, violations: [] });
  });

  it('register-journal-entry may come before the report that it belongs to (MARIEL 4.3)', () => {
    given().when(sent('register-journal-entry')).then('journal-entry-registered');
  });

  it.each(all.slice(1))('%s presupposes that the family was reported', (command, _type, _before, changes) => {
    expect(given().when(sent(command, changes)).thenRejected('WRONG_STATE').params).toEqual({
      needed: 'reported',
    });
  });
});

const NOBODY = '00000000-0000-4000-8000-00000000dead';
const ungrouped = [...registered.slice(0, -1), sent('recognise-sop', { workingGroup: [] })];
const closed = [reported, sent('close-unconfirmed', {}, '2026-02-03')];
const minor = { kind: 'MINOR', personId: NOBODY };

type Impossible = readonly [what: string, before: readonly Sent[], command: Sent, code: string, path?: string];
const impossible: readonly Impossible[] = [
  ['a result of no entry', [reported], sent('record-journal-result'), 'WRONG_STATE', 'entryEventId'],
  [
    'a result of an event that is no entry',
    [reported],
    sent('record-journal-result', { entryEventId: eventId(0, 1) }),
    'WRONG_STATE',
    'entryEventId',
  ],
  [
    'a notice about a stranger',
    [reported],
    sent('notify-guardianship', { persons: [NOBODY] }),
    'PERSON_UNKNOWN',
    'persons[0]',
  ],
  ['a survey ordered for a closed episode', closed, sent('order-survey', {}, '2026-02-04'), 'WRONG_STATE'],
  ['materials nobody asked for', [reported], sent('record-materials'), 'WRONG_STATE', 'requestEventId'],
  ['a survey before the report', [reported], sent('record-survey', {}, '2026-02-01'), 'WRONG_STATE'],
  [
    'a survey that met a stranger',
    [reported],
    sent('record-survey', { present: [NOBODY] }),
    'PERSON_UNKNOWN',
    'present[0]',
  ],
  [
    'a composition with a stranger',
    [reported],
    sent('record-survey', { composition: [{ personId: NOBODY, livesWithFamily: true }] }),
    'PERSON_UNKNOWN',
    'composition[0]',
  ],
  [
    'a danger to a stranger',
    [reported],
    sent('assess-danger', { appliesTo: [NOBODY] }),
    'PERSON_UNKNOWN',
    'appliesTo[0]',
  ],
  [
    'a conclusion that confirms nothing',
    [reported],
    sent('issue-conclusion', { familyCriteria: [] }),
    'NO_GROUND',
    'familyCriteria',
  ],
  [
    'a consent of a stranger',
    [reported],
    sent('record-consent', { subjectPersonId: NOBODY }),
    'PERSON_UNKNOWN',
    'subjectPersonId',
  ],
  ['a refusal by a stranger', [reported], sent('record-refusal', { givenById: NOBODY }), 'PERSON_UNKNOWN', 'givenById'],
  ['a withdrawal without a consent', [reported], sent('withdraw-consent'), 'CONSENT_MISSING', 'consentEventId'],
  [
    'a withdrawal of a refusal',
    [reported, sent('record-refusal')],
    sent('withdraw-consent', { consentEventId: eventId(2) }),
    'CONSENT_MISSING',
    'consentEventId',
  ],
  [
    'a session before its notice',
    [reported],
    sent('schedule-session', { sessionOn: '2026-02-09' }),
    'SESSION_IN_THE_PAST',
    'sessionOn',
  ],
  ['a closing of a closed episode', closed, sent('close-unconfirmed'), 'WRONG_STATE'],
  ['a closing of a registration', registered, sent('close-unconfirmed'), 'SUBJECT_ALREADY_REGISTERED'],
  ['copies of no resolution', [reported], sent('send-resolution-copies'), 'WRONG_STATE', 'resolution.number'],
  ['receipt of no resolution', [reported], sent('acknowledge-resolution'), 'WRONG_STATE', 'resolution.number'],
  ['a stranger told', registered, sent('acquaint-family', { persons: [NOBODY] }), 'PERSON_UNKNOWN', 'persons[0]'],
  ['a change of no group', ungrouped, sent('change-group'), 'WRONG_STATE'],
  ['a meeting of no group', ungrouped, sent('record-group-meeting'), 'WRONG_STATE'],
  ['a change of nobody', grouped, sent('change-group', { added: [], removed: [] }), 'VALIDATION_FAILED', 'added'],
  [
    'a card that holds a stranger',
    registered,
    sent('issue-record-card', { composition: [{ personId: NOBODY, livesWithFamily: true }] }),
    'PERSON_UNKNOWN',
    'composition[0]',
  ],
  [
    'a card that judges a stranger',
    registered,
    sent('issue-record-card', { parentCharacteristics: [{ personId: NOBODY, characteristic: 'PC-02' }] }),
    'PERSON_UNKNOWN',
    'parentCharacteristics[0]',
  ],
  ['a replacement of no curator', [reported], sent('request-curator-replacement'), 'WRONG_STATE'],
  [
    'a review in the past',
    registered,
    sent('schedule-review', { reviewOn: '2026-02-28' }),
    'SESSION_IN_THE_PAST',
    'reviewOn',
  ],
  [
    'an ending proposed for the unregistered',
    [reported],
    sent('propose-deregistration'),
    'SUBJECT_NOT_REGISTERED',
    'subjects[0]',
  ],
  [
    'an ending proposed for a stranger',
    registered,
    sent('propose-deregistration', { subjects: [{ kind: 'FAMILY' }, minor] }),
    'SUBJECT_NOT_REGISTERED',
    'subjects[1]',
  ],
];

describe('a recording that cannot be', () => {
  it.each(impossible.map((row) => [row[0], row] as const))(
    '%s is refused',
    (_what, [, before, command, code, path]) => {
      given(...before)
        .when(command)
        .thenRejected(code, path);
    },
  );

  it('a consent is withdrawn only once', () => {
    const withdraw = sent('withdraw-consent', { consentEventId: eventId(2) });
    given(reported, sent('record-consent'), withdraw).when(withdraw).thenRejected('CONSENT_MISSING', 'consentEventId');
  });

  it('a conclusion that nothing is confirmed needs no criterion', () => {
    given(reported, sent('record-survey'))
      .when(sent('issue-conclusion', { result: 'NOT_CONFIRMED', familyCriteria: [] }))
      .then('conclusion-issued');
  });
});
