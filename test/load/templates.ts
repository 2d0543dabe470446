import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { v5 } from 'uuid';
import type { Unit } from './directory';

const NAMESPACE = '4c1d7c2e-6f6a-4a59-8a43-9b1f4b6d2a70';
/** The UUID that a name stands for: every run fills the same register. */
export const idOf = (name: string): string => v5(name, NAMESPACE);
export const familyId = (number: number): string => idOf(`family/${number}`);
export const childId = (number: number): string => idOf(`family/${number}/child`);
const motherId = (number: number): string => idOf(`family/${number}/mother`);

const LAST = ['Тестова', 'Примерова', 'Образцова', 'Макетова', 'Условнова', 'Вымыслова', 'Нагрузкина', 'Замерова'];
const FIRST = ['Мария', 'Анна', 'Ольга', 'Елена', 'Алёна', 'Татьяна', 'Ирина'];
const pick = (items: readonly string[], number: number) => items[number % items.length] as string;
/** Enough different last names for a search to have something to choose from. */
export const lastName = (number: number): string => `${pick(LAST, number)}-${pick(LAST, number >> 3)}`;
export const firstName = (number: number): string => pick(FIRST, number);

export interface Step {
  readonly command: string;
  readonly on: LocalDate;
  readonly body: Readonly<Record<string, unknown>>;
}
interface Subject {
  readonly number: number;
  readonly unit: Unit;
  /** The day of the report. */
  readonly from: LocalDate;
}

/** One sitting of a commission a day: its number says which. */
export const sitting = ({ key }: Unit, on: LocalDate) => ({
  resolution: { number: on, adoptedOn: on, sessionOn: on, commissionId: `kdn-${key}`, chairOfficerId: `sec-${key}` },
  votes: { membersTotal: 11, present: 9, for: 9, against: 0, abstained: 0, castingVoteUsed: false },
});

const people = (number: number) => [
  {
    personId: motherId(number),
    role: 'KR-01',
    name: { last: lastName(number), first: firstName(number), patronymic: 'Образцовна' },
    birthDate: '1988-03-14',
  },
  {
    personId: childId(number),
    role: 'KR-08',
    name: { last: lastName(number), first: 'Илья', patronymic: 'Образцович' },
    birthDate: `20${12 + (number % 10)}-05-20`,
  },
];

const told = ({ number, unit, from }: Subject): readonly Step[] => [
  {
    command: 'report',
    on: from,
    body: {
      track: 'SOP',
      municipality: unit.oktmo,
      informationSource: 'IS-01',
      detectedByAgencyId: `school-${unit.key}`,
      reporterKind: 'AGENCY',
      messageForm: 'PHONE',
      problem: 'Нагрузочный пример сообщения о неблагополучии в семье',
      threatToLife: false,
      persons: people(number),
      addresses: [{ kind: 'ACTUAL', municipality: unit.oktmo, text: `п. Нагрузочный, д. ${number}` }],
    },
  },
  {
    command: 'record-survey',
    on: addDays(from, 3),
    body: {
      surveyKind: 'PRIMARY',
      surveyors: [{ officerId: `spec-${unit.key}` }],
      present: [motherId(number)],
      composition: [{ personId: childId(number), livesWithFamily: true }],
      housing: { type: 'HT-02', areaSqM: 38, amenity: 'HA-02', sanitary: 'HS-02' },
      incomeDeclaredOnly: true,
      threatToLife: false,
    },
  },
];

const registered = ({ number, unit, from }: Subject): readonly Step[] => {
  const on = addDays(from, 14);
  const programmeId = idOf(`family/${number}/programme`);
  const term = { termFrom: addDays(from, 40), termTo: addMonths(addDays(from, 40), 7) };
  const measure = {
    measureId: idOf(`family/${number}/measure`),
    helpKind: 'HK-05',
    title: 'Оформление пособия',
    content: 'Нагрузочный пример мероприятия',
    executorAgencyId: `soc-${unit.key}`,
    dueOn: addDays(from, 100),
    addressee: { kind: 'FAMILY' },
  };
  return [
    {
      command: 'recognise-sop',
      on,
      body: {
        ...sitting(unit, on),
        subjects: [
          { kind: 'FAMILY', grounds: ['FG-01'] },
          { kind: 'MINOR', personId: childId(number), grounds: ['MG-01'] },
        ],
        categories: ['FC-06'],
        preventiveWorkOrdered: true,
        workTermFrom: on,
        responsibleAgencyId: `soc-${unit.key}`,
        curator: { agencyId: `soc-${unit.key}`, officerId: `spec-${unit.key}` },
        firstReviewOn: addMonths(on, 6),
      },
    },
    {
      command: 'draft-programme',
      on: addDays(from, 20),
      body: { programmeId, goal: 'Цель', tasks: [], measures: [measure] },
    },
    { command: 'submit-programme', on: addDays(from, 22), body: { programmeId, toBodyId: `kdn-${unit.key}` } },
    {
      command: 'approve-programme',
      on: addDays(from, 40),
      body: {
        ...sitting(unit, addDays(from, 40)),
        programmeId,
        approvedBy: 'COMMISSION',
        ...term,
        controlDates: [],
        copiesToFamily: 1,
      },
    },
    ...(unit.profileId === 'IRKUTSK' ? accompanied({ number, unit, from }) : []),
  ];
};

const accompanied = ({ unit, from }: Subject): readonly Step[] => [
  {
    command: 'start-accompaniment',
    on: addDays(from, 41),
    body: {
      institutionId: `soc-${unit.key}`,
      level: 'CRISIS',
      levelSigns: ['LC-05'],
      form: 'AF-01',
      specialistId: `spec-${unit.key}`,
      basis: 'RESOLUTION',
    },
  },
];

const left = ({ number, unit, from }: Subject): readonly Step[] => {
  const on = addDays(from, 200);
  const subjects = [
    { kind: 'FAMILY', ground: 'FD-06' },
    { kind: 'MINOR', personId: childId(number), ground: 'MD-05' },
  ];
  return [{ command: 'deregister', on, body: { ...sitting(unit, on), subjects, mode: 'PLAIN' } }];
};

/** What fills a history up to its length: entries that move no figure. */
export const plain = ({ unit }: Pick<Subject, 'unit'>, on: LocalDate): Step => ({
  command: 'register-journal-entry',
  on,
  body: {
    journalHolderId: `kdn-${unit.key}`,
    journalKind: 'PRIMARY_INFORMATION',
    fromWhom: 'Нагрузочная школа',
    problem: 'Нагрузочный пример записи о ходе работы с семьёй',
  },
});

/** Every third family has left the register by the end; only the others are active. */
export const hasLeft = (number: number): boolean => number % 3 === 0;

/** Steps of one family's history. Entries are inserted by whoever plays it, until the history is long enough. */
export const stepsOf = (subject: Subject) => ({
  before: [...told(subject), ...registered(subject)],
  after: hasLeft(subject.number) ? left(subject) : [],
  /** Events that `after` makes. */
  reserved: hasLeft(subject.number) ? 2 : 0,
});
