import { idOf } from '../support/ids';
import type { Place } from '../support/places';
import type {
  AskStep,
  CommandStep,
  Data,
  Due,
  DueStep,
  ElsewhereStep,
  ExportStep,
  PendingStep,
  PostStep,
} from './model';

/** Who a person of the scenarios is: `REP-01-1`, `MIN-01-1`. Names are invented from the id. */
export const parent = (name: string, role = 'KR-01', birthDate = '1988-03-14'): Data => ({
  personId: idOf(name),
  role,
  name: { last: 'Вымышленная', first: 'Мария', patronymic: name },
  birthDate,
});
export const child = (name: string, birthDate: string, role = 'KR-08'): Data => ({
  personId: idOf(name),
  role,
  name: { last: 'Вымышленный', first: 'Илья', patronymic: name },
  birthDate,
});
export const homeIn = (where: Place): Data => ({
  kind: 'ACTUAL',
  municipality: where.oktmo,
  text: 'Учебная улица, дом 1 (вымышленный адрес)',
});

export const document = (kind: string, number: string, date: string): Data => ({ kind, number, date });
export const FAMILY: Data = { kind: 'FAMILY' };
export const familyOn = (ground: string, groundText?: string): Data => ({
  kind: 'FAMILY',
  grounds: [ground],
  ...(groundText === undefined ? {} : { groundText }),
});
export const minorOn = (name: string, ground: string): Data => ({
  kind: 'MINOR',
  personId: idOf(name),
  grounds: [ground],
});

/** A resolution of the place's commission, adopted at its session. */
export const resolutionOf = (where: Place, number: string, on: string): Data => ({
  number,
  adoptedOn: on,
  sessionOn: on,
  commissionId: `kdn-${where.key}`,
  chairOfficerId: `off-chair-${where.key}`,
});
export const votes = (
  membersTotal: number,
  present: number,
  [yes, no, abstained]: readonly [number, number, number],
) => ({
  membersTotal,
  present,
  for: yes,
  against: no,
  abstained,
  castingVoteUsed: false,
});
/** Resolution and votes of a session that had no quarrel. */
export const decided = (where: Place, number: string, on: string): Data => ({
  resolution: resolutionOf(where, number, on),
  votes: votes(11, 9, [9, 0, 0]),
});
/** What every recognition says beside its resolution and subjects. */
export const workWith = (where: Place, from: string, to?: string): Data => ({
  preventiveWorkOrdered: true,
  workTermFrom: from,
  ...(to === undefined ? {} : { workTermTo: to }),
  responsibleAgencyId: `soc-${where.key}`,
});

export const surveyOf = (where: Place, members: readonly Data[], rest: Data = {}): Data => ({
  surveyKind: 'PRIMARY',
  surveyors: [{ officerId: `off-specialist-${where.key}`, agencyId: `soc-${where.key}` }],
  present: members.map((member) => member['personId']),
  composition: members.map((member) => ({ personId: member['personId'], livesWithFamily: true })),
  housing: { type: 'HT-02', areaSqM: 38, amenity: 'HA-02', sanitary: 'HS-02', childrenConditions: ['CC-04'] },
  income: { items: [{ kind: 'IN-03', amount: 1250000 }] },
  incomeDeclaredOnly: true,
  riskSigns: [],
  recommendation: 'Учебная рекомендация.',
  threatToLife: false,
  ...rest,
});

export const measures = (where: Place, family: string, count: number, dueOn: string): readonly Data[] =>
  Array.from({ length: count }, (_none, index) => ({
    measureId: idOf(`${family} measure ${index + 1}`),
    helpKind: `HK-0${(index % 5) + 1}`,
    title: `Мероприятие ${index + 1}`,
    content: 'Содержание учебного мероприятия.',
    executorAgencyId: `soc-${where.key}`,
    dueOn,
    addressee: { kind: 'FAMILY' },
  }));

type Rest = Partial<Pick<CommandStep, 'at' | 'expect' | 'due' | 'ifMatch'>>;
/** `send('1', '2026-02-02', 'school-mariel', ['FAM-01', 'report'], {...})`: accepted unless `rest` says otherwise. */
export function sender(id: string) {
  return (
    step: string,
    [on, as]: readonly [string, string],
    [command, data]: readonly [string, Data],
    rest: Rest & { readonly family?: string } = {},
  ): CommandStep => ({
    kind: 'command',
    step,
    on,
    as,
    family: id,
    command,
    data,
    expect: { status: 201 },
    ...rest,
  });
}

export const ask = (step: string, [on, as]: readonly [string, string], path: string, expect: Data): AskStep => ({
  kind: 'ask',
  step,
  on,
  as,
  path,
  expect,
});
export const post = (
  step: string,
  [on, as]: readonly [string, string],
  path: string,
  { body, expect }: Pick<PostStep, 'body' | 'expect'>,
): PostStep => ({ kind: 'post', step, on, as, path, body, expect });
/** `exported('then: F-M7', ['2026-10-05', 'secretary-mariel'], ['F-M7', { unit, period }], {...})` */
export const exported = (
  step: string,
  [on, as]: readonly [string, string],
  [form, filters]: readonly [string, Data],
  expect: Data,
): ExportStep => ({ kind: 'export', step, on, as, form, filters, expect });
export const judged = (step: string, on: string, family: string, ...due: readonly Due[]): DueStep => ({
  kind: 'due',
  step,
  on,
  family,
  due,
});
export const pending = (step: string, what: string, reason: string): PendingStep => ({
  kind: 'pending',
  step,
  what,
  pending: reason,
});
export const elsewhere = (step: string, what: string, by: string): ElsewhereStep => ({
  kind: 'elsewhere',
  step,
  what,
  by,
});
