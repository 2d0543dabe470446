import { addMonths, list, object, opt, type Infer, type SoftViolation } from '@kurator/kernel';
import type { Profile } from '@kurator/regulation';
import { curatorAssigned } from '../catalogue/curator';
import { recognizedSop, withDescribed } from '../catalogue/recognition';
import { draft, envelope, useCase } from '../shared/drafts';
import { RESOLUTION, SON, VOTES } from '../shared/examples';
import { minorsOf } from '../shared/guards';
import { stored } from '../shared/persons';
import { adopted } from '../shared/resolutions';
import { personFields, votes, type StoredPerson } from '../shared/structures';
import { outsideList, param, ruleClause, surveyClause, violationIf } from '../shared/violations';
import { openEpisode, type FamilyState } from '../state';
import type { Circumstances } from '../use-case';

const { registeredElsewhere: _derived, ...fields } = recognizedSop.fields;
const body = { ...fields, votes: opt(votes), persons: opt(list(object(personFields), 1, 50)) };
type Body = Infer<typeof body>;

/** What should have come before a recognition (spec C12); none of it stops the decision. */
function before(state: FamilyState, { profile }: Circumstances): readonly SoftViolation[] {
  const episode = openEpisode(state);
  const consents = param(profile, 'consent');
  const consented = state.consents.some((c) => c.purpose === 'PERSONAL_DATA' && c.state === 'GIVEN');
  return [
    ...violationIf(!episode?.surveyed, 'NO_SURVEY', surveyClause(profile)),
    ...violationIf(!episode?.concluded, 'NO_CONCLUSION', ruleClause(profile, 'conclusionIssued')),
    ...violationIf(
      consents?.value === 'REQUIRED_FOR_PERSONAL_DATA' && !consented,
      'NO_CONSENT',
      consents?.clause ?? null,
    ),
  ];
}

/** KOCHKI 5.3, MARIEL 5.3: the resolution names the curator; in IRKUTSK the responsible agency is one (CG-02). */
function curatorNotNamed(sent: Body, profile: Profile): readonly SoftViolation[] {
  const appointed = param(profile, 'curatorAppointedBy');
  const byAgency = param(profile, 'curatorModel')?.value === 'RESPONSIBLE_SUBJECT_AGENCY_AND_RESPONSIBLE_SPECIALIST';
  const asked = appointed?.value === 'COMMISSION_RESOLUTION' && !byAgency;
  return violationIf(asked && sent.curator === undefined, 'CURATOR_NOT_NAMED', appointed?.clause ?? null);
}

/** IRKUTSK 44: the first review is set, and within the months that the regulation allows. */
function reviewLate(sent: Body, { profile, occurredOn }: Circumstances): readonly SoftViolation[] {
  const rule = profile.deadlines['reviewHeld'];
  const months = rule === undefined || rule === 'NOT_REGULATED' ? undefined : rule.term?.max;
  if (months === undefined) return [];
  const late = sent.firstReviewOn === undefined || sent.firstReviewOn > addMonths(occurredOn, months);
  return violationIf(late, 'REVIEW_MISSING_OR_LATE', ruleClause(profile, 'reviewHeld'));
}

/** What the resolution itself should name. */
const named = (sent: Body, c: Circumstances): readonly SoftViolation[] => [
  ...curatorNotNamed(sent, c.profile),
  ...reviewLate(sent, c),
  ...outsideList(
    c.profile,
    'familyGrounds',
    sent.subjects.filter((s) => s.kind === 'FAMILY').flatMap((s) => s.grounds),
  ),
];

/** Minors of the family who were on the register in another one before (CG-58), as the register knows when it decides. */
function elsewhere(state: FamilyState, described: readonly StoredPerson[], c: Circumstances) {
  const known = withDescribed(state, described);
  const found = minorsOf(known, c.occurredOn).flatMap(({ personId }) => {
    const until = c.registeredElsewhere?.get(personId);
    return until === undefined || until > c.occurredOn ? [] : [{ personId, until }];
  });
  return found.length === 0 ? {} : { registeredElsewhere: found };
}

/** C12: the commission recognises a family and (or) minors; the only way onto the register. */
export const recogniseSop = useCase({
  name: 'recognise-sop',
  number: 'C12',
  title: {
    ru: 'Признать находящимися в социально опасном положении',
    en: 'Recognise as being in a socially dangerous position',
  },
  body,
  emits: ['resolution-adopted', 'recognized-SOP', 'curator-assigned'],
  example: {
    occurredOn: '2026-02-17',
    resolution: RESOLUTION,
    votes: VOTES,
    subjects: [
      { kind: 'FAMILY', grounds: ['FG-01'] },
      { kind: 'MINOR', personId: SON, grounds: ['MG-01'] },
    ],
    dangerLevel: 'MEDIUM',
    categories: ['FC-06'],
    preventiveWorkOrdered: true,
    workTermFrom: '2026-02-17',
    workTermTo: '2026-08-17',
    responsibleAgencyId: 'soc-1',
    curator: { agencyId: 'soc-1', officerId: 'off-7' },
    workingGroup: [],
    firstReviewOn: '2026-08-17',
  },
  decide: ({ votes: cast, persons, ...sent }, state, c) => {
    const open = openEpisode(state);
    const at = { ...envelope(state, c), episode: open?.number ?? state.episodes.length + 1 };
    const item = { decisionType: 'DT-RECOGNISE', subjects: sent.subjects };
    const described = persons?.map(stored);
    const data = {
      ...sent,
      ...(described === undefined ? {} : { persons: described }),
      ...elsewhere(state, described ?? [], c),
    };
    const violations = [...before(state, c), ...named({ ...sent, votes: cast }, c)];
    return [
      ...adopted({ resolution: sent.resolution, votes: cast }, item, { state, c }).map((d) => ({
        ...d,
        episode: at.episode,
      })),
      draft(recognizedSop, at, { data, violations }),
      ...(sent.curator
        ? [draft(curatorAssigned, at, { data: { curator: sent.curator, resolution: sent.resolution } })]
        : []),
    ];
  },
});
