import { opt, reject } from '@kurator/kernel';
import { iprApproved, isTooShort } from '../catalogue/programme';
import { draft, envelope, useCase } from '../shared/drafts';
import { PROGRAMME, resolutionOn, VOTES } from '../shared/examples';
import { adoptedIfGiven } from '../shared/resolutions';
import { resolution, votes, type MeasureTerms } from '../shared/structures';
import { ruleClause, violationIf } from '../shared/violations';
import { currentEpisode } from '../state';

const { version: _known, measures: _drafted, resolution: _optional, ...fields } = iprApproved.fields;

/** Terms and executors of a drafted measure: its free texts stay with the draft, sealed. */
const terms = (m: MeasureTerms): MeasureTerms => ({
  measureId: m.measureId,
  helpKind: m.helpKind,
  executorAgencyId: m.executorAgencyId,
  dueOn: m.dueOn,
  addressee: m.addressee,
  ...(m.executorOfficerId === undefined ? {} : { executorOfficerId: m.executorOfficerId }),
  ...(m.from === undefined ? {} : { from: m.from }),
});

/** C24: the individual programme is approved, by resolution where the commission approves it. */
export const approveProgramme = useCase({
  name: 'approve-programme',
  number: 'C24',
  title: { ru: 'Утвердить индивидуальную программу', en: 'Approve the individual programme' },
  body: { ...fields, resolution: opt(resolution), votes: opt(votes) },
  emits: ['resolution-adopted', 'IPR-approved'],
  example: {
    occurredOn: '2026-03-10',
    resolution: resolutionOn('9/1', '2026-03-10'),
    votes: VOTES,
    programmeId: PROGRAMME,
    approvedBy: 'COMMISSION',
    termFrom: '2026-03-10',
    termTo: '2026-08-17',
    controlDates: ['2026-06-10'],
    copiesToFamily: 1,
  },
  decide: ({ votes: cast, ...sent }, state, c) => {
    if (sent.approvedBy === 'COMMISSION' && (!sent.resolution || !cast))
      return { ...reject('VALIDATION_FAILED', {}, sent.resolution ? 'votes' : 'resolution'), status: 400 };
    const episode = currentEpisode(state);
    const programme = episode?.programme;
    if (programme?.programmeId !== sent.programmeId)
      return reject('WRONG_STATE', { needed: 'programme-submitted', programmeId: sent.programmeId }, 'programmeId');
    const beyond = episode?.nextReviewOn != null && sent.termTo > episode.nextReviewOn;
    return [
      ...adoptedIfGiven(
        { ...sent, ...(cast === undefined ? {} : { votes: cast }) },
        { decisionType: 'DT-PROGRAMME', subjects: [{ kind: 'FAMILY' }] },
        { state, c },
      ),
      draft(iprApproved, envelope(state, c), {
        data: { ...sent, version: programme.version, measures: programme.measures.map(terms) },
        violations: [
          ...violationIf(beyond, 'DURATION_BEYOND_REVIEW', ruleClause(c.profile, 'reviewHeld')),
          ...violationIf(
            c.channel === 'IMPORT' && isTooShort(sent.termFrom, sent.termTo, c.profile),
            'DURATION_BEYOND_REVIEW',
            ruleClause(c.profile, 'programmeDuration'),
          ),
        ],
      }),
    ];
  },
});
