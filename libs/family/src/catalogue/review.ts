import { code, date, list, oneOf, opt, ref, reject, text } from '@kurator/kernel';
import { subjectsRegistered } from '../shared/guards';
import { documentRef, resolution, subject } from '../shared/structures';
import { event } from './declare';

export const reviewScheduled = event({
  name: 'review-scheduled',
  group: 'H',
  title: { ru: 'Назначено повторное рассмотрение', en: 'A review was scheduled' },
  source: 'IRKUTSK 44; BORODINO 3.1',
  fields: { reviewOn: date(), basis: oneOf('REGISTRATION_DECISION', 'PREVIOUS_REVIEW', 'URGENT') },
  possible: (_state, { data, occurredOn }) =>
    data.reviewOn < occurredOn
      ? reject('SESSION_IN_THE_PAST', { sessionOn: data.reviewOn, occurredOn }, 'reviewOn')
      : null,
});

export const reviewHeld = event({
  name: 'review-held',
  group: 'H',
  title: { ru: 'Рассмотрены результаты работы', en: 'A review was held' },
  source: 'KOCHKI 6.4; IRKUTSK 44; BORODINO 3.1; MARIEL 5.6',
  fields: {
    resolution,
    reportsConsidered: list(text(500), 0, 50),
    result: oneOf('KEEP', 'EXTEND', 'AMEND', 'DEREGISTER', 'DEREGISTER_WITH_PATRONAGE', 'PREVENTIVE_REGISTER'),
    nextReviewOn: opt(date()),
  },
});

export const keptOnRegister = event({
  name: 'kept-on-register',
  group: 'J',
  title: { ru: 'Оставлены на учёте', en: 'Kept on the register' },
  source: 'KOCHKI 6.4; MARIEL 5.4',
  fields: {
    resolution,
    subjects: list(subject, 1, 50),
    programmeAction: oneOf('NONE', 'AMEND', 'EXTEND'),
    nextReviewOn: date(),
  },
  possible: (state, { data }) => subjectsRegistered(state, data.subjects),
});

export const deregistrationProposed = event({
  name: 'deregistration-proposed',
  group: 'J',
  title: { ru: 'Внесено предложение о снятии с учёта', en: 'Deregistration was proposed' },
  source: 'MARIEL 6.1; KOCHKI 3.6; BORODINO 3.3 (3.5)',
  fields: {
    proposedBy: oneOf('CHAIR', 'DEPUTY', 'MEMBER', 'AGENCY', 'CURATOR', 'WORKING_GROUP'),
    proposerId: ref(),
    subjects: list(subject, 1, 50),
    ground: code('deregistrationGrounds'),
    groundText: opt(text(1000)),
    document: opt(documentRef),
  },
  possible: (state, { data }) => subjectsRegistered(state, data.subjects),
});
