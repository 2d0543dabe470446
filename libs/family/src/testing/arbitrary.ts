import fc from 'fast-check';
import { addDays, isRejection, type Fact, type LocalDate } from '@kurator/kernel';
import { erased } from '../corrections/erased';
import { EMERGENCY, MEASURE_EXAMPLE, MOTHER, PROGRAMME, resolutionOn, SON, VOTES } from '../shared/examples';
import { isMerging } from '../merging/merges';
import { systemUseCases, useCases } from '../use-cases';
import { decided, sent, stored, type Sent, type Setting } from './send';
import { WAYS, WEIGHTS } from './ways';

/** Turns 18 in the middle of the stories. */
export const DAUGHTER = 'b24e0000-0000-4000-8000-0000000000dd';
const NOBODY = '00000000-0000-4000-8000-00000000dead';
const PROGRAMMES = [PROGRAMME, '7f000000-0000-4000-8000-0000000000ff'] as const;

type Body = Readonly<Record<string, unknown>>;
type AnyBody = fc.Arbitrary<Body>;
/** A command of a story that may refer to events which the story holds by then. */
export type Move = (stream: readonly Fact[]) => Sent;

/** A day of the year, or one soon after all that the story tells so far: stories go on, and late facts come between. */
const soonAfter = fc.integer({ min: 0, max: 20 }).map((n) => (latest: LocalDate) => addDays(latest, n));
const anyDay = fc.oneof(
  fc.integer({ min: 0, max: 50 }).map((n) => () => addDays('2026-01-05', n * 6)),
  soonAfter,
);
const latestOf = (stream: readonly Fact[]): LocalDate =>
  stream.reduce((latest, f) => (f.occurredOn > latest ? f.occurredOn : latest), '2026-01-05');
const anyTime = fc.option(fc.constantFrom('06:00', '12:00', '18:00'), { nil: undefined, freq: 3 });
const mostly = <T>(usual: T, rare: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, fc.constant(rare));

const described = [
  { personId: MOTHER, role: 'KR-01', name: { last: 'Тестова', first: 'Мария' }, birthDate: '1988-03-14' },
  { personId: SON, role: 'KR-08', name: { last: 'Тестов', first: 'Илья' }, birthDate: '2014-05-20' },
  { personId: DAUGHTER, role: 'KR-08', name: { last: 'Тестова', first: 'Анна' }, birthDate: '2008-06-15' },
];
const MOVED = { kind: 'ACTUAL', municipality: '88705000', text: 'Учебная улица, дом 2' };
const BORN = {
  personId: 'b24e0000-0000-4000-8000-0000000000ee',
  role: 'KR-08',
  name: { last: 'Тестова', first: 'Вера' },
  birthDate: '2026-01-04',
};
const anyPersons = fc.oneof(
  { weight: 4, arbitrary: fc.constant(described) },
  fc.subarray(described, { minLength: 1 }),
  fc.constant([{ personId: SON, role: 'KR-08' }]),
);
/** Some of the three subjects, each with one of the values for its kind. */
const anySubjects = (family: readonly object[], minor: readonly object[]) =>
  fc
    .subarray(['FAMILY', SON, DAUGHTER], { minLength: 1 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          id === 'FAMILY'
            ? fc.constantFrom(...family).map((more) => ({ kind: 'FAMILY', ...more }))
            : fc.constantFrom(...minor).map((more) => ({ kind: 'MINOR', personId: id, ...more })),
        ),
      ),
    );
const grounds = (...codes: readonly string[]) => codes.map((ground) => ({ ground }));
const anyLevel = fc.constantFrom('EMERGENCY', 'CRISIS', 'ADAPTATION', 'BASE');
const anyStage = fc.constantFrom('ST-1', 'ST-2', 'ST-3');
const anyProgramme = fc.constantFrom(...PROGRAMMES, PROGRAMMES[0]);

const anyEmergency = mostly(EMERGENCY, PROGRAMMES[1]);

/** What differs from a command's example; a command that is not here is sent as its example. */
const CHANGES: Readonly<Record<string, AnyBody>> = {
  report: fc.record({ persons: anyPersons, threatToLife: fc.boolean(), track: fc.constantFrom('SOP', 'SOP', 'TZHS') }),
  'recognise-sop': fc.record({
    subjects: anySubjects([{ grounds: ['FG-01'] }], [{ grounds: ['MG-01'] }]),
    persons: fc.option(fc.constant(described), { nil: undefined, freq: 2 }),
    curator: fc.constantFrom({ agencyId: 'soc-1' }, { agencyId: 'soc-9' }, undefined, undefined),
  }),
  deregister: fc.record({
    subjects: anySubjects(grounds('FD-01', 'FD-02', 'FD-06', 'FD-05b'), grounds('MD-01', 'MD-05', 'MD-04b')),
    mode: fc.constantFrom('PLAIN', 'WITH_PATRONAGE'),
    patronageAgencyId: fc.constant('soc-1'),
  }),
  'decline-recognition': fc.record({ subjects: anySubjects([{}], [{}]) }),
  'keep-on-register': fc.record({ subjects: anySubjects([{}], [{}]) }),
  'propose-deregistration': fc.record({ subjects: anySubjects([{}], [{}]) }),
  'replace-curator': fc.record({ new: fc.constantFrom({ agencyId: 'soc-1' }, { agencyId: 'school-1' }) }),
  'draft-programme': fc.record({ programmeId: anyProgramme }),
  'submit-programme': fc.record({ programmeId: anyProgramme }),
  'approve-programme': fc.record({ programmeId: anyProgramme }),
  'amend-programme': fc.record({
    programmeId: anyProgramme,
    addedMeasures: fc.constantFrom([], [], [{ ...MEASURE_EXAMPLE, measureId: PROGRAMMES[1] }]),
    removedMeasures: fc.constantFrom([], [], [{ measureId: PROGRAMMES[1], reason: 'Не нужно' }]),
  }),
  'extend-programme': fc.record({ programmeId: anyProgramme }),
  'send-programme-copies': fc.record({ programmeId: anyProgramme }),
  'complete-programme': fc.record({ programmeId: anyProgramme }),
  'reject-programme': fc.record({ programmeId: anyProgramme, final: fc.boolean() }),
  'start-accompaniment': fc.record({ level: anyLevel }),
  'change-level': fc.record({ to: anyLevel }),
  'record-person-details': fc.record({
    personId: fc.constantFrom(MOTHER, SON, DAUGHTER),
    birthDate: fc.constantFrom(undefined, '2014-05-21', '2008-06-20', '2007-11-01'),
    diedOn: fc.constantFrom(undefined, undefined, '2026-07-01'),
  }),
  'record-consent': fc.record({
    subjectPersonId: mostly(SON, NOBODY),
    purpose: fc.constantFrom('PERSONAL_DATA', 'BANK_INCLUSION'),
  }),
  'submit-data-change': fc.record({
    changes: fc.constantFrom(
      [{ fieldPath: 'addresses.ACTUAL', address: MOVED }],
      [{ fieldPath: 'members', composition: { change: 'DEATH', personId: DAUGHTER } }],
      [{ fieldPath: 'members', composition: { ...BORN, change: 'BIRTH' } }],
    ),
  }),
  'record-court-annulment': fc.record({ subjects: anySubjects([{}], [{}]) }),
  'initiate-transfer': fc.record({
    toCommissionId: fc.constantFrom('kdn-2', 'kdn-2', 'kdn-1'),
    openMeasures: fc.constant([]),
  }),
  'accept-transfer': fc.record({ subjects: mostly([{ kind: 'FAMILY' }], [{ kind: 'MINOR', personId: SON }]) }),
  'report-threat': fc.record({ emergencyId: anyEmergency }),
  'record-neglected-child': fc.record({ emergencyId: anyEmergency }),
  'record-emergency-visit': fc.record({ threatConfirmed: mostly(true, false) }),
  'return-child': fc.constant({ surveyedOn: '2026-01-05' }),
  'assess-potential': fc.record({ stage: anyStage }),
  'record-reaction': fc.record({ stage: anyStage, memberId: fc.constantFrom(undefined, MOTHER, SON) }),
  'determine-need': fc.record({ circumstances: fc.constantFrom(['CI-01'], ['CI-03', 'CI-10'], []) }),
  'register-application': fc.record({ applicantId: mostly(MOTHER, NOBODY) }),
  'withdraw-consent': fc.record({ otherLegalBasis: fc.constantFrom('NONE', 'COMMISSION_RESOLUTION') }),
  'destroy-personal-data': fc.record({ persons: fc.constantFrom([MOTHER], [SON], [MOTHER, SON]) }),
  'acquaint-family': fc.record({ persons: mostly([MOTHER], [NOBODY]) }),
  'raise-coming-of-age': fc.record({ personId: fc.constantFrom(DAUGHTER, SON) }),
};
/** Fields that name an earlier event of a type. */
const REFERS: Readonly<Record<string, readonly [field: string, type: string]>> = {
  'record-journal-result': ['entryEventId', 'journal-entry-registered'],
  'record-materials': ['requestEventId', 'materials-requested'],
  'withdraw-consent': ['consentEventId', 'consent-given'],
  'receive-at-bank': ['sentEventId', 'bank-decision-sent'],
  'receive-exclusion': ['sentEventId', 'bank-exclusion-sent'],
  'apply-data-change': ['basedOnEventId', 'data-change-submitted'],
  'approve-curator-report': ['reportEventId', 'curator-report-submitted'],
};
/** Days that a body names lie around the day of the command, so that most commands are possible. */
const DAYS: Readonly<Record<string, (on: LocalDate) => Body>> = {
  sessionOn: (on) => ({ sessionOn: on }),
  reviewOn: (on) => ({ reviewOn: addDays(on, 90) }),
  termTo: (on) => ({ termFrom: on, termTo: addDays(on, 200) }),
  submittedOn: (on) => ({ changedOn: addDays(on, -2), submittedOn: on }),
  receivedOn: (on) => ({ receivedOn: on, changedOn: on }),
  newEnd: (on) => ({ newEnd: addDays(on, 250) }),
  courtName: (on) => ({ decidedOn: addDays(on, -30), inForceOn: addDays(on, -1) }),
  visitedOn: (on) => ({ visitedOn: addDays(on, -1), issuedOn: on }),
  newPlannedEnd: (on) => ({ newPlannedEnd: addDays(on, 60) }),
};
const days = (body: Body, on: LocalDate): Body =>
  Object.entries(DAYS).reduce((found, [field, around]) => (field in body ? { ...found, ...around(on) } : found), {});
const anyVotes = mostly<object>(VOTES, { ...VOTES, for: 4, against: 4, abstained: 1 });

/** The commission that has the family, or is being given it. */
function commissionOf(stream: readonly Fact[], command: string): string {
  const moves = stream.filter((f) => f.type === 'transfer-accepted' || f.type === 'transfer-initiated');
  const last = command === 'accept-transfer' ? moves.at(-1) : moves.findLast((f) => f.type === 'transfer-accepted');
  const { toCommissionId, resolution } = (last?.data ?? {}) as { toCommissionId?: string; resolution?: Body };
  return toCommissionId ?? (resolution?.['commissionId'] as string | undefined) ?? 'kdn-1';
}

/** A command that adopts has the session of its day; one that only names a resolution, the latest there is. */
const resolutionFor = (example: Body, stream: readonly Fact[], on: LocalDate, command = ''): unknown =>
  'votes' in example
    ? { ...resolutionOn(`s-${on}`, on), commissionId: commissionOf(stream, command) }
    : (stream.findLast((f) => f.type === 'resolution-adopted')?.data['resolution'] ?? resolutionOn('s', on));

/** A bank record rests on a resolution of the story. */
const basisOf = ({ basis }: Body, stream: readonly Fact[], on: LocalDate): Body =>
  typeof basis === 'object' ? { basis: { resolution: resolutionFor({}, stream, on) } } : {};

/** A field that names an earlier event gets one of those that the story holds. */
function referring(command: string, stream: readonly Fact[], pick: number): Body {
  const [field, type] = REFERS[command] ?? [];
  const targets = stream.filter((f) => f.type === type);
  const target = targets[pick % Math.max(targets.length, 1)]?.eventId;
  return field !== undefined && target !== undefined ? { [field]: target } : {};
}

function anyMove(command: string, onDay: fc.Arbitrary<(latest: LocalDate) => LocalDate> = anyDay): fc.Arbitrary<Move> {
  const changes = CHANGES[command] ?? fc.constant({});
  return fc
    .record({ changes, day: onDay, time: anyTime, votes: anyVotes, pick: fc.nat(3) })
    .map(({ changes: change, day, time, votes, pick }): Move => (stream) => {
      const on = day(latestOf(stream));
      const example = sent(command).body;
      const session = 'resolution' in example ? { resolution: resolutionFor(example, stream, on, command) } : {};
      const ground = 'basis' in example ? basisOf(example, stream, on) : {};
      const cast = 'votes' in example ? { votes } : {};
      const body = {
        ...change,
        ...session,
        ...ground,
        ...cast,
        ...days(example, on),
        ...referring(command, stream, pick),
      };
      return sent(command, body, on, time === undefined ? undefined : `${on}T${time}:00.000Z`);
    });
}

const anyWay = fc
  .constantFrom(...WAYS)
  .chain((commands) => fc.tuple(...commands.map((command) => anyMove(command, soonAfter))));
/** Merges are stories of several records: `merging/merging.property.spec.ts` draws them. */
export const toldAlone = [...useCases, ...systemUseCases].filter((u) => !u.emits.some((type) => isMerging({ type })));
const anySingle = fc
  .oneof(...toldAlone.map((u) => ({ weight: WEIGHTS[u.name] ?? 1, arbitrary: anyMove(u.name) })))
  .map((move) => [move]);

/** Any command of any use case; the first of a story is a report, or nearly nothing would be accepted. */
export const anyStory: fc.Arbitrary<readonly Move[]> = fc
  .tuple(
    anyMove('report'),
    fc.array(fc.oneof({ weight: 4, arbitrary: anySingle }, { weight: 1, arbitrary: anyWay }), {
      minLength: 6,
      maxLength: 26,
      size: 'max',
    }),
  )
  .map(([first, rest]) => [first, ...rest.flat()]);

/** Plays a story: what is refused leaves no trace. Answers the stream and which commands were accepted. */
export function playAll(moves: readonly Move[], setting: Setting) {
  let stream: readonly Fact[] = [];
  const accepted: string[] = [];
  for (const [no, move] of moves.entries()) {
    const command = move(stream);
    const answer = decided(stream, command, setting, no);
    if (isRejection(answer)) continue;
    accepted.push(command.command);
    // As the log is read: what was destroyed is gone from every fact before.
    stream = erased([...stream, ...stored(answer)]);
  }
  return { stream, accepted };
}
