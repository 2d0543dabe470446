import { MEASURE } from '../shared/examples';
import { message } from '../testing/tzhs-story';
import { given, PROFILE_NAMES, registered, sent, under } from '../testing';

const submitted = [...registered, sent('draft-programme'), sent('submit-programme')];
const approve = (termTo: string, changes: object = {}) =>
  sent('approve-programme', { termFrom: '2026-03-10', termTo, ...changes });

describe('approve-programme', () => {
  it('stores the resolution and the approved terms, free texts stay with the draft', () => {
    const [, approved] = given(...submitted)
      .when(sent('approve-programme'))
      .then(
        ['resolution-adopted', { decisions: [{ decisionType: 'DT-PROGRAMME' }] }],
        ['IPR-approved', { version: 1 }],
      );
    expect(approved?.data['measures']).toEqual([
      {
        measureId: MEASURE,
        helpKind: 'HK-05',
        executorAgencyId: 'soc-1',
        executorOfficerId: 'off-7',
        dueOn: '2026-05-31',
        addressee: { kind: 'FAMILY' },
      },
    ]);
  });

  describe("by the institution's group", () => {
    const group = { approvedBy: 'INSTITUTION_WORKING_GROUP', resolution: undefined, votes: undefined, protocolNo: '4' };
    const tzhs = [
      ...[message, sent('register-application'), sent('determine-need')],
      ...[sent('draft-programme'), sent('submit-programme')],
    ];
    it.each(['INSTITUTION_OPERATOR', 'GROUP_MEMBER', 'COMMISSION_SECRETARY'])(
      'needs no resolution where the regulation leaves it the track (IRKUTSK 23), told by %s',
      (role) => {
        under({ profile: 'IRKUTSK' }, ...tzhs)
          .when(sent('approve-programme', group), { role })
          .then(['IPR-approved', { approvedBy: 'INSTITUTION_WORKING_GROUP', protocolNo: '4' }]);
      },
    );
    it.each(PROFILE_NAMES)('%s: is refused in the SOP track, and elsewhere in both', (profile) => {
      under({ profile }, ...submitted)
        .when(sent('approve-programme', group))
        .thenRejected('COMMISSION_APPROVES', 'approvedBy');
      if (profile !== 'IRKUTSK')
        under({ profile }, ...tzhs)
          .when(sent('approve-programme', group))
          .thenRejected('COMMISSION_APPROVES', 'approvedBy');
    });
    it('does not extend to what the commission adopts, nor to sending back what is not its own', () => {
      const role = 'INSTITUTION_OPERATOR';
      const story = under({ profile: 'IRKUTSK' }, ...submitted);
      story.when(sent('approve-programme'), { role }).thenRejected('COMMISSION_DECIDES', 'approvedBy');
      story.when(sent('reject-programme'), { role }).thenRejected('COMMISSION_DECIDES');
      under({ profile: 'IRKUTSK' }, ...tzhs)
        .when(sent('reject-programme'), { role })
        .then('programme-rejected');
    });
  });

  it.each(['resolution', 'votes'])('wants the %s where the commission approves', (field) => {
    given(...submitted)
      .when(sent('approve-programme', { [field]: undefined }))
      .thenRejected('VALIDATION_FAILED', field);
  });

  it('is refused without a submitted draft, and a second time', () => {
    given(...submitted.slice(0, -1))
      .when(sent('approve-programme'))
      .thenRejected('WRONG_STATE', 'programmeId');
    given(...registered)
      .when(sent('approve-programme'))
      .thenRejected('WRONG_STATE', 'programmeId');
    given(...submitted, sent('approve-programme'))
      .when(sent('approve-programme'))
      .thenRejected('WRONG_STATE', 'programmeId');
  });

  it('is refused when it ends before it begins', () => {
    given(...submitted)
      .when(approve('2026-03-09'))
      .thenRejected('TERM_REVERSED', 'termTo');
  });

  it.each(PROFILE_NAMES)('%s: less than six months is refused only by KOCHKI 5.7', (profile) => {
    const story = under({ profile }, ...submitted);
    const short = story.when(approve('2026-09-09'));
    if (profile === 'KOCHKI') short.thenRejected('PROGRAMME_TOO_SHORT', 'termTo');
    else short.then('resolution-adopted', 'IPR-approved');
    story.when(approve('2026-09-10')).then('resolution-adopted', 'IPR-approved');
  });

  it('KOCHKI 5.7: an act that exists already is imported with a violation', () => {
    under({ profile: 'KOCHKI' }, ...submitted)
      .when(approve('2026-08-17'), { channel: 'IMPORT' })
      .thenViolates(['DURATION_BEYOND_REVIEW', '5.7']);
  });

  it.each([
    ['IRKUTSK', '44'],
    ['MARIEL', '5.6'],
  ] as const)('%s: a term beyond the review is a violation of %s', (profile, clause) => {
    const story = under({ profile }, ...submitted);
    story.when(approve('2026-08-17')).thenViolates();
    story.when(approve('2026-08-18')).thenViolates(['DURATION_BEYOND_REVIEW', clause]);
  });
});
