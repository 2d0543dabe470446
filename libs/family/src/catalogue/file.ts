import { code, date, list, object, oneOf, opt, ref, text, token, uuid } from '@kurator/kernel';
import { knownPersons } from '../shared/guards';
import { familyMember, housing, income } from '../shared/structures';
import { event } from './declare';

export const personalFileOpened = event({
  name: 'personal-file-opened',
  group: 'F',
  title: { ru: 'Заведено личное дело', en: 'A personal file was opened' },
  source: 'MARIEL 5.4; IRKUTSK 28, 35; BORODINO 2.2 (3)',
  fields: { fileNo: token(50), keeperId: ref() },
});

const parentCharacteristic = object({ personId: uuid(), characteristic: code('parentCharacteristics') });
const departmentRegistration = object({
  body: code('departmentRegisters'),
  on: date(),
  protocolNo: opt(token(50)),
  reason: text(500),
});
const service = object({
  kind: oneOf('POLYCLINIC', 'SCHOOL', 'KINDERGARTEN', 'POLICE', 'PATRONAGE_INSTITUTION'),
  name: text(200),
});

export const recordCardIssued = event({
  name: 'record-card-issued',
  group: 'F',
  title: { ru: 'Оформлена учётная карта', en: 'A record card was issued' },
  source: 'MARIEL 5.3, App. 3',
  fields: {
    cardNo: token(50),
    sentToCommissionOn: opt(date()),
    detectedOn: date(),
    detectedByAgencyId: ref(),
    composition: list(familyMember, 0, 50),
    housing,
    income,
    supportMeasures: opt(list(text(500))),
    categories: list(code('familyCategories'), 1, 15),
    parentCharacteristics: list(parentCharacteristic, 0, 10),
    dangerousSituationKinds: list(code('dangerousSituationKinds'), 0, 20),
    departmentRegistrations: opt(list(departmentRegistration, 0, 50)),
    services: opt(list(service, 0, 20)),
    signedById: ref(),
  },
  possible: (state, { data }) =>
    knownPersons(
      state,
      data.composition.map((m) => m.personId),
      'composition',
    ) ??
    knownPersons(
      state,
      data.parentCharacteristics.map((p) => p.personId),
      'parentCharacteristics',
    ),
});

export const recordCardUpdated = event({
  name: 'record-card-updated',
  group: 'F',
  title: { ru: 'Обновлена учётная карта', en: 'The record card was updated' },
  source: 'Proposal; BORODINO 3.3 (3.3)',
  fields: {
    cardNo: token(50),
    changedBlocks: list(
      oneOf(
        'COMPOSITION',
        'HOUSING',
        'INCOME',
        'SUPPORT_MEASURES',
        'CATEGORIES',
        'PARENT_CHARACTERISTICS',
        'DANGEROUS_SITUATION',
        'DEPARTMENT_REGISTRATIONS',
        'SERVICES',
      ),
      1,
      9,
    ),
    reason: text(1000),
  },
});
