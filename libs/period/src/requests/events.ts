import { bool, list, object, opt, ref, text, token, uuid } from '@kurator/kernel';
import { documentRef, streamEvent } from '@kurator/regulation';

/** Of whom the information is asked: named families, or numbers only. Exactly one of the two. */
export const requestSubject = object({ familyIds: opt(list(uuid(), 1, 200)), statistical: opt(bool()) });

export const informationRequested = streamEvent({
  name: 'information-requested',
  group: 'N',
  title: { ru: 'Получен запрос информации из банка данных', en: 'Information from the bank was requested' },
  source: 'IRKUTSK 54; OKTYABRSKY 11.1',
  fields: {
    requestNo: token(50),
    fromAgencyId: ref(),
    subject: requestSubject,
    legalBasis: text(1000),
    purpose: text(1000),
  },
});

export const informationAnswered = streamEvent({
  name: 'information-answered',
  group: 'N',
  title: { ru: 'Информация из банка данных направлена', en: 'The information was sent' },
  source: 'IRKUTSK 54',
  fields: {
    /** What was disclosed, record by record (spec 9.3). */
    dataScope: list(token(200), 1, 100),
    recipient: text(500),
    document: opt(documentRef),
    /** A part only: the term runs on. */
    partial: bool(),
  },
});

export const informationRefused = streamEvent({
  name: 'information-refused',
  group: 'N',
  title: { ru: 'В предоставлении информации отказано', en: 'The information was refused' },
  source: 'Proposal 9.3',
  fields: { reason: text(2000) },
});
