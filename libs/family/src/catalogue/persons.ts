import { code, date, ofPerson, opt, token, uuid } from '@kurator/kernel';
import { knownPerson } from '../shared/guards';
import { personalPapers, personName } from '../shared/structures';
import { event } from './declare';

/** What changes about a person once the family has met them (`api.md` bodies (6)); absent fields stay as they are. */
export const personDetailFields = {
  personId: uuid(),
  role: opt(code('familyRoles')),
  name: opt(ofPerson(personName)),
  birthDate: opt(ofPerson(date())),
  diedOn: opt(date()),
  ...personalPapers,
};

export const personDetailsRecorded = event({
  name: 'person-details-recorded',
  group: 'K',
  title: { ru: 'Уточнены сведения о человеке', en: "A person's details were recorded" },
  source: 'IRKUTSK 39; 152-FZ Art. 5',
  fields: { ...personDetailFields, birthMonth: opt(token(7, '^\\d{4}-\\d{2}$')) },
  possible: (state, { data }) => knownPerson(state, data.personId, 'personId'),
});
