import { bool, code, instant, int, list, object, oneOf, opt, ref, reject, text, token, uuid } from '@kurator/kernel';
import { firstOf, firstRejection, knownPersons, refersTo } from '../shared/guards';
import { address, documentRef, storedPersonFields } from '../shared/structures';
import type { FamilyState } from '../state';
import { event, type FamilyEvent } from './declare';

type Described = { readonly personId: string; readonly name?: unknown; readonly birthDate?: unknown };

/** A person is described where the family first meets them (`api.md` bodies (6)). */
export const newPersonsDescribed = (state: FamilyState, persons: readonly Described[]) =>
  firstOf(persons, 'persons', (person, path) => {
    if (state.persons[person.personId]) return null;
    const missing = person.name === undefined ? 'name' : person.birthDate === undefined ? 'birthDate' : null;
    return missing === null ? null : { ...reject('VALIDATION_FAILED', {}, `${path}.${missing}`), status: 400 as const };
  });

const reportedEvent = event({
  name: 'reported',
  group: 'A',
  title: { ru: 'Поступило сообщение о признаках неблагополучия', en: 'A report of signs of trouble came in' },
  source: 'MARIEL 4.1–4.3, App. 1; KOCHKI 5.1; BORODINO row 1; OKTYABRSKY 8.2',
  fields: {
    track: oneOf('SOP', 'TZHS'),
    municipality: token(11, '^\\d{8}$'),
    paperNo: opt(token(50)),
    informationSource: code('informationSources'),
    informationSourceText: opt(text(500)),
    detectedByAgencyId: opt(ref()),
    detectedByAgencyKind: code('agencyKinds'),
    reporterKind: oneOf(
      'CITIZEN',
      'MINOR',
      'LEGAL_REPRESENTATIVE',
      'AGENCY',
      'ORGANISATION',
      'MEDIA',
      'INTERNET',
      'HOTLINE',
    ),
    reporter: opt(text(500)),
    messageForm: oneOf('WRITTEN', 'ORAL', 'PHONE', 'ELECTRONIC'),
    problem: text(),
    helpNeeded: opt(text()),
    preliminaryDanger: opt(code('dangerLevels')),
    threatToLife: bool(),
    persons: list(object(storedPersonFields), 1, 50),
    addresses: list(address, 0, 10),
    attachments: opt(list(documentRef)),
    repeatWithinCase: bool(),
  },
});
/** `reported` opens an episode, so it presupposes none; a family that is open already takes it as a repeat message. */
export const reported: FamilyEvent<'reported', (typeof reportedEvent)['fields']> = {
  ...reportedEvent,
  possible: (state, fact) => newPersonsDescribed(state, fact.data.persons),
};

const journalEntryEvent = event({
  name: 'journal-entry-registered',
  group: 'A',
  title: { ru: 'Внесена запись в журнал учёта', en: 'A journal entry was made' },
  source: 'MARIEL 4.3, App. 1; BORODINO 2.1 (1); OKTYABRSKY 9.2',
  fields: {
    journalHolderId: ref(),
    journalKind: oneOf('PRIMARY_INFORMATION', 'NEED_FOR_ACCOMPANIMENT', 'ORPHANS_PRIMARY'),
    paperNo: opt(token(50)),
    fromWhom: text(500),
    problem: text(),
  },
});
/** Comes before the report that it belongs to, so it presupposes no episode. */
export const journalEntryRegistered: typeof journalEntryEvent = { ...journalEntryEvent, possible: () => null };

export const journalResultRecorded = event({
  name: 'journal-result-recorded',
  group: 'A',
  title: { ru: 'В журнал внесён результат', en: 'The result was entered in the journal' },
  source: 'MARIEL App. 1, column «Результат»',
  fields: {
    entryEventId: uuid(),
    resultCode: oneOf('FORWARDED', 'NOT_CONFIRMED', 'RECOGNISED', 'HELP_GIVEN', 'TZHS', 'OTHER'),
    result: text(),
  },
  possible: (state, { data }) => refersTo(state, data.entryEventId, 'journal-entry-registered', 'entryEventId'),
});

export const reportForwarded = event({
  name: 'report-forwarded',
  group: 'A',
  title: { ru: 'Сообщение передано в комиссию', en: 'The report was passed to the commission' },
  source: 'MARIEL 4.4; KOCHKI 5.1; BORODINO row 1',
  fields: {
    channel: oneOf('PHONE', 'WRITTEN', 'ELECTRONIC', 'ORAL'),
    fromAgencyId: ref(),
    toCommissionId: ref(),
    sentAt: instant(),
    receivedAt: opt(instant()),
    receivingOfficerId: opt(ref()),
    document: opt(documentRef),
    attachments: opt(list(documentRef)),
  },
});

export const rightsViolationNotified = event({
  name: 'rights-violation-notified',
  group: 'A',
  title: { ru: 'Сообщено о нарушении прав ребёнка', en: "A violation of a child's rights was notified" },
  source: 'IRKUTSK 14; OKTYABRSKY 6.2; MARIEL 7.1 (7)',
  fields: {
    toBodyKind: code('agencyKinds'),
    channel: oneOf('PHONE', 'WRITTEN', 'ELECTRONIC', 'ORAL'),
    violation: text(),
    persons: list(uuid(), 1, 50),
  },
  possible: (state, { data }) => knownPersons(state, data.persons, 'persons'),
});

export const reportLinked = event({
  name: 'report-linked',
  group: 'A',
  title: { ru: 'Повторное сообщение присоединено', en: 'A repeat message was linked' },
  source: 'Proposal (repeat messages)',
  fields: { reportedEventId: uuid(), existingEpisode: int(1, 1000), reason: oneOf('REPEAT_MESSAGE') },
  possible: (state, { data }) =>
    firstRejection(() => refersTo(state, data.reportedEventId, 'reported', 'reportedEventId')),
});
