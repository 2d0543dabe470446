import {
  bool,
  code,
  date,
  list,
  object,
  oneOf,
  opt,
  ref,
  reject,
  text,
  token,
  uuid,
  type Rejection,
} from '@kurator/kernel';
import { firstRejection, knownPersons, knownResolution, votesConsistent } from '../shared/guards';
import { resolution, subject, votes, type Resolution, type Votes } from '../shared/structures';
import { isLost, isMajority, majorityRequired } from '../shared/voting';
import type { FamilyState } from '../state';
import { event } from './declare';

export const sessionScheduled = event({
  name: 'session-scheduled',
  group: 'D',
  title: { ru: 'Назначено заседание комиссии', en: 'A session was scheduled' },
  source: 'MARIEL 5.2; KOCHKI 5.3',
  fields: {
    sessionOn: date(),
    agendaItem: text(1000),
    questionKind: oneOf(
      'RECOGNITION',
      'PROGRAMME',
      'REVIEW',
      'DEREGISTRATION',
      'CURATOR',
      'GROUP',
      'REPORT_APPROVAL',
      'TZHS',
    ),
    invited: list(token(64), 0, 50),
  },
  possible: (_state, { data, occurredOn }) =>
    data.sessionOn < occurredOn
      ? reject('SESSION_IN_THE_PAST', { sessionOn: data.sessionOn, occurredOn }, 'sessionOn')
      : null,
});

export const decisionItem = object({ decisionType: code('decisionTypes'), subjects: list(subject, 0, 50) });

type Adopted = {
  readonly resolution: Resolution;
  readonly votes: Votes;
  readonly outcome: 'ADOPTED' | 'NOT_ADOPTED';
  readonly decisions: readonly { readonly decisionType: string }[];
};
type Governed = { readonly data: Adopted; readonly profileId: string; readonly profileVersion: number };

/** A resolution that takes effect needs the majority that the regulation demands; a failed vote is recorded as such. */
function majority(state: FamilyState, { data, profileId, profileVersion }: Governed): Rejection | null {
  const profile = state.regulation.profile(profileId, profileVersion);
  if (data.outcome === 'NOT_ADOPTED' || !profile) return null;
  const required = data.decisions.some((d) => majorityRequired(profile, d.decisionType));
  return isLost(data.votes) || (required && !isMajority(data.votes, profile))
    ? reject('MAJORITY_MISSING', { for: data.votes.for, present: data.votes.present }, 'votes.for')
    : null;
}

function competent(state: FamilyState, municipality: string, r: Resolution): Rejection | null {
  const commissionId = state.regulation.municipality(municipality)?.commissionId;
  return commissionId === undefined || commissionId === r.commissionId
    ? null
    : reject('COMMISSION_NOT_COMPETENT', { commissionId: r.commissionId, municipality }, 'resolution.commissionId');
}

const resolutionEvent = event({
  name: 'resolution-adopted',
  group: 'D',
  title: { ru: 'Принято постановление', en: 'A resolution was adopted' },
  source: 'IRKUTSK 44; MARIEL 5.2, 6.1, 6.2',
  fields: {
    resolution,
    votes,
    outcome: oneOf('ADOPTED', 'NOT_ADOPTED'),
    decisions: list(decisionItem, 1, 50),
    heardAgencies: opt(list(ref(), 0, 50)),
    minorOpinion: opt(text()),
    parentsOpinion: opt(text()),
    documentsStudied: opt(list(text(500))),
    violationsFound: opt(text()),
    causesAndConditions: opt(text()),
  },
});
/** A direct recognition opens the family with its resolution first, so this one presupposes no episode. */
export const resolutionAdopted: typeof resolutionEvent = {
  ...resolutionEvent,
  possible: (state, fact) =>
    firstRejection(
      () => votesConsistent(fact.data.votes),
      () => majority(state, fact),
      () => competent(state, fact.municipality, fact.data.resolution),
    ),
};

export const resolutionCopiesSent = event({
  name: 'resolution-copies-sent',
  group: 'D',
  title: { ru: 'Направлены копии постановления', en: 'Copies of a resolution were sent' },
  source: 'KOCHKI 5.4; MARIEL 6.5',
  fields: {
    resolution,
    addressees: list(ref(), 1, 50),
    form: oneOf('WRITTEN', 'ELECTRONIC'),
    purpose: oneOf('REGISTRATION', 'DEREGISTRATION', 'OTHER'),
  },
  possible: (state, { data }) => knownResolution(state, data.resolution),
});

export const resolutionReceived = event({
  name: 'resolution-received',
  group: 'D',
  title: { ru: 'Постановление получено', en: 'A resolution was received' },
  source: 'KOCHKI 5.6; BORODINO 2.2; IRKUTSK 27',
  fields: { resolution, addresseeId: ref(), receivingOfficerId: opt(ref()) },
  possible: (state, { data }) => knownResolution(state, data.resolution),
});

export const familyNotified = event({
  name: 'family-notified',
  group: 'D',
  title: { ru: 'Семья ознакомлена', en: 'The family was told' },
  source: 'KOCHKI 4.8; MARIEL 6.5; IRKUTSK 14',
  fields: {
    about: oneOf('REGISTRATION', 'GROUP', 'PROGRAMME', 'DEREGISTRATION', 'RIGHTS', 'RESULTS'),
    persons: list(uuid(), 1, 50),
    form: oneOf('IN_PERSON', 'WRITTEN', 'ELECTRONIC'),
    refusedToSign: opt(bool()),
  },
  possible: (state, { data }) => knownPersons(state, data.persons, 'persons'),
});
