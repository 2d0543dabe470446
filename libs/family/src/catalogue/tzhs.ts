import { bool, code, date, int, list, money, oneOf, opt, ref, reject, text, token, uuid } from '@kurator/kernel';
import { firstRejection, inOrder, knownPerson } from '../shared/guards';
import { documentRef } from '../shared/structures';
import { byAgreement, inForce, lawOf } from '../shared/tzhs-law';
import { currentEpisode, type FamilyState } from '../state';
import { event } from './declare';

export const applicationRegistered = event({
  name: 'application-registered',
  group: 'M',
  title: { ru: 'Зарегистрировано заявление о сопровождении', en: 'An application was registered' },
  source: 'IRKUTSK 25 (2), 31; OKTYABRSKY 8.2, 9.2',
  fields: { applicantId: uuid(), registrationNo: token(50), institutionId: ref(), requestText: text() },
  possible: (state, { data }) =>
    firstRejection(
      () => knownPerson(state, data.applicantId, 'applicantId'),
      () =>
        state.regulation.agency(data.institutionId)
          ? null
          : reject('AGENCY_UNKNOWN', { agencyId: data.institutionId }, 'institutionId'),
    ),
});

export const needDetermined = event({
  name: 'need-determined',
  group: 'M',
  title: { ru: 'Определена нуждаемость в сопровождении', en: 'The need for accompaniment was determined' },
  source: 'OKTYABRSKY 5.2–5.4, 9.2; IRKUTSK 30 (4)',
  fields: {
    categories: list(code('tzhsCategories'), 0, 14),
    circumstances: list(code('tzhsCircumstances'), 0, 10),
    level: code('levels'),
    resources: opt(text()),
    perCapitaIncome: opt(money()),
    belowThreshold: opt(bool()),
  },
});

const programmeApproved = (state: FamilyState): boolean => currentEpisode(state)?.programme?.state === 'PROG_ACTIVE';

export const agreementConcluded = event({
  name: 'accompaniment-agreement-concluded',
  group: 'M',
  title: { ru: 'Заключено соглашение о сопровождении', en: 'An agreement on accompaniment was concluded' },
  source: 'OKTYABRSKY 6.4, 9.3; IRKUTSK 7',
  fields: {
    agreementNo: token(50),
    parties: list(ref(), 1, 20),
    termFrom: date(),
    termTo: date(),
    document: opt(documentRef),
  },
  possible: (state, fact) =>
    firstRejection(
      () =>
        byAgreement(lawOf(state.regulation, fact)) && !programmeApproved(state)
          ? reject('WRONG_STATE', { needed: 'IPR-approved' })
          : null,
      () => inOrder(fact.data.termFrom, fact.data.termTo, 'termTo'),
    ),
});

export const agreementTerminated = event({
  name: 'accompaniment-agreement-terminated',
  group: 'M',
  title: { ru: 'Соглашение о сопровождении прекращено', en: 'The agreement on accompaniment was terminated' },
  source: 'OKTYABRSKY 9.6',
  fields: { initiator: oneOf('FAMILY', 'SERVICE', 'COMMISSION'), reason: text() },
  possible: (state) => {
    const tzhs = currentEpisode(state)?.tzhs;
    return tzhs && inForce(tzhs) ? null : reject('WRONG_STATE', { needed: 'accompaniment-agreement-concluded' });
  },
});

export const measureListHanded = event({
  name: 'measure-list-handed',
  group: 'M',
  title: { ru: 'Семье вручён перечень мероприятий', en: 'The list of measures was handed over' },
  source: 'IRKUTSK 26',
  fields: { copies: int(1, 10), toId: uuid() },
  possible: (state, { data }) => knownPerson(state, data.toId, 'toId'),
});
