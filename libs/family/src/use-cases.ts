import { acceptTransfer } from './accept-transfer/accept-transfer';
import { acknowledgeResolution } from './acknowledge-resolution/acknowledge-resolution';
import { acquaintFamily } from './acquaint-family/acquaint-family';
import { adoptResolution } from './adopt-resolution/adopt-resolution';
import { amendProgramme } from './amend-programme/amend-programme';
import { applyDataChange } from './apply-data-change/apply-data-change';
import { approveCuratorReport } from './approve-curator-report/approve-curator-report';
import { approveProgramme } from './approve-programme/approve-programme';
import { assessDanger } from './assess-danger/assess-danger';
import { assessPotential } from './assess-potential/assess-potential';
import { assignCurator } from './assign-curator/assign-curator';
import { assignSpecialist } from './assign-specialist/assign-specialist';
import { changeGroup } from './change-group/change-group';
import { changeLevel } from './change-level/change-level';
import { changePatronageKind } from './change-patronage-kind/change-patronage-kind';
import { closeUnconfirmed } from './close-unconfirmed/close-unconfirmed';
import { completeProgramme } from './complete-programme/complete-programme';
import { composeGroup } from './compose-group/compose-group';
import { concludeAgreement } from './conclude-agreement/conclude-agreement';
import { concludeInterim } from './conclude-interim/conclude-interim';
import { declineRecognition } from './decline-recognition/decline-recognition';
import { declineTransfer } from './decline-transfer/decline-transfer';
import { deliverChild } from './deliver-child/deliver-child';
import { deregister } from './deregister/deregister';
import { destroyPersonalData } from './destroy-personal-data/destroy-personal-data';
import { determineNeed } from './determine-need/determine-need';
import { draftProgramme } from './draft-programme/draft-programme';
import { endAccompaniment } from './end-accompaniment/end-accompaniment';
import { endPatronage } from './end-patronage/end-patronage';
import { endPost } from './end-post/end-post';
import { enterOrphanRegistry } from './enter-orphan-registry/enter-orphan-registry';
import { establishNoThreat } from './establish-no-threat/establish-no-threat';
import { excludeFromBank } from './exclude-from-bank/exclude-from-bank';
import { extendProgramme } from './extend-programme/extend-programme';
import { fileCourtClaim } from './file-court-claim/file-court-claim';
import { forwardReport } from './forward-report/forward-report';
import { handChildToCarers } from './hand-child-to-carers/hand-child-to-carers';
import { handMeasureList } from './hand-measure-list/hand-measure-list';
import { holdReview } from './hold-review/hold-review';
import { includeInBank } from './include-in-bank/include-in-bank';
import { informGuardianship } from './inform-guardianship/inform-guardianship';
import { initiateTransfer } from './initiate-transfer/initiate-transfer';
import { issueConclusion } from './issue-conclusion/issue-conclusion';
import { issueControlAct } from './issue-control-act/issue-control-act';
import { issueRecordCard } from './issue-record-card/issue-record-card';
import { keepOnRegister } from './keep-on-register/keep-on-register';
import { notifyGuardianship } from './notify-guardianship/notify-guardianship';
import { notifyProsecutor } from './notify-prosecutor/notify-prosecutor';
import { notifySocialProtection } from './notify-social-protection/notify-social-protection';
import { notifyUrgentSituation } from './notify-urgent-situation/notify-urgent-situation';
import { openPersonalFile } from './open-personal-file/open-personal-file';
import { orderSurvey } from './order-survey/order-survey';
import { placeChild } from './place-child/place-child';
import { prepareRemovalAct } from './prepare-removal-act/prepare-removal-act';
import { proposeDeregistration } from './propose-deregistration/propose-deregistration';
import { raiseComingOfAge } from './raise-coming-of-age/raise-coming-of-age';
import { receiveAtBank } from './receive-at-bank/receive-at-bank';
import { receiveExclusion } from './receive-exclusion/receive-exclusion';
import { recogniseSop } from './recognise-sop/recognise-sop';
import { recordConsent } from './record-consent/record-consent';
import { recordCourtAnnulment } from './record-court-annulment/record-court-annulment';
import { recordCourtDecision } from './record-court-decision/record-court-decision';
import { recordEmergencyVisit } from './record-emergency-visit/record-emergency-visit';
import { recordGroupMeeting } from './record-group-meeting/record-group-meeting';
import { recordJournalResult } from './record-journal-result/record-journal-result';
import { recordMaterials } from './record-materials/record-materials';
import { recordMeasureDone } from './record-measure-done/record-measure-done';
import { recordMeasureNotDone } from './record-measure-not-done/record-measure-not-done';
import { recordNeglectedChild } from './record-neglected-child/record-neglected-child';
import { recordPatronageVisit } from './record-patronage-visit/record-patronage-visit';
import { recordPersonDetails } from './record-person-details/record-person-details';
import { recordQualityAnalysis } from './record-quality-analysis/record-quality-analysis';
import { recordReaction } from './record-reaction/record-reaction';
import { recordRefusal } from './record-refusal/record-refusal';
import { recordSurvey } from './record-survey/record-survey';
import { referToTzhs } from './refer-to-tzhs/refer-to-tzhs';
import { registerApplication } from './register-application/register-application';
import { registerJournalEntry } from './register-journal-entry/register-journal-entry';
import { rejectProgramme } from './reject-programme/reject-programme';
import { removeChild } from './remove-child/remove-child';
import { replaceCurator } from './replace-curator/replace-curator';
import { reportEmergencyToCommission } from './report-emergency-to-commission/report-emergency-to-commission';
import { reportThreat } from './report-threat/report-threat';
import { report } from './report/report';
import { requestCuratorReplacement } from './request-curator-replacement/request-curator-replacement';
import { requestMaterials } from './request-materials/request-materials';
import { returnChild } from './return-child/return-child';
import { reviewLevelTerm } from './review-level-term/review-level-term';
import { scheduleReview } from './schedule-review/schedule-review';
import { scheduleSession } from './schedule-session/schedule-session';
import { sendExclusion } from './send-exclusion/send-exclusion';
import { sendProgrammeCopies } from './send-programme-copies/send-programme-copies';
import { sendResolutionCopies } from './send-resolution-copies/send-resolution-copies';
import { sendToBank } from './send-to-bank/send-to-bank';
import { startAccompaniment } from './start-accompaniment/start-accompaniment';
import { startPost } from './start-post/start-post';
import { submitCuratorReport } from './submit-curator-report/submit-curator-report';
import { submitDataChange } from './submit-data-change/submit-data-change';
import { submitGroupReport } from './submit-group-report/submit-group-report';
import { submitProgramme } from './submit-programme/submit-programme';
import { submitProposals } from './submit-proposals/submit-proposals';
import { terminateAgreement } from './terminate-agreement/terminate-agreement';
import { updateRecordCard } from './update-record-card/update-record-card';
import { withdrawConsent } from './withdraw-consent/withdraw-consent';
import { mergeFamilies } from './merge-families/merge-families';
import { mergePersons } from './merge-persons/merge-persons';
import { unmergeFamilies } from './unmerge-families/unmerge-families';
import { unmergePersons } from './unmerge-persons/unmerge-persons';
import type { UseCase } from './use-case';

/** Every command on a family, in the order of spec 3.3. Adding a use case is adding a folder and a line here. */
export const useCases: readonly UseCase[] = [
  report,
  registerJournalEntry,
  recordJournalResult,
  forwardReport,
  notifyGuardianship,
  orderSurvey,
  requestMaterials,
  recordMaterials,
  recordSurvey,
  assessDanger,
  issueConclusion,
  recordConsent,
  recordRefusal,
  withdrawConsent,
  scheduleSession,
  adoptResolution,
  recogniseSop,
  declineRecognition,
  closeUnconfirmed,
  referToTzhs,
  sendResolutionCopies,
  acknowledgeResolution,
  acquaintFamily,
  sendToBank,
  receiveAtBank,
  includeInBank,
  assignCurator,
  requestCuratorReplacement,
  replaceCurator,
  assignSpecialist,
  composeGroup,
  changeGroup,
  recordGroupMeeting,
  openPersonalFile,
  issueRecordCard,
  updateRecordCard,
  submitProposals,
  draftProgramme,
  submitProgramme,
  approveProgramme,
  rejectProgramme,
  amendProgramme,
  extendProgramme,
  sendProgrammeCopies,
  completeProgramme,
  recordMeasureDone,
  recordMeasureNotDone,
  recordPatronageVisit,
  changePatronageKind,
  endPatronage,
  assessPotential,
  recordReaction,
  submitCuratorReport,
  submitGroupReport,
  approveCuratorReport,
  issueControlAct,
  concludeInterim,
  recordQualityAnalysis,
  notifyUrgentSituation,
  scheduleReview,
  holdReview,
  keepOnRegister,
  proposeDeregistration,
  deregister,
  sendExclusion,
  receiveExclusion,
  excludeFromBank,
  submitDataChange,
  applyDataChange,
  startAccompaniment,
  changeLevel,
  reviewLevelTerm,
  endAccompaniment,
  recordCourtAnnulment,
  initiateTransfer,
  acceptTransfer,
  declineTransfer,
  reportThreat,
  informGuardianship,
  recordEmergencyVisit,
  establishNoThreat,
  prepareRemovalAct,
  removeChild,
  placeChild,
  notifyProsecutor,
  enterOrphanRegistry,
  fileCourtClaim,
  recordCourtDecision,
  reportEmergencyToCommission,
  recordNeglectedChild,
  handChildToCarers,
  deliverChild,
  notifySocialProtection,
  returnChild,
  startPost,
  endPost,
  registerApplication,
  determineNeed,
  concludeAgreement,
  terminateAgreement,
  handMeasureList,
  recordPersonDetails,
  destroyPersonalData,
  mergePersons,
  unmergePersons,
  mergeFamilies,
  unmergeFamilies,
];

/** What only the system itself decides: no door of the edge leads here. */
export const systemUseCases: readonly UseCase[] = [raiseComingOfAge];

const byName = new Map([...useCases, ...systemUseCases].map((u) => [u.name, u]));
export const useCaseNamed = (name: string): UseCase | undefined => byName.get(name);
