import { addDays, type LocalDate } from '@kurator/kernel';
import { MOTHER, resolutionOn, SON, VOTES } from '../../../../libs/family/src/shared/examples';
import { useCaseNamed } from '../../../../libs/family/src/use-cases';
import { TOWNS } from '../../../../libs/family/src/testing';
import { DAUGHTER } from '../../../../libs/family/src/testing/arbitrary';
import { inside, type Book } from '../by-hand/book';

export const BABY = 'b24e0000-0000-4000-8000-0000000000b1';
/** A mother, a boy, a girl who comes of age in the middle of the stories, and a child born in them. */
const PERSONS = [
  { personId: MOTHER, role: 'KR-01', name: { last: 'Тестова', first: 'Мария' }, birthDate: '1988-03-14' },
  { personId: SON, role: 'KR-08', name: { last: 'Тестов', first: 'Илья' }, birthDate: '2014-05-20' },
  { personId: DAUGHTER, role: 'KR-08', name: { last: 'Тестова', first: 'Анна' }, birthDate: '2008-06-15' },
];
const CHILD = { personId: BABY, role: 'KR-08', name: { last: 'Тестова', first: 'Вера' }, birthDate: '2026-03-31' };
export const CHILDREN = [SON, DAUGHTER, BABY];
const SUBJECTS = ['FAMILY', ...CHILDREN];

/** What a step knows: the family as the recount reads it on the day, and a number to choose by. */
export interface Scene {
  readonly on: LocalDate;
  readonly book: Book;
  readonly pick: number;
}
type Body = Readonly<Record<string, unknown>>;
export interface Deed {
  readonly command: string;
  readonly weight: number;
  readonly body: (scene: Scene) => Body;
}

export const choose = <T>(from: readonly T[], pick: number): T => from[pick % from.length] as T;
/** A part of a list, by the bits of a number; never nothing of something. */
function part<T>(of: readonly T[], pick: number): readonly T[] {
  const chosen = of.filter((_, bit) => ((pick >> bit) & 1) === 1);
  return chosen.length > 0 ? chosen : of.slice(0, 1);
}
const registeredIn = ({ cases }: Book): readonly string[] => inside(cases.at(-1)).map(([key]) => key);
const named = (key: string, more: object): object =>
  key === 'FAMILY' ? { kind: key, ...more } : { kind: 'MINOR', personId: key, ...more };
const groundsOf = (key: string, pick: number) =>
  key === 'FAMILY' ? [choose(['FG-01', 'FG-02', 'FG-05'], pick)] : part(['MG-01', 'MG-05', 'MG-09'], pick);
const leaveOn = (key: string, pick: number) =>
  key === 'FAMILY'
    ? choose(['FD-06', 'FD-05b', 'FD-02', 'FD-01', 'FD-03', 'FD-06'], pick)
    : choose(['MD-05', 'MD-04b', 'MD-01', 'MD-03', 'MD-02', 'MD-05'], pick);
const session = (on: LocalDate, tag: string) => ({ resolution: resolutionOn(`${tag}-${on}`, on), votes: VOTES });
const LEVELS = ['EMERGENCY', 'CRISIS', 'ADAPTATION', 'BASE'];
const MODES = ['PLAIN', 'WITH_PATRONAGE', 'TO_PREVENTIVE_REGISTER', 'PLAIN'];

const recognise = ({ on, book, pick }: Scene): Body => {
  const free = [...SUBJECTS.filter((key) => !registeredIn(book).includes(key)), 'FAMILY'];
  return {
    ...session(on, 'r'),
    subjects: part(free, pick).map((key) => named(key, { grounds: groundsOf(key, pick) })),
    persons: pick % 2 === 0 ? [...PERSONS, CHILD] : undefined,
    dangerLevel: choose([undefined, 'LOW', 'HIGH'], pick),
    categories: choose([undefined, ['FC-06'], ['FC-01', 'FC-02']], pick),
    responsibleAgencyId: choose(['soc-1', 'school-1'], pick),
    curator: undefined,
  };
};
/** All who are registered or a part of them; of a family that is not, the family, which is refused. */
function leaving(book: Book, pick: number): readonly string[] {
  const all = registeredIn(book);
  if (all.length === 0) return ['FAMILY'];
  return pick % 3 === 0 ? all : part(all, pick);
}
const deregister = ({ on, book, pick }: Scene): Body => ({
  ...session(on, 'd'),
  subjects: leaving(book, pick).map((key) => named(key, { ground: leaveOn(key, pick) })),
  mode: choose(MODES, pick),
  patronageAgencyId: 'soc-1',
});

/** The resolution of one of the story's recognitions, by the day on which somebody of the case was registered. */
function recognitionOf({ cases }: Book, on: LocalDate) {
  const [, subject] = inside(cases.at(-1))[0] ?? [];
  return session(subject?.since ?? on, 'r').resolution;
}
const TOWN_CODES = Object.values(TOWNS);
const DEEDS: readonly Deed[] = [
  {
    command: 'report',
    weight: 8,
    body: ({ book, pick }) => ({
      persons: pick % 5 === 0 ? [...PERSONS, CHILD] : PERSONS,
      track: pick % 3 === 0 ? 'TZHS' : 'SOP',
      municipality: book.place === '' || pick % 4 === 0 ? choose(TOWN_CODES, pick) : book.place,
    }),
  },
  { command: 'recognise-sop', weight: 14, body: recognise },
  { command: 'deregister', weight: 14, body: deregister },
  {
    command: 'decline-recognition',
    weight: 2,
    body: ({ on }) => ({ ...session(on, 'n'), subjects: [{ kind: 'FAMILY' }] }),
  },
  { command: 'close-unconfirmed', weight: 2, body: () => ({}) },
  { command: 'refer-to-tzhs', weight: 1, body: () => ({}) },
  { command: 'register-application', weight: 2, body: () => ({}) },
  { command: 'determine-need', weight: 1, body: ({ pick }) => ({ circumstances: pick % 2 ? ['CI-01'] : ['CI-03'] }) },
  { command: 'start-accompaniment', weight: 8, body: ({ pick }) => ({ level: choose(LEVELS, pick) }) },
  { command: 'change-level', weight: 8, body: ({ pick }) => ({ to: choose(LEVELS, pick) }) },
  { command: 'end-accompaniment', weight: 5, body: ({ pick }) => ({ positiveResult: pick % 2 === 0 }) },
  { command: 'start-post', weight: 1, body: () => ({}) },
  { command: 'end-post', weight: 1, body: () => ({}) },
  { command: 'assess-danger', weight: 3, body: ({ pick }) => ({ level: choose(['LOW', 'MEDIUM', 'HIGH'], pick) }) },
  { command: 'issue-conclusion', weight: 1, body: ({ pick }) => ({ dangerLevel: choose(['LOW', 'HIGH'], pick) }) },
  { command: 'end-patronage', weight: 1, body: () => ({}) },
  { command: 'decline-transfer', weight: 1, body: () => ({}) },
  {
    command: 'initiate-transfer',
    weight: 6,
    body: ({ pick }) => ({ toCommissionId: choose(['kdn-2', 'kdn-1'], pick), openMeasures: [] }),
  },
  {
    command: 'accept-transfer',
    weight: 9,
    body: ({ on, book, pick }) => {
      const { resolution, votes } = session(on, 't');
      const commissionId = choose(['kdn-2', 'kdn-1'], pick);
      const subjects = leaving(book, 0).map((key) => named(key, {}));
      return { resolution: { ...resolution, commissionId }, votes, subjects };
    },
  },
  {
    command: 'record-court-annulment',
    weight: 4,
    body: ({ on, book, pick }) => ({
      resolution: recognitionOf(book, on),
      ...{ decidedOn: addDays(on, -20), inForceOn: on },
      subjects: leaving(book, pick).map((key) => named(key, {})),
    }),
  },
  {
    command: 'record-person-details',
    weight: 4,
    body: ({ on, pick }) => ({
      personId: choose([SON, DAUGHTER, MOTHER], pick),
      ...choose(
        [{ birthDate: '2014-05-31' }, { birthDate: '2008-02-29' }, { birthDate: '2011-11-01' }, { diedOn: on }],
        pick >> 2,
      ),
    }),
  },
  {
    command: 'submit-data-change',
    weight: 2,
    body: ({ on, pick }) => ({
      ...{ changedOn: on, submittedOn: on },
      changes: [
        {
          fieldPath: 'members',
          composition:
            pick % 2 ? { ...CHILD, change: 'BIRTH' } : { change: 'DEATH', personId: choose([SON, DAUGHTER], pick) },
        },
      ],
    }),
  },
];
/** What a family can live through here. */
export const deeds = DEEDS.filter(({ command }) => useCaseNamed(command) !== undefined);
