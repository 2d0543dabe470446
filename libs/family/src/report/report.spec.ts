import { eventId, given, registered, reported, sent } from '../testing';
import { MOTHER, SON } from '../shared/examples';

const known = [
  { personId: MOTHER, role: 'KR-01' },
  { personId: SON, role: 'KR-08' },
];
const again = (on: string) => sent('report', { persons: known, addresses: [] }, on);

describe('report', () => {
  it('opens the family and enters the message in the journal of the sender', () => {
    const events = given()
      .when(reported)
      .then(
        ['journal-entry-registered', { journalHolderId: 'kdn-1', journalKind: 'PRIMARY_INFORMATION', paperNo: '17' }],
        ['reported', { track: 'SOP', detectedByAgencyKind: 'AG-07', repeatWithinCase: false }],
      );
    expect(events.map((e) => e.episode)).toEqual([1, 1]);
  });

  it('keeps the month of birth in the clear beside the date (decision 5)', () => {
    given()
      .when(reported)
      .then('journal-entry-registered', [
        'reported',
        { persons: [{ birthMonth: '1988-03' }, { birthMonth: '2014-05', birthDate: '2014-05-20' }] },
      ]);
  });

  it('takes the kind of the agency as sent when the directory does not know it', () => {
    given()
      .when(sent('report', { detectedByAgencyId: undefined, detectedByAgencyKind: 'AG-12' }))
      .then('journal-entry-registered', ['reported', { detectedByAgencyKind: 'AG-12' }]);
  });

  it('names the kind of reporter in the journal when nobody is named', () => {
    given()
      .when(sent('report', { reporterKind: 'HOTLINE', track: 'TZHS' }))
      .then(
        ['journal-entry-registered', { fromWhom: 'телефон доверия', journalKind: 'NEED_FOR_ACCOMPANIMENT' }],
        'reported',
      );
  });

  it('joins an open episode as a repeat message', () => {
    given(reported)
      .when(again('2026-02-04'))
      .then(
        'journal-entry-registered',
        ['reported', { repeatWithinCase: true }],
        ['report-linked', { reportedEventId: eventId(2, 1), existingEpisode: 1, reason: 'REPEAT_MESSAGE' }],
      );
  });

  it('opens the next episode of a family that was not confirmed', () => {
    const events = given(reported, sent('close-unconfirmed'))
      .when(again('2026-09-01'))
      .then('journal-entry-registered', ['reported', { repeatWithinCase: false }]);
    expect(events.map((e) => e.episode)).toEqual([2, 2]);
  });

  it('joins the episode of a registered family', () => {
    given(...registered)
      .when(again('2026-04-01'))
      .then('journal-entry-registered', 'reported', 'report-linked');
  });

  it.each(['name', 'birthDate'])('wants the %s of a person whom the family does not know', (field) => {
    const child = { personId: SON, role: 'KR-08', name: { last: 'Тестов', first: 'Илья' }, birthDate: '2014-05-20' };
    const rejection = given()
      .when(sent('report', { persons: [{ ...child, [field]: undefined }] }))
      .thenRejected('VALIDATION_FAILED', `persons[0].${field}`);
    expect(rejection.status).toBe(400);
  });
});
