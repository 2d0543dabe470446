import fc from 'fast-check';
import { emptyFamily, isAboutFacts, judgeChange, type Change } from '@kurator/family';
import { addDays, type Fact } from '@kurator/kernel';
import { annulling, correcting, FAMILY, recorded, TOWNS, world } from '../../../../libs/family/src/testing';

type Data = Fact['data'];
/** A change that somebody may want: of which fact, to what; a number chooses. */
export interface Wish {
  readonly pick: number;
  readonly kind: 'ANNUL' | 'MOVE' | 'BODY';
  readonly days: number;
}
export const anyWish: fc.Arbitrary<Wish> = fc.record({
  pick: fc.nat(1 << 12),
  kind: fc.constantFrom('ANNUL', 'MOVE', 'BODY', 'BODY'),
  days: fc.integer({ min: -60, max: 60 }),
});

const choose = <T>(from: readonly T[], pick: number): T => from[pick % from.length] as T;
const LEVELS = ['EMERGENCY', 'CRISIS', 'ADAPTATION', 'BASE'];
type Named = { readonly kind: string };
/** Some of the subjects, each as it was or on another ground. */
function subjects(data: Data, pick: number, grounds: (subject: Named) => object): Data {
  const all = data['subjects'] as readonly Named[];
  const some = all.filter((_, bit) => ((pick >> bit) & 1) === 1);
  return { subjects: (some.length > 0 ? some : all).map((one) => ({ ...one, ...grounds(one) })) };
}

/** What else a fact could have said, where that matters for the figures. */
const OTHERWISE: Readonly<Record<string, (data: Data, pick: number) => Data>> = {
  reported: (data, pick) => ({
    municipality: choose(Object.values(TOWNS), pick),
    track: pick % 3 === 0 ? 'TZHS' : data['track'],
  }),
  'recognized-SOP': (data, pick) => ({
    ...subjects(data, pick, ({ kind }) => ({ grounds: kind === 'FAMILY' ? ['FG-03'] : ['MG-02'] })),
    dangerLevel: choose(['LOW', 'CRITICAL'], pick),
    responsibleAgencyId: choose(['soc-1', 'school-1'], pick >> 1),
  }),
  deregistered: (data, pick) => ({
    ...subjects(data, pick, ({ kind }) => ({
      ground: kind === 'FAMILY' ? 'FD-05b' : choose(['MD-05', 'MD-02'], pick),
    })),
    mode: choose(['PLAIN', 'WITH_PATRONAGE', 'TO_PREVENTIVE_REGISTER'], pick),
    patronageAgencyId: 'soc-1',
  }),
  'accompaniment-started': (_, pick) => ({ level: choose(LEVELS, pick) }),
  'level-changed': (_, pick) => ({ to: choose(LEVELS, pick) }),
  'accompaniment-ended': (data) => ({ positiveResult: data['positiveResult'] !== true }),
  'danger-level-assessed': (_, pick) => ({ level: choose(['LOW', 'CRITICAL'], pick) }),
  'person-details-recorded': (_, pick) =>
    choose(
      [
        { birthDate: '2012-12-31', birthMonth: '2012-12' },
        { birthDate: '2009-07-01', birthMonth: '2009-07' },
      ],
      pick,
    ),
};

function changeOf(fact: Fact, { kind, pick, days }: Wish): Change {
  if (kind === 'ANNUL') return annulling(fact);
  if (kind === 'MOVE') return correcting(fact, { occurredOn: addDays(fact.occurredOn, days) });
  return correcting(fact, { data: { ...fact.data, ...OTHERWISE[fact.type]?.(fact.data, pick) } });
}

/** The stream after a wish was proposed and confirmed; the same stream when the history does not admit it. */
export function granted(stream: readonly Fact[], wish: Wish): readonly Fact[] {
  const targets = stream.filter((fact) => !isAboutFacts(fact) && fact.type !== 'resolution-adopted');
  const annulled = new Set(
    stream.flatMap(({ type, data }) => (type === 'event-annulled' ? [data['targetEventId']] : [])),
  );
  const target = choose(targets, wish.pick);
  if (target === undefined || annulled.has(target.eventId)) return stream;
  const change = changeOf(target, wish);
  return judgeChange(emptyFamily(FAMILY, world), stream, change) === null ? recorded(stream, change) : stream;
}

const ERASED = { $erased: true };
/** The stream as it is read once the keys of some persons are destroyed: names and birth dates gone, months kept. */
export function erasedFrom(stream: readonly Fact[], persons: ReadonlySet<string>): readonly Fact[] {
  const without = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(without);
    if (typeof value !== 'object' || value === null) return value;
    const { personId } = value as { personId?: string };
    const gone = personId !== undefined && persons.has(personId);
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        gone && ['name', 'birthDate'].includes(name) ? ERASED : without(inner),
      ]),
    );
  };
  return stream.map((fact) => ({ ...fact, data: without(fact.data) as Data }));
}
