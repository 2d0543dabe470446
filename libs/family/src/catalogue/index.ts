import type { EventShapes, Fact } from '@kurator/kernel';
import type { FamilyEvent, FactOf } from './declare';
import * as consent from './consent';
import * as curator from './curator';
import { deregistered } from './deregistration';
import * as intake from './intake';
import * as level from './level';
import { personDetailsRecorded } from './persons';
import * as programme from './programme';
import * as recognition from './recognition';
import * as review from './review';
import * as session from './session';
import * as verification from './verification';

/** Every event of a family's stream, by type. Adding an event is adding a line here and a step in `evolve`. */
export const familyEvents = {
  reported: intake.reported,
  'journal-entry-registered': intake.journalEntryRegistered,
  'journal-result-recorded': intake.journalResultRecorded,
  'report-forwarded': intake.reportForwarded,
  'rights-violation-notified': intake.rightsViolationNotified,
  'report-linked': intake.reportLinked,
  'survey-ordered': verification.surveyOrdered,
  'materials-requested': verification.materialsRequested,
  'materials-received': verification.materialsReceived,
  surveyed: verification.surveyed,
  'danger-level-assessed': verification.dangerLevelAssessed,
  'conclusion-issued': verification.conclusionIssued,
  'case-closed-unconfirmed': verification.caseClosedUnconfirmed,
  'consent-given': consent.consentGiven,
  'consent-refused': consent.consentRefused,
  'consent-withdrawn': consent.consentWithdrawn,
  'session-scheduled': session.sessionScheduled,
  'resolution-adopted': session.resolutionAdopted,
  'recognized-SOP': recognition.recognizedSop,
  'recognition-declined': recognition.recognitionDeclined,
  'referred-to-TZHS': recognition.referredToTzhs,
  'track-changed': recognition.trackChanged,
  'resolution-copies-sent': session.resolutionCopiesSent,
  'resolution-received': session.resolutionReceived,
  'family-notified': session.familyNotified,
  'curator-assigned': curator.curatorAssigned,
  'curator-replacement-requested': curator.curatorReplacementRequested,
  'curator-replaced': curator.curatorReplaced,
  'responsible-specialist-assigned': curator.responsibleSpecialistAssigned,
  'programme-drafted': programme.programmeDrafted,
  'programme-submitted': programme.programmeSubmitted,
  'IPR-approved': programme.iprApproved,
  'programme-rejected': programme.programmeRejected,
  'review-scheduled': review.reviewScheduled,
  'review-held': review.reviewHeld,
  'accompaniment-started': level.accompanimentStarted,
  'level-changed': level.levelChanged,
  'level-term-reviewed': level.levelTermReviewed,
  'accompaniment-ended': level.accompanimentEnded,
  'kept-on-register': review.keptOnRegister,
  'deregistration-proposed': review.deregistrationProposed,
  deregistered,
  'person-details-recorded': personDetailsRecorded,
} as const;

export type FamilyEventName = keyof typeof familyEvents;
/** A fact of a family's stream with the data of its type: narrow it by `type`. */
export type FamilyFact = { [N in FamilyEventName]: FactOf<(typeof familyEvents)[N]> }[FamilyEventName];

const byName: Readonly<Record<string, FamilyEvent | undefined>> = familyEvents as never;
/** The declaration of an event type; undefined for types that are not a family's. */
export const familyEvent = (type: string): FamilyEvent | undefined => byName[type];
export const isFamilyFact = (fact: Fact): fact is Fact & FamilyFact => byName[fact.type] !== undefined;
/** What the log needs of the catalogue. */
export const familyShapes: EventShapes = { get: (type) => byName[type] };
export type { FamilyEvent } from './declare';
