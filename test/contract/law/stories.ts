import { entry, resolution, secretary } from '../../../libs/regulation/src/deadlines/story';
import {
  accompanied,
  act,
  applied,
  approved,
  copies,
  doing,
  em,
  informed,
  journaled,
  left,
  registered,
  reported,
  threat,
  toCommission,
  type Story,
} from './told';

/** By the key of the rule; rules of periods, programmes, levels and units have tests of their own. */
export const STORIES: Readonly<Record<string, Story>> = {
  reportJournaled: { starts: (on) => [reported(on)], does: journaled },
  forwardedByPhone: {
    starts: (on) => [journaled(on), reported(on)],
    does: doing('report-forwarded', { channel: 'PHONE', fromAgencyId: 'school' }),
  },
  forwardedInWriting: {
    starts: (on) => [journaled(on), reported(on)],
    does: doing('report-forwarded', { channel: 'WRITTEN', fromAgencyId: 'school' }),
  },
  guardianshipPhoned: {
    starts: (on) => [reported(on, { threatToLife: true })],
    does: doing('rights-violation-notified', { channel: 'PHONE' }),
  },
  commissionJournaled: { starts: informed, does: (on) => [on, 'journal-entry-registered', entry('kdn'), secretary] },
  surveyOrdered: { starts: informed, does: doing('surveyed', { surveyKind: 'PRIMARY', threatToLife: false }) },
  conclusionIssued: { starts: informed, does: doing('conclusion-issued', { result: 'CONFIRMED' }) },
  registrationCopiesSent: { starts: registered, does: doing('resolution-copies-sent', copies('REGISTRATION', '1/1')) },
  bankDecisionSent: { starts: registered, does: doing('bank-decision-sent', { resolution: resolution('1/1') }) },
  bankRecordIncluded: {
    starts: (on) => [
      ...registered(on),
      [on, 'bank-decision-sent', { resolution: resolution('1/1'), toInstitutionId: 'soc' }],
    ],
    receipt: doing('bank-decision-received', { sentEventId: 'e1' }),
    does: doing('bank-record-included', { basis: { resolution: resolution('1/1') } }),
  },
  specialistsInformed: {
    starts: registered,
    receipt: doing('resolution-received', { resolution: resolution('1/1'), addresseeId: 'soc' }),
    does: doing('resolution-copies-sent', copies('OTHER', '1/1')),
  },
  personalFileOpened: { starts: registered, does: doing('personal-file-opened', { fileNo: '1' }) },
  groupProposalsSubmitted: { starts: registered, does: doing('programme-proposals-submitted') },
  programmeSubmitted: {
    starts: registered,
    receipt: doing('resolution-received', { resolution: resolution('1/1'), addresseeId: 'soc' }),
    does: doing('programme-submitted', { programmeId: 'p' }),
  },
  programmeCopiesSent: { starts: approved, does: doing('programme-copies-sent', { programmeId: 'p' }) },
  recordCardIssued: { starts: registered, does: doing('record-card-issued', { cardNo: '1' }) },
  dataChangeSubmitted: {
    starts: (on) => [...registered('2025-01-14'), [on, 'residence-changed', { addressKind: 'ACTUAL' }]],
    does: (on) => [on, 'data-change-submitted', { submittedOn: on }],
  },
  bankRecordChanged: {
    starts: (on) => [...registered('2025-01-14'), [on, 'data-change-submitted', { changedOn: on, submittedOn: on }]],
    does: doing('bank-record-changed', { basedOnEventId: 'e1' }),
  },
  exclusionDecisionSent: { starts: left, does: doing('bank-exclusion-sent', { resolution: resolution('2/2') }) },
  bankRecordExcluded: {
    starts: (on) => [
      ...left(on),
      [on, 'bank-exclusion-sent', { resolution: resolution('2/2'), toInstitutionId: 'soc' }],
    ],
    receipt: doing('bank-exclusion-received', { sentEventId: 'e2' }),
    does: doing('bank-record-excluded', { basis: { resolution: resolution('2/2') } }),
  },
  deregistrationCopiesSent: { starts: left, does: doing('resolution-copies-sent', copies('DEREGISTRATION', '2/2')) },
  familyNotified: { starts: registered, does: doing('family-notified', { about: 'REGISTRATION' }) },
  emergencyVisitMade: {
    starts: (on) => [threat(on, 'GUARDIANSHIP')],
    does: (on) => em(on, 'emergency-visit-made', { threatConfirmed: true }),
  },
  removalActPrepared: {
    starts: (on) => [em(on, 'emergency-visit-made', { threatConfirmed: true })],
    does: act,
  },
  prosecutorNotified: {
    starts: (on) => [em(on, 'child-removed', { childId: 'm1' })],
    does: (on) => em(on, 'prosecutor-notified'),
  },
  orphanRegistryEntryMade: {
    starts: (on) => [act(on)],
    does: (on) => em(on, 'orphan-registry-entry-made', { childId: 'm1' }),
  },
  courtClaimFiled: { starts: (on) => [act(on)], does: (on) => em(on, 'court-claim-filed') },
  guardianshipReported: {
    starts: (on) => [threat(on, 'GUARDIANSHIP')],
    does: (on) => toCommission(on, 'GUARDIANSHIP'),
  },
  policeToGuardianship: {
    starts: (on) => [threat(on, 'POLICE')],
    does: (on) => em(on, 'guardianship-informed-by-police'),
  },
  policeReported: { starts: (on) => [threat(on, 'POLICE')], does: (on) => toCommission(on, 'POLICE') },
  socialProtectionNotified: {
    starts: (on) => [em(on, 'child-delivered', { childId: 'm1' })],
    does: (on) => em(on, 'social-protection-notified'),
  },
  deliveryReported: {
    starts: (on) => [em(on, 'child-delivered', { childId: 'm1' })],
    does: (on) => toCommission(on, 'POLICE'),
  },
  handoverReported: {
    starts: (on) => [em(on, 'child-handed-to-carers', { childId: 'm1' })],
    does: (on) => toCommission(on, 'SOCIAL_PROTECTION'),
  },
  urgentSituationNotified: {
    starts: (on) => [...registered('2025-01-14'), [on, 'urgent-situation-notified']],
    does: doing('urgent-situation-notified'),
  },
  measureListHanded: { starts: applied, does: doing('measure-list-handed') },
  postAccompaniment: {
    starts: (on) => [...accompanied('2025-02-03'), [on, 'accompaniment-ended', { reason: 'CP-01' }]],
    does: doing('post-accompaniment-started'),
  },
  qualityConclusion: {
    starts: (on) => [...accompanied('2025-02-03'), [on, 'interim-result-concluded', { kind: 'INTERIM' }]],
    does: doing('interim-result-concluded', { kind: 'INTERIM' }),
  },
  bankFedByAgencies: {
    starts: (on) => [...registered('2025-01-14'), [on, 'data-change-submitted', { changedOn: on, submittedOn: on }]],
    does: (on) => [on, 'data-change-submitted', { changedOn: on, submittedOn: on }],
  },
  noThreatActDrawn: {
    starts: (on) => [em(on, 'emergency-visit-made', { threatConfirmed: false })],
    does: (on) => em(on, 'no-threat-established'),
  },
  controlVisitAct: { starts: accompanied, does: doing('control-visit-act-issued', { actNo: '1' }) },
  executorReported: {
    starts: (on) => [
      ...registered('2025-01-14'),
      [
        on,
        'IPR-approved',
        {
          programmeId: 'p',
          termFrom: on,
          termTo: '2028-12-31',
          measures: [{ measureId: 'x', dueOn: '2027-03-07', executorAgencyId: 'school' }],
        },
      ],
    ],
    does: doing('measure-done', { measureId: 'x' }),
  },
  resultsSummedUp: { starts: approved, does: doing('interim-result-concluded', { kind: 'INTERIM' }) },
  levelMaxDuration: { starts: accompanied, does: doing('level-changed', { from: 'BASE', to: 'CRISIS' }) },
  reviewHeld: { starts: registered, does: doing('review-held', { result: 'KEEP', resolution: resolution('3/3') }) },
  patronageVisit: { starts: registered, does: doing('patronage-visit-made') },
  decisionTaken: {
    starts: (on) => [...informed(on), [on, 'surveyed', { surveyKind: 'PRIMARY' }]],
    does: doing('recognition-declined', { resolution: resolution('4/4') }),
  },
};
