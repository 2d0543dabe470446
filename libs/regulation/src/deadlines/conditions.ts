import { monthOf, type Fact, type LocalDate } from '@kurator/kernel';
import type { Profile, Regulation } from '../types';
import { isCommission, isOwnMessage, type Position } from './family-position';
import { flag, part, parts, quarterNamed, resolutionNumber, text } from './readers';

/** What a duty remembers of its trigger: whose it is, and of which resolution. */
export interface DutyOrigin {
  readonly agencyId: string | null;
  readonly resolution: string | null;
  readonly eventId: string;
  readonly item: { readonly id: string } | null;
  /** The chain of MARIEL 7 that it belongs to. */
  readonly emergency: string | null;
  /** The municipality that gave the family away, where the duty is its own. */
  readonly former: string | null;
  /** The month (`2026-04`) or quarter (`2026-Q1`) that it is of. */
  readonly period: string | null;
  readonly duty: { readonly triggerOn: LocalDate | null };
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
const ACCOMPANIMENT = new Set(['accompaniment-started', 'accompaniment-ended']);
const ENROLMENT = ['DT-TZHS-ENROL'];
/** An adopted resolution with an item of one of the types. */
const decides = (fact: Fact, types: readonly string[]): boolean =>
  text(fact.data, 'outcome') !== 'NOT_ADOPTED' &&
  parts(fact.data, 'decisions').some((item) => types.includes(text(item, 'decisionType') ?? ''));

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
  decidesRecognition: ({ fact }) => decides(fact, RECOGNITION),
  // Resolutions
  sameResolution: ({ fact, duty }) => {
    const number = resolutionNumber(fact.data);
    return number === undefined || !duty?.resolution || duty.resolution === number;
  },
  /** A receipt names its sending, and that the resolution. */
  ofThatSending: ({ fact, position, duty }) => {
    const sent = position.facts.find(({ eventId }) => eventId === text(fact.data, 'sentEventId'));
    const number = sent && resolutionNumber(sent.data);
    return number === undefined || !duty?.resolution || duty.resolution === number;
  },
  sameBasis: ({ fact, duty }) => {
    const number = resolutionNumber(part(fact.data, 'basis') ?? {});
    return number === undefined || !duty?.resolution || duty.resolution === number;
  },
  byBankKeeper: ({ fact, regulation }) => regulation.agency(text(fact.data, 'addresseeId') ?? '')?.bankKeeper === true,
  notForDeregistration: ({ fact }) => text(fact.data, 'purpose') !== 'DEREGISTRATION',
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
  withPatronage: is('mode', 'WITH_PATRONAGE'),
  // Difficult life situation
  knowsTzhs: ({ profile }) => profile.tracks.includes('TZHS'),
  tzhsTrack: ({ position }) => position.track === 'TZHS' && position.subjects.size === 0,
  needJournal: is('journalKind', 'NEED_FOR_ACCOMPANIMENT'),
  decidesEnrolment: ({ fact }) => decides(fact, ENROLMENT),
  /** Accompaniment of this case has begun and not ended. */
  accompanied: ({ position }) =>
    position.facts.findLast(({ type }) => ACCOMPANIMENT.has(type))?.type === 'accompaniment-started',
  onConsentAlone: is('otherLegalBasis', 'NONE'),
  wholly: is('scope', 'FULL'),
  inBank: ({ position }) => position.recorded,
  // Data of the bank
  byFormer: ({ fact, duty }) => !duty?.former || fact.municipality === duty.former,
  basedOnIt: ({ fact, duty }) => (text(fact.data, 'basedOnEventId') ?? duty?.eventId) === duty?.eventId,
  sameChange: ({ fact, duty }) => (text(fact.data, 'changedOn') ?? duty?.duty.triggerOn) === duty?.duty.triggerOn,
  // Programme and its periods
  newDue: ({ fact }) => text(fact.data, 'newDueOn') !== undefined,
  sameMeasure: ({ fact, duty }) => duty?.item?.id === text(fact.data, 'measureId'),
  sameProgramme: ({ fact, duty, position }) => {
    const approval = position.facts.find(({ eventId }) => eventId === duty?.eventId);
    const approved = approval && text(approval.data, 'programmeId');
    return approved === undefined || (text(fact.data, 'programmeId') ?? approved) === approved;
  },
  // Threats and neglected children (MARIEL 7)
  sameEmergency: ({ fact, duty }) => duty?.emergency === text(fact.data, 'emergencyId'),
  sameChild: ({ fact, duty }) => duty?.item?.id === text(fact.data, 'childId'),
  byGuardianship: is('receivedBy', 'GUARDIANSHIP'),
  byPolice: is('receivedBy', 'POLICE'),
  threatConfirmed: ({ fact }) => flag(fact.data, 'threatConfirmed'),
  noThreatSeen: ({ fact }) => !flag(fact.data, 'threatConfirmed'),
  noParentLeft: is('removedFrom', 'SOLE_PARENT', 'BOTH_PARENTS'),
  guardianshipReports: is('byBody', 'GUARDIANSHIP'),
  policeReport: is('byBody', 'POLICE'),
  socialProtectionReports: is('byBody', 'SOCIAL_PROTECTION'),
  // Periods
  inMonth: ({ fact, duty }) => !duty?.period || monthOf(fact.occurredOn) === duty.period,
  sameQuarter: ({ fact, duty }) => !duty?.period || quarterNamed(fact) === duty.period,
} satisfies Record<string, Condition>;

export type ConditionName = keyof typeof conditions;

/** True when every named condition holds. */
export function holds(names: readonly ConditionName[] | undefined, look: Look): boolean {
  if (names === undefined) return true;
  for (const name of names) if (!conditions[name](look)) return false;
  return true;
}
