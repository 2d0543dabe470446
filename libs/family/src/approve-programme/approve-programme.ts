import { opt, reject, type Infer, type LocalDate, type SoftViolation } from '@kurator/kernel';
import { iprApproved, isTooShort } from '../catalogue/programme';
import { draft, envelope, useCase } from '../shared/drafts';
import { PROGRAMME, resolutionOn, VOTES } from '../shared/examples';
import { approvedByRight } from '../shared/programme-approval';
import { adoptedIfGiven } from '../shared/resolutions';
import { resolution, votes, type MeasureTerms } from '../shared/structures';
import { ruleClause, violationIf } from '../shared/violations';
import { currentEpisode, preparedProgramme, type FamilyState } from '../state';
import type { Circumstances } from '../use-case';

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

/** What the former commission could not finish goes into the first programme after a move, unless it stands there. */
const withOffered = (drafted: readonly MeasureTerms[], { offered }: FamilyState): readonly MeasureTerms[] => [
  ...drafted,
  ...offered.filter(({ measureId }) => !drafted.some((m) => m.measureId === measureId)),
];

const body = { ...fields, resolution: opt(resolution), votes: opt(votes) };
type Body = Infer<typeof body>;

/** What the commission approves it approves by a resolution. */
const lacksResolution = ({ approvedBy, resolution: r }: Body): boolean => approvedBy === 'COMMISSION' && !r;

function violations(sent: Body, nextReviewOn: LocalDate | null, c: Circumstances): readonly SoftViolation[] {
  const beyond = nextReviewOn !== null && sent.termTo > nextReviewOn;
  const importedShort = c.channel === 'IMPORT' && isTooShort(sent.termFrom, sent.termTo, c.profile);
  return [
    ...violationIf(beyond, 'DURATION_BEYOND_REVIEW', ruleClause(c.profile, 'reviewHeld')),
    ...violationIf(importedShort, 'DURATION_BEYOND_REVIEW', ruleClause(c.profile, 'programmeDuration')),
  ];
}

/** C24: the individual programme is approved, by resolution where the commission approves it, else by the institution's group. */
export const approveProgramme = useCase({
  name: 'approve-programme',
  number: 'C24',
  title: { ru: 'Утвердить индивидуальную программу', en: 'Approve the individual programme' },
  body,
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
  decide: (sent, state, c) => {
    if (lacksResolution(sent)) return { ...reject('VALIDATION_FAILED', {}, 'resolution'), status: 400 };
    const refused = approvedByRight(state, c, sent.approvedBy);
    if (refused) return refused;
    const { votes: _cast, ...data } = sent;
    const episode = currentEpisode(state);
    const programme = preparedProgramme(episode);
    if (programme?.programmeId !== sent.programmeId)
      return reject('WRONG_STATE', { needed: 'programme-submitted', programmeId: sent.programmeId }, 'programmeId');
    return [
      ...adoptedIfGiven(sent, { decisionType: 'DT-PROGRAMME', subjects: [{ kind: 'FAMILY' }] }, { state, c }),
      draft(iprApproved, envelope(state, c), {
        data: { ...data, version: programme.version, measures: withOffered(programme.measures, state).map(terms) },
        violations: violations(sent, episode?.nextReviewOn ?? null, c),
      }),
    ];
  },
});
