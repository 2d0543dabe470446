import type { Fact } from '@kurator/kernel';
import type { Profile, Regulation } from '../types';
import { isCommission, isOwnMessage, type Position } from './family-position';
import { flag, parts, resolutionNumber, text } from './readers';

/** What a duty remembers of its trigger: whose it is, and of which resolution. */
export interface DutyOrigin {
  readonly agencyId: string | null;
  readonly resolution: string | null;
}

/** What a condition may look at. `duty` is the one to be met; absent where a trigger is judged. */
export interface Look {
  readonly fact: Fact;
  readonly position: Position;
  readonly profile: Profile;
  readonly regulation: Regulation;
  readonly duty?: DutyOrigin;
}
type Condition = (look: Look) => boolean;

const is =
  (field: string, ...values: readonly string[]): Condition =>
  ({ fact }) =>
    values.includes(text(fact.data, field) ?? '');

/** Schools and social-service institutions (IRKUTSK 14): kinds of 6.17. */
const INSTITUTIONS = new Set(['AG-03', 'AG-04', 'AG-14', 'AG-15', 'AG-16', 'AG-17', 'AG-18', 'AG-19', 'AG-20']);
const RECOGNITION = ['DT-RECOGNISE', 'DT-DECLINE'];

const agencyKind = ({ fact, regulation }: Look): string | undefined => {
  const agencyId = text(fact.data, 'detectedByAgencyId');
  return (agencyId && regulation.agency(agencyId)?.kind) ?? text(fact.data, 'detectedByAgencyKind');
};
const journalHolder = (fact: Fact) => text(fact.data, 'journalHolderId') ?? fact.actor.agencyId;

/** An agency that acts on a duty: in its own journal, or as the sender. */
const acting = (fact: Fact): string | undefined => text(fact.data, 'fromAgencyId') ?? journalHolder(fact);

const toCommission: Condition = ({ fact, regulation }) => isOwnMessage(fact, regulation);
const commissionJournal: Condition = ({ fact, regulation }) => isCommission(journalHolder(fact), fact, regulation);

/** Conditions by name, so that the rules stay data. */
export const conditions = {
  // Messages
  toCommission,
  toAgency: (look) => !toCommission(look),
  toInstitution: (look) => !toCommission(look) && INSTITUTIONS.has(agencyKind(look) ?? ''),
  threat: ({ fact }) => flag(fact.data, 'threatToLife'),
  notJournaled: ({ fact, position }) =>
    !position.journaled.has(text(fact.data, 'detectedByAgencyId') ?? fact.actor.agencyId ?? ''),
  /** A message that the commission has not had yet: the written one that follows the phone call is the same message. */
  newMessage: ({ position }) => position.awaiting || !position.received,
  first: ({ position }) => !position.received,
  firstOrThreat: ({ position }) => !position.received || position.messageThreat,
  // Journals
  agencyJournal: (look) =>
    !commissionJournal(look) &&
    look.fact.actor.role !== 'COMMISSION_SECRETARY' &&
    text(look.fact.data, 'journalKind') !== 'NEED_FOR_ACCOMPANIMENT',
  commissionJournal,
  sameAgency: ({ fact, duty }) => !duty?.agencyId || (acting(fact) ?? duty.agencyId) === duty.agencyId,
  // Channels
  byPhone: is('channel', 'PHONE'),
  inWriting: is('channel', 'WRITTEN', 'ELECTRONIC'),
  // Verification and decision
  confirmed: is('result', 'CONFIRMED'),
  primarySurvey: ({ fact }) => (text(fact.data, 'surveyKind') ?? 'PRIMARY') === 'PRIMARY',
  conclusionNotRegulated: ({ profile }) =>
    (profile.deadlines['conclusionIssued'] ?? 'NOT_REGULATED') === 'NOT_REGULATED',
  undecided: ({ position }) => !position.decided,
  decidesRecognition: ({ fact }) =>
    text(fact.data, 'outcome') !== 'NOT_ADOPTED' &&
    parts(fact.data, 'decisions').some((item) => RECOGNITION.includes(text(item, 'decisionType') ?? '')),
  // Resolutions
  sameResolution: ({ fact, duty }) => {
    const number = resolutionNumber(fact.data);
    return number === undefined || !duty?.resolution || duty.resolution === number;
  },
  forRegistration: is('purpose', 'REGISTRATION'),
  forDeregistration: is('purpose', 'DEREGISTRATION'),
  byCurator: ({ fact, position }) => {
    const addressee = text(fact.data, 'addresseeId');
    return addressee === undefined || position.curator === null || addressee === position.curator.agencyId;
  },
  aboutRegistration: is('about', 'REGISTRATION', 'GROUP', 'PROGRAMME', 'RIGHTS'),
  aboutDeregistration: is('about', 'DEREGISTRATION', 'RESULTS'),
  // Registration and level
  entersRegister: ({ position }) => !position.wasRegistered,
  registered: ({ position }) => position.subjects.size > 0,
  left: ({ position }) => position.wasRegistered && position.subjects.size === 0,
  reviewRepeats: ({ profile }) => {
    const rule = profile.deadlines['reviewHeld'];
    const term = rule === undefined || rule === 'NOT_REGULATED' ? undefined : rule.term;
    return term?.max !== undefined || term?.every !== undefined;
  },
  sameLevel: is('decision', 'SAME_LEVEL_NEW_TERM'),
} satisfies Record<string, Condition>;

export type ConditionName = keyof typeof conditions;

/** True when every named condition holds. */
export function holds(names: readonly ConditionName[] | undefined, look: Look): boolean {
  if (names === undefined) return true;
  for (const name of names) if (!conditions[name](look)) return false;
  return true;
}
