import { addDays } from '@kurator/kernel';
import fc from 'fast-check';
import { duties } from './duties';
import { deadlineEntries } from './judge';
import { factsOf, FAMILY, regulation, resolution, type Told } from './story';

/** Judging the whole history on a day must equal knowing only the facts up to that day. */

const agency = fc.constantFrom('school', 'soc', 'police', 'kdn');
const number = fc.constantFrom('1/1', '2/2');
const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2026-01-05', n));
const subjects = fc.constantFrom(
  FAMILY,
  [{ kind: 'MINOR', personId: 'm1' }],
  [...FAMILY, { kind: 'MINOR', personId: 'm1' }],
);
const level = fc.constantFrom('ADAPTATION', 'BASE', 'CRISIS', 'EMERGENCY');

const measureId = fc.constantFrom('m1', 'm2', 'm3');
const measure = fc.record({ measureId, dueOn: day, executorAgencyId: agency });

/** Data that makes every condition of the table come out both ways. */
const data = fc.record({
  journalHolderId: agency,
  fromAgencyId: agency,
  addresseeId: agency,
  institutionId: agency,
  threatToLife: fc.boolean(),
  channel: fc.constantFrom('PHONE', 'WRITTEN', 'ORAL'),
  receivedAt: fc.option(
    day.map((d) => `${d}T19:30:00.000Z`),
    { nil: undefined },
  ),
  result: fc.constantFrom('CONFIRMED', 'NOT_CONFIRMED', 'KEEP'),
  resolution: number.map(resolution),
  subjects,
  curator: agency.map((agencyId) => ({ agencyId })),
  new: agency.map((agencyId) => ({ agencyId, officerId: 'off' })),
  sessionOn: day,
  nextReviewOn: fc.option(day, { nil: undefined }),
  purpose: fc.constantFrom('REGISTRATION', 'DEREGISTRATION'),
  about: fc.constantFrom('REGISTRATION', 'DEREGISTRATION'),
  level,
  to: fc.option(level, { nil: undefined }),
  newPlannedEnd: fc.option(day, { nil: undefined }),
  decision: fc.constantFrom('SAME_LEVEL_NEW_TERM', 'CHANGE'),
  termFrom: day,
  termTo: day,
  changedOn: day,
  receivedOn: day,
  sentEventId: fc.constantFrom('e1', 'e2', 'e3'),
  basedOnEventId: fc.option(fc.constantFrom('e1', 'e2', 'e3', 'e4'), { nil: undefined }),
  toInstitutionId: agency,
  programmeId: fc.constantFrom('p1', 'p2'),
  measures: fc.array(measure, { maxLength: 3 }),
  addedMeasures: fc.array(measure, { maxLength: 1 }),
  removedMeasures: fc.array(measureId, { maxLength: 1 }),
  controlDates: fc.array(day, { maxLength: 3 }),
  measureId,
  newDueOn: fc.option(day, { nil: undefined }),
  quarter: fc.constantFrom('2026-Q1', '2026-Q2', '2026-Q4'),
  mode: fc.constantFrom('PLAIN', 'WITH_PATRONAGE'),
  emergencyId: fc.constantFrom('em1', 'em2'),
  receivedBy: fc.constantFrom('GUARDIANSHIP', 'POLICE'),
  byBody: fc.constantFrom('GUARDIANSHIP', 'POLICE', 'SOCIAL_PROTECTION'),
  threatConfirmed: fc.boolean(),
  removedFrom: fc.constantFrom('ONE_PARENT', 'BOTH_PARENTS'),
  children: fc.constantFrom(['m1'], ['m1', 'm2']),
  childId: fc.constantFrom('m1', 'm2'),
});
const NEW_TYPES = [
  'transfer-accepted',
  'bank-decision-sent',
  'bank-decision-received',
  'bank-record-included',
  'residence-changed',
  'data-change-submitted',
  'bank-record-changed',
  'bank-exclusion-sent',
  'bank-exclusion-received',
  'bank-record-excluded',
  'personal-file-opened',
  'record-card-issued',
  'programme-proposals-submitted',
  'programme-copies-sent',
  'programme-amended',
  'programme-completed',
  'measure-done',
  'measure-not-done',
  'patronage-visit-made',
  'working-group-met',
  'curator-report-submitted',
  'group-report-submitted',
  'curator-report-approved',
  'control-visit-act-issued',
  'interim-result-concluded',
  'urgent-situation-notified',
  'need-determined',
  'measure-list-handed',
  'post-accompaniment-started',
  'threat-reported',
  'guardianship-informed-by-police',
  'emergency-visit-made',
  'no-threat-established',
  'removal-act-prepared',
  'child-removed',
  'prosecutor-notified',
  'orphan-registry-entry-made',
  'court-claim-filed',
  'emergency-reported-to-commission',
  'child-handed-to-carers',
  'child-delivered',
  'social-protection-notified',
] as const;
const type = fc.constantFrom(
  'reported',
  'journal-entry-registered',
  'report-forwarded',
  'rights-violation-notified',
  'survey-ordered',
  'surveyed',
  'conclusion-issued',
  'case-closed-unconfirmed',
  'session-scheduled',
  'resolution-adopted',
  'recognized-SOP',
  'recognition-declined',
  'resolution-copies-sent',
  'resolution-received',
  'family-notified',
  'curator-assigned',
  'curator-replaced',
  'responsible-specialist-assigned',
  'programme-submitted',
  'IPR-approved',
  'review-scheduled',
  'review-held',
  'kept-on-register',
  'deregistered',
  'accompaniment-started',
  'level-changed',
  'level-term-reviewed',
  'accompaniment-ended',
  'recognized-SOP',
  'deregistered',
  'IPR-approved',
  ...NEW_TYPES,
);
const more = fc.record({
  episode: fc.constantFrom(1, 1, 1, 2),
  role: fc.constantFrom('AGENCY_OFFICER', 'COMMISSION_SECRETARY'),
  agencyId: agency,
});
/** Many facts share a day, as they do in life. */
const told = fc
  .array(
    fc.tuple(
      fc.oneof(
        day,
        fc.integer({ min: 0, max: 6 }).map((n) => addDays('2026-03-02', n)),
      ),
      type,
      data,
      more,
    ),
    { maxLength: 40 },
  )
  .map((list): readonly Told[] => list.toSorted((a, b) => a[0].localeCompare(b[0])));
const profileId = fc.constantFrom('KOCHKI', 'IRKUTSK', 'MARIEL', 'BORODINO', 'OKTYABRSKY');

describe('duties of any history', () => {
  it('judged on a day are those of the facts up to that day', () => {
    fc.assert(
      fc.property(
        profileId,
        told,
        fc.boolean(),
        fc.array(day, { minLength: 3, maxLength: 6 }),
        (profile, story, all, days) => {
          const facts = factsOf(profile, story);
          const whole = duties(facts, regulation, { all, until: '2027-12-31' });
          for (const on of [...days, ...story.map((fact) => fact[0])]) {
            const known = facts.filter((fact) => fact.occurredOn <= on);
            expect(deadlineEntries(whole, on)).toEqual(
              deadlineEntries(duties(known, regulation, { all, until: on }), on),
            );
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it('are the same however often they are calculated, each with an id of its own', () => {
    fc.assert(
      fc.property(profileId, told, (profile, story) => {
        const facts = factsOf(profile, story);
        const first = duties(facts, regulation, { until: '2027-12-31' });
        expect(duties(facts, regulation, { until: '2027-12-31' })).toEqual(first);
        expect(new Set(first.map((duty) => duty.id)).size).toBe(first.length);
      }),
      { numRuns: 60 },
    );
  });

  it('never look ahead: nothing is triggered, met or overdue by a day that has not come', () => {
    fc.assert(
      fc.property(profileId, told, day, (profile, story, on) => {
        const entries = deadlineEntries(duties(factsOf(profile, story), regulation, { until: on }), on);
        const ahead = entries.filter(({ metOn, triggerOn }) => (metOn ?? on) > on || (triggerOn ?? on) > on);
        expect(ahead).toEqual([]);
        const hidden = ['DL-17', 'DL-21', 'DL-22', 'DL-23'];
        const overdue = entries.filter(({ status, rule }) => status === 'OVERDUE' && !hidden.includes(rule));
        expect(overdue.filter(({ effectiveDue }) => effectiveDue === null || effectiveDue >= on)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
