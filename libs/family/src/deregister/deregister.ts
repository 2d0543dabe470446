import { opt, reject, type Infer, type SoftViolation } from '@kurator/kernel';
import { deregistered } from '../catalogue/deregistration';
import { isPositive } from '../evolve/register';
import { draft, envelope, useCase } from '../shared/drafts';
import { resolutionOn, VOTES } from '../shared/examples';
import { subjectKey } from '../shared/guards';
import { adopted } from '../shared/resolutions';
import { votes } from '../shared/structures';
import { outsideList, ruleClause, violationIf } from '../shared/violations';
import { currentEpisode, registeredSubjects, type FamilyState } from '../state';
import type { Circumstances } from '../use-case';

const { positiveResult: _derived, remainingSubjects: _counted, ...fields } = deregistered.fields;
const body = { ...fields, votes: opt(votes) };
type Body = Infer<typeof body>;

const DECISIONS = {
  PLAIN: 'DT-DEREG',
  WITH_PATRONAGE: 'DT-DEREG-PATRONAGE',
  TO_PREVENTIVE_REGISTER: 'DT-PREVENTIVE-REGISTER',
} as const;

/** Only MARIEL 6.1 names who must have proposed an ending. */
const proposalClause = ({ profile }: Circumstances): string | null => (profile.profileId === 'MARIEL' ? '6.1' : null);

function violations(sent: Body, state: FamilyState, c: Circumstances): readonly SoftViolation[] {
  const episode = currentEpisode(state);
  const improved = sent.subjects.some((s) => isPositive(s.ground));
  const codes = (kind: 'FAMILY' | 'MINOR') => sent.subjects.filter((s) => s.kind === kind).map((s) => s.ground);
  return [
    ...violationIf(!episode?.proposed, 'NO_PROPOSAL', proposalClause(c)),
    ...violationIf(improved && !episode?.reviewHeld, 'NO_REVIEW_HELD', ruleClause(c.profile, 'reviewHeld')),
    ...outsideList(c.profile, 'deregistrationGroundsFamily', codes('FAMILY')),
    ...outsideList(c.profile, 'deregistrationGroundsMinor', codes('MINOR')),
  ];
}

/** How many subjects stay registered when these leave. */
function remaining(sent: Body, state: FamilyState): number {
  const leaving = new Set(sent.subjects.map(subjectKey));
  const episode = currentEpisode(state);
  return episode ? registeredSubjects(episode).filter((s) => !leaving.has(s.personId ?? 'FAMILY')).length : 0;
}

/** C33: subjects leave the register, each on its own ground; with the last one the family does. */
export const deregister = useCase({
  name: 'deregister',
  number: 'C33',
  title: { ru: 'Снять с учёта', en: 'Remove from the register' },
  body,
  emits: ['resolution-adopted', 'deregistered'],
  example: {
    occurredOn: '2026-08-25',
    resolution: resolutionOn('21/4', '2026-08-25'),
    votes: { ...VOTES, present: 10, for: 10, abstained: 0 },
    subjects: [{ kind: 'FAMILY', ground: 'FD-06' }],
    mode: 'PLAIN',
    outcome: 'OA-01',
  },
  decide: (sent, state, c) => {
    if (sent.mode === 'WITH_PATRONAGE' && sent.patronageAgencyId === undefined)
      return { ...reject('VALIDATION_FAILED', {}, 'patronageAgencyId'), status: 400 };
    const { votes: cast, ...data } = sent;
    return [
      ...adopted(
        { resolution: sent.resolution, votes: cast },
        { decisionType: DECISIONS[sent.mode], subjects: sent.subjects },
        { state, c },
      ),
      draft(deregistered, envelope(state, c), {
        data: {
          ...data,
          positiveResult: sent.subjects.every((s) => isPositive(s.ground)),
          remainingSubjects: remaining(sent, state),
        },
        violations: violations(sent, state, c),
      }),
    ];
  },
});
