import type { Fact } from '@kurator/kernel';
import { isFamilyFact, type FamilyEventName } from '../catalogue';
import type { FamilyState } from '../state';
import * as bank from './bank';
import * as emergency from './emergency';
import * as intake from './intake';
import * as programme from './programme';
import * as register from './register';
import { referable, type Step } from './step';
import * as work from './work';

const unchanged = (state: FamilyState): FamilyState => state;

/** What every fact does: the compiler refuses an event type without a step. */
const steps: { readonly [N in FamilyEventName]: Step<N> } = {
  reported: intake.reported,
  'journal-entry-registered': referable,
  'journal-result-recorded': unchanged,
  'report-forwarded': unchanged,
  'rights-violation-notified': unchanged,
  'report-linked': unchanged,
  'survey-ordered': intake.verificationBegan,
  'materials-requested': intake.materialsRequested,
  'materials-received': unchanged,
  surveyed: intake.surveyed,
  'danger-level-assessed': intake.dangerAssessed,
  'conclusion-issued': intake.concluded,
  'case-closed-unconfirmed': intake.notConfirmed,
  'consent-given': intake.consentGiven,
  'consent-refused': intake.consentRefused,
  'consent-withdrawn': intake.consentWithdrawn,
  'session-scheduled': intake.sessionScheduled,
  'resolution-adopted': register.resolutionAdopted,
  'recognized-SOP': register.recognizedSop,
  'recognition-declined': register.recognitionDeclined,
  'referred-to-TZHS': register.referredToTzhs,
  'track-changed': register.trackChanged,
  'resolution-copies-sent': unchanged,
  'resolution-received': unchanged,
  'family-notified': unchanged,
  'bank-decision-sent': bank.decisionSent,
  'bank-decision-received': bank.decisionReceived,
  'bank-record-included': bank.recordIncluded,
  'data-change-submitted': bank.changeSubmitted,
  'bank-record-changed': bank.recordChanged,
  'bank-exclusion-sent': bank.exclusionSent,
  'bank-exclusion-received': bank.exclusionReceived,
  'bank-record-excluded': bank.recordExcluded,
  'curator-assigned': work.curatorAssigned,
  'curator-replacement-requested': work.replacementRequested,
  'curator-replaced': work.curatorReplaced,
  'responsible-specialist-assigned': work.specialistAssigned,
  'working-group-composed': work.groupComposed,
  'working-group-changed': unchanged,
  'working-group-met': unchanged,
  'personal-file-opened': unchanged,
  'record-card-issued': unchanged,
  'record-card-updated': unchanged,
  'programme-proposals-submitted': programme.proposalsSubmitted,
  'programme-drafted': programme.programmeDrafted,
  'programme-submitted': programme.programmeSubmitted,
  'IPR-approved': programme.iprApproved,
  'programme-rejected': programme.programmeRejected,
  'programme-amended': programme.programmeAmended,
  'programme-extended': programme.programmeExtended,
  'programme-copies-sent': unchanged,
  'measure-done': unchanged,
  'measure-not-done': programme.measureNotDone,
  'programme-completed': programme.programmeCompleted,
  'review-scheduled': register.reviewScheduled,
  'review-held': register.reviewHeld,
  'accompaniment-started': work.accompanimentStarted,
  'level-changed': work.levelChanged,
  'level-term-reviewed': work.levelTermReviewed,
  'accompaniment-ended': work.accompanimentEnded,
  'kept-on-register': register.keptOnRegister,
  'deregistration-proposed': register.deregistrationProposed,
  deregistered: register.deregistered,
  'residence-changed': bank.residenceChanged,
  'family-composition-changed': bank.compositionChanged,
  'threat-reported': emergency.threatReported,
  'guardianship-informed-by-police': unchanged,
  'emergency-visit-made': emergency.visited,
  'no-threat-established': emergency.noThreat,
  'removal-act-prepared': emergency.actPrepared,
  'child-removed': emergency.removed,
  'child-placed': emergency.placed,
  'prosecutor-notified': unchanged,
  'orphan-registry-entry-made': unchanged,
  'court-claim-filed': emergency.claimed,
  'court-decision-received': emergency.decided,
  'emergency-reported-to-commission': unchanged,
  'neglected-child-found': emergency.found,
  'child-handed-to-carers': emergency.handed,
  'child-delivered': emergency.delivered,
  'social-protection-notified': unchanged,
  'child-returned': emergency.returned,
  'person-details-recorded': intake.personDetailsRecorded,
};

/** The family after one more fact. @throws Error for an event type that is not a family's. */
export function evolve(state: FamilyState, fact: Fact): FamilyState {
  if (!isFamilyFact(fact)) throw new Error(`no step for event type ${fact.type}`);
  return (steps[fact.type] as (s: FamilyState, f: Fact) => FamilyState)(state, fact);
}
