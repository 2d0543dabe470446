import type { EventShapes, Fact } from '@kurator/kernel';
import type { FamilyEvent, FactOf } from './declare';
import * as bank from './bank';
import { minorCameOfAge } from './coming-of-age';
import * as consent from './consent';
import * as control from './control';
import * as corrections from './corrections';
import { resolutionAnnulledByCourt } from './court';
import * as curator from './curator';
import { deregistered } from './deregistration';
import { personalDataDestroyed } from './destruction';
import * as emergency from './emergency';
import * as file from './file';
import * as group from './group';
import * as intake from './intake';
import * as level from './level';
import * as merging from './merging';
import * as monitoring from './monitoring';
import * as movement from './movement';
import * as neglect from './neglect';
import { personDetailsRecorded } from './persons';
import * as post from './post';
import * as programme from './programme';
import * as life from './programme-life';
import * as recognition from './recognition';
import * as reports from './reports';
import * as review from './review';
import * as session from './session';
import * as tzhs from './tzhs';
import * as transfer from './transfer';
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
  'bank-decision-sent': bank.bankDecisionSent,
  'bank-decision-received': bank.bankDecisionReceived,
  'bank-record-included': bank.bankRecordIncluded,
  'data-change-submitted': movement.dataChangeSubmitted,
  'bank-record-changed': movement.bankRecordChanged,
  'bank-exclusion-sent': bank.bankExclusionSent,
  'bank-exclusion-received': bank.bankExclusionReceived,
  'bank-record-excluded': bank.bankRecordExcluded,
  'bank-record-blocked': bank.bankRecordBlocked,
  'curator-assigned': curator.curatorAssigned,
  'curator-replacement-requested': curator.curatorReplacementRequested,
  'curator-replaced': curator.curatorReplaced,
  'responsible-specialist-assigned': curator.responsibleSpecialistAssigned,
  'working-group-composed': group.workingGroupComposed,
  'working-group-changed': group.workingGroupChanged,
  'working-group-met': group.workingGroupMet,
  'personal-file-opened': file.personalFileOpened,
  'record-card-issued': file.recordCardIssued,
  'record-card-updated': file.recordCardUpdated,
  'programme-proposals-submitted': life.programmeProposalsSubmitted,
  'programme-drafted': programme.programmeDrafted,
  'programme-submitted': programme.programmeSubmitted,
  'IPR-approved': programme.iprApproved,
  'programme-rejected': programme.programmeRejected,
  'programme-amended': life.programmeAmended,
  'programme-extended': life.programmeExtended,
  'programme-copies-sent': life.programmeCopiesSent,
  'measure-done': life.measureDone,
  'measure-not-done': life.measureNotDone,
  'programme-completed': life.programmeCompleted,
  'patronage-visit-made': monitoring.patronageVisitMade,
  'patronage-kind-changed': monitoring.patronageKindChanged,
  'rehabilitation-potential-assessed': monitoring.rehabilitationPotentialAssessed,
  'family-reaction-recorded': monitoring.familyReactionRecorded,
  'curator-report-submitted': reports.curatorReportSubmitted,
  'group-report-submitted': reports.groupReportSubmitted,
  'curator-report-approved': reports.curatorReportApproved,
  'control-visit-act-issued': control.controlVisitActIssued,
  'quality-analysis-recorded': control.qualityAnalysisRecorded,
  'interim-result-concluded': control.interimResultConcluded,
  'urgent-situation-notified': monitoring.urgentSituationNotified,
  'review-scheduled': review.reviewScheduled,
  'review-held': review.reviewHeld,
  'accompaniment-started': level.accompanimentStarted,
  'level-changed': level.levelChanged,
  'level-term-reviewed': level.levelTermReviewed,
  'accompaniment-ended': level.accompanimentEnded,
  'post-accompaniment-started': post.postStarted,
  'post-accompaniment-ended': post.postEnded,
  'kept-on-register': review.keptOnRegister,
  'deregistration-proposed': review.deregistrationProposed,
  deregistered,
  'patronage-ended': monitoring.patronageEnded,
  'minor-came-of-age': minorCameOfAge,
  'residence-changed': movement.residenceChanged,
  'family-composition-changed': movement.familyCompositionChanged,
  'resolution-annulled-by-court': resolutionAnnulledByCourt,
  'transfer-initiated': transfer.transferInitiated,
  'transfer-accepted': transfer.transferAccepted,
  'transfer-declined': transfer.transferDeclined,
  'threat-reported': emergency.threatReported,
  'guardianship-informed-by-police': emergency.guardianshipInformedByPolice,
  'emergency-visit-made': emergency.emergencyVisitMade,
  'no-threat-established': emergency.noThreatEstablished,
  'removal-act-prepared': emergency.removalActPrepared,
  'child-removed': emergency.childRemoved,
  'child-placed': emergency.childPlaced,
  'prosecutor-notified': emergency.prosecutorNotified,
  'orphan-registry-entry-made': emergency.orphanRegistryEntryMade,
  'court-claim-filed': emergency.courtClaimFiled,
  'court-decision-received': emergency.courtDecisionReceived,
  'emergency-reported-to-commission': neglect.emergencyReportedToCommission,
  'neglected-child-found': neglect.neglectedChildFound,
  'child-handed-to-carers': neglect.childHandedToCarers,
  'child-delivered': neglect.childDelivered,
  'social-protection-notified': neglect.socialProtectionNotified,
  'child-returned': neglect.childReturned,
  'application-registered': tzhs.applicationRegistered,
  'need-determined': tzhs.needDetermined,
  'accompaniment-agreement-concluded': tzhs.agreementConcluded,
  'accompaniment-agreement-terminated': tzhs.agreementTerminated,
  'measure-list-handed': tzhs.measureListHanded,
  'person-details-recorded': personDetailsRecorded,
  'personal-data-destroyed': personalDataDestroyed,
  'correction-proposed': corrections.correctionProposed,
  'correction-rejected': corrections.correctionRejected,
  'event-corrected': corrections.eventCorrected,
  'event-annulled': corrections.eventAnnulled,
  'families-merged': merging.familiesMerged,
  'family-absorbed': merging.familyAbsorbed,
  'families-unmerged': merging.familiesUnmerged,
  'persons-merged': merging.personsMerged,
  'persons-unmerged': merging.personsUnmerged,
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
