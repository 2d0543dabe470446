import { bool, code, date, list, object, ofPerson, oneOf, opt, ref, reject, token, uuid } from '@kurator/kernel';
import type { Rejection } from '@kurator/kernel';
import { badField, firstOf, firstRejection, inOrder, refersTo } from '../shared/guards';
import { address, personName } from '../shared/structures';
import { recordSide } from '../holdings';
import type { FamilyState } from '../state';
import { event } from './declare';

const COMPOSITION_CHANGES = oneOf(
  'BIRTH',
  'DEATH',
  'JOINED',
  'LEFT',
  'CUSTODY_CHANGED',
  'RIGHTS_RESTRICTED',
  'RIGHTS_DEPRIVED',
  'RIGHTS_RESTORED',
  'CAME_OF_AGE',
);
/** Who the family first meets by this change is described here (`api.md` bodies (6)). */
const changedPerson = {
  change: COMPOSITION_CHANGES,
  personId: uuid(),
  role: opt(code('familyRoles')),
  name: opt(ofPerson(personName)),
  birthDate: opt(ofPerson(date())),
};
type Changed = {
  readonly personId: string;
  readonly change: string;
  readonly role?: unknown;
  readonly name?: unknown;
  readonly birthDate?: unknown;
};
const MEETING = ['BIRTH', 'JOINED', 'CUSTODY_CHANGED'];

/** A stranger can only come into the family, and is then described. */
function changedKnown(state: FamilyState, person: Changed, path: string): Rejection | null {
  if (state.persons[person.personId]) return null;
  if (!MEETING.includes(person.change))
    return reject('PERSON_UNKNOWN', { personId: person.personId }, `${path}personId`);
  const missing = (['role', 'name', 'birthDate'] as const).find((field) => person[field] === undefined);
  return missing === undefined ? null : badField(`${path}${missing}`);
}

const dataChange = object({
  fieldPath: token(100),
  address: opt(address),
  composition: opt(object(changedPerson)),
});
const recordStands = (state: FamilyState, municipality: string): Rejection | null =>
  recordSide(state, municipality) ? null : reject('WRONG_STATE', { needed: 'bank-record-included' });

export const dataChangeSubmitted = event({
  name: 'data-change-submitted',
  group: 'E',
  title: { ru: 'Представлены изменения сведений', en: 'A change of data was submitted' },
  source: 'IRKUTSK 47',
  fields: {
    changedOn: date(),
    submittedOn: date(),
    bySubjectId: opt(ref()),
    changes: list(dataChange, 1, 50),
  },
  possible: (state, { data, occurredOn, municipality }) =>
    firstRejection(
      () => recordStands(state, municipality),
      () => inOrder(data.changedOn, data.submittedOn, 'submittedOn'),
      () => inOrder(data.submittedOn, occurredOn, 'submittedOn'),
    ),
});

export const bankRecordChanged = event({
  name: 'bank-record-changed',
  group: 'E',
  title: { ru: 'Сведения в банке данных изменены', en: 'The bank record was changed' },
  source: 'IRKUTSK 48',
  fields: {
    basedOnEventId: uuid(),
    receivedOn: date(),
    changedOn: date(),
    fieldPaths: list(token(100), 1, 50),
  },
  possible: (state, { data, occurredOn, municipality }) =>
    firstRejection(
      () => recordStands(state, municipality),
      () => refersTo(state, data.basedOnEventId, 'data-change-submitted', 'basedOnEventId'),
      () =>
        recordSide(state, municipality)?.bank?.pending[data.basedOnEventId]
          ? null
          : reject('WRONG_STATE', { needed: 'data-change-submitted' }, 'basedOnEventId'),
      () => inOrder(data.receivedOn, data.changedOn, 'changedOn'),
      () => inOrder(data.changedOn, occurredOn, 'changedOn'),
    ),
});

export const residenceChanged = event({
  name: 'residence-changed',
  group: 'K',
  title: { ru: 'Изменился адрес семьи', en: 'The family moved' },
  source: 'IRKUTSK 39, 47',
  fields: { addressKind: oneOf('REGISTRATION', 'ACTUAL'), old: opt(address), new: address, sameMunicipality: bool() },
});

export const familyCompositionChanged = event({
  name: 'family-composition-changed',
  group: 'K',
  title: { ru: 'Изменился состав семьи', en: "The family's composition changed" },
  source: 'MARIEL 6.3–6.4; IRKUTSK 39',
  fields: { ...changedPerson, birthMonth: opt(token(7, '^\\d{4}-\\d{2}$')) },
  possible: (state, { data }) => changedKnown(state, data, ''),
});

/** The same question of a submission, before its own facts are drafted: the path is that of the body. */
export const changesKnown = (
  state: FamilyState,
  changes: readonly { readonly composition?: Changed }[],
): Rejection | null =>
  firstOf(changes, 'changes', ({ composition }, path) =>
    composition ? changedKnown(state, composition, `${path}.composition.`) : null,
  );
