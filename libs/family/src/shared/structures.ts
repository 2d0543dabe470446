import {
  bool,
  code,
  date,
  int,
  list,
  money,
  num,
  object,
  ofPerson,
  oneOf,
  opt,
  ref,
  text,
  token,
  uuid,
  type Infer,
} from '@kurator/kernel';
import { documentRef } from '@kurator/regulation';

/** Structures that several events share (spec 3.5), under the names of `api.md`. */

export { documentRef };

export const personName = object({ last: token(100), first: token(100), patronymic: opt(token(100)) });

/** A person where the family meets them: described in full the first time, `{personId, role}` from then on. */
export const personFields = {
  personId: uuid(),
  role: code('familyRoles'),
  name: opt(ofPerson(personName)),
  birthDate: opt(ofPerson(date())),
};
/** What is stored: `birthMonth` stays in the clear, so that figures survive erasure (decision 5). */
export const storedPersonFields = { ...personFields, birthMonth: opt(token(7, '^\\d{4}-\\d{2}$')) };

export const address = object({
  kind: oneOf('REGISTRATION', 'ACTUAL'),
  municipality: token(11, '^\\d{8}$'),
  text: text(500),
  since: opt(date()),
});

export const resolution = object({
  number: token(50),
  adoptedOn: date(),
  sessionOn: date(),
  commissionId: ref(),
  chairOfficerId: ref(),
  protocolNo: opt(token(50)),
  document: opt(documentRef),
});
export const votes = object({
  membersTotal: int(1, 200),
  present: int(0, 200),
  for: int(0, 200),
  against: int(0, 200),
  abstained: int(0, 200),
  castingVoteUsed: bool(),
});

export const curator = object({ agencyId: ref(), officerId: opt(ref()), position: opt(token()) });

export const groupMember = object({
  agencyId: ref(),
  officerId: opt(ref()),
  roleInGroup: oneOf('CHAIR', 'DEPUTY', 'SECRETARY', 'COORDINATOR', 'MEMBER'),
});

/** A subject of a decision: the family itself or a named minor. */
export const subject = object({ kind: oneOf('FAMILY', 'MINOR'), personId: opt(uuid()) });

export const measureAddressee = object({ kind: oneOf('FAMILY', 'PARENT', 'MINOR'), personId: opt(uuid()) });
/** What of a measure is no free text: enough for terms, executors and caseload. */
export const measureTerms = {
  measureId: uuid(),
  helpKind: code('helpKinds'),
  executorAgencyId: ref(),
  executorOfficerId: opt(ref()),
  from: opt(date()),
  dueOn: date(),
  addressee: measureAddressee,
};
export const measure = object({
  ...measureTerms,
  title: text(500),
  content: text(),
  plannedResult: opt(text()),
  assessmentMethod: opt(text()),
});

export const housing = object({
  type: code('housingTypes'),
  typeText: opt(text(200)),
  areaSqM: opt(num(0, 10_000)),
  amenity: code('housingAmenity'),
  sanitary: code('sanitaryState'),
  childrenConditions: opt(list(code('childrenConditions'))),
});
export const income = object({ items: list(object({ kind: code('incomeKinds'), amount: money() }), 0, 20) });

/** What papers say about a person, sealed under the person's key (MARIEL App. 2 §2, IRKUTSK 39). */
export const personalPapers = {
  birthPlace: opt(ofPerson(token(200))),
  identityDocument: opt(
    ofPerson(
      object({
        kind: oneOf('PASSPORT', 'BIRTH_CERTIFICATE'),
        series: opt(token(20)),
        number: token(20),
        issuedOn: opt(date()),
      }),
    ),
  ),
  disability: opt(ofPerson(object({ has: bool(), group: opt(token(20)) }))),
};

export const familyMember = object({
  personId: uuid(),
  livesWithFamily: bool(),
  occupation: opt(object({ kind: code('occupations'), organisation: opt(token(200)) })),
  ...personalPapers,
});

export type Resolution = NonNullable<(typeof resolution)['_type']>;
export type Votes = NonNullable<(typeof votes)['_type']>;
export type Curator = NonNullable<(typeof curator)['_type']>;
export type Subject = NonNullable<(typeof subject)['_type']>;
export type Address = NonNullable<(typeof address)['_type']>;
export type StoredPerson = Infer<typeof storedPersonFields>;
export type PersonName = NonNullable<(typeof personName)['_type']>;
export type MeasureTerms = Infer<typeof measureTerms>;

/** One resolution of one commission and year: `kdn-1/2026/7/2`. */
export const resolutionKey = (r: Pick<Resolution, 'commissionId' | 'adoptedOn' | 'number'>): string =>
  `${r.commissionId}/${r.adoptedOn.slice(0, 4)}/${r.number}`;
