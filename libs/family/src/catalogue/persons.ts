import { bool, code, date, object, ofPerson, oneOf, opt, token, uuid } from '@kurator/kernel';
import { knownPerson } from '../shared/guards';
import { personName } from '../shared/structures';
import { event } from './declare';

/** What changes about a person once the family has met them (`api.md` bodies (6)); absent fields stay as they are. */
export const personDetailFields = {
  personId: uuid(),
  role: opt(code('familyRoles')),
  name: opt(ofPerson(personName)),
  birthDate: opt(ofPerson(date())),
  diedOn: opt(date()),
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

export const personDetailsRecorded = event({
  name: 'person-details-recorded',
  group: 'K',
  title: { ru: 'Уточнены сведения о человеке', en: "A person's details were recorded" },
  source: 'IRKUTSK 39; 152-FZ Art. 5',
  fields: { ...personDetailFields, birthMonth: opt(token(7, '^\\d{4}-\\d{2}$')) },
  possible: (state, { data }) => knownPerson(state, data.personId, 'personId'),
});
