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
});
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
    { maxLength: 30 },
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
          const whole = duties(facts, regulation, { all });
          for (const on of [...days, ...story.map((fact) => fact[0])]) {
            const known = facts.filter((fact) => fact.occurredOn <= on);
            expect(deadlineEntries(whole, on)).toEqual(deadlineEntries(duties(known, regulation, { all }), on));
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
        const first = duties(facts, regulation);
        expect(duties(facts, regulation)).toEqual(first);
        expect(new Set(first.map((duty) => duty.id)).size).toBe(first.length);
      }),
      { numRuns: 60 },
    );
  });

  it('never look ahead: nothing is triggered, met or overdue by a day that has not come', () => {
    fc.assert(
      fc.property(profileId, told, day, (profile, story, on) => {
        const entries = deadlineEntries(duties(factsOf(profile, story), regulation), on);
        const ahead = entries.filter(({ metOn, triggerOn }) => (metOn ?? on) > on || (triggerOn ?? on) > on);
        expect(ahead).toEqual([]);
        const overdue = entries.filter(({ status, rule }) => status === 'OVERDUE' && rule !== 'DL-17');
        expect(overdue.filter(({ effectiveDue }) => effectiveDue === null || effectiveDue >= on)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
