import { bank } from './bank-rules';
import { emergency } from './emergency-rules';
import { programme, withoutTerm } from './programme-rules';
import { LEFT, on, type DutyRule } from './rule-table';
import { tzhs } from './tzhs-rules';

const COMMISSION_INFORMED = [on('report-forwarded', 'newMessage'), on('reported', 'toCommission')] as const;
const DECIDED = [on('recognized-SOP'), on('recognition-declined'), on('case-closed-unconfirmed')] as const;

/** Detection and verification: DL-01 to DL-08. */
const intake: readonly DutyRule[] = [
  {
    key: 'reportJournaled',
    rule: 'DL-01',
    triggeredBy: [on('journal-entry-registered', 'agencyJournal'), on('reported', 'toAgency', 'notJournaled')],
    metBy: [on('journal-entry-registered', 'sameAgency')],
    role: 'reporter',
    early: 'EPISODE',
  },
  {
    key: 'forwardedByPhone',
    rule: 'DL-02',
    triggeredBy: [on('journal-entry-registered', 'agencyJournal'), on('reported', 'toAgency', 'notJournaled')],
    metBy: [on('report-forwarded', 'byPhone', 'sameAgency')],
    settledBy: DECIDED,
    role: 'reporter',
    early: 'EPISODE',
    // Row 1 names no channel: «в письменной или устной форме».
    inProfile: { BORODINO: { metBy: [on('report-forwarded', 'sameAgency')] } },
  },
  {
    key: 'forwardedInWriting',
    rule: 'DL-03',
    triggeredBy: [on('journal-entry-registered', 'agencyJournal'), on('reported', 'toAgency', 'notJournaled')],
    metBy: [on('report-forwarded', 'inWriting', 'sameAgency')],
    settledBy: DECIDED,
    role: 'reporter',
    early: 'EPISODE',
  },
  {
    // A violation of rights is a fact of its own: not every message states one, a threat to life always does.
    key: 'guardianshipPhoned',
    rule: 'DL-04',
    triggeredBy: [on('reported', 'toInstitution', 'threat'), on('rights-violation-notified')],
    metBy: [on('rights-violation-notified')],
    role: 'reporter',
    early: 'EPISODE',
  },
  {
    key: 'commissionJournaled',
    rule: 'DL-05',
    triggeredBy: COMMISSION_INFORMED,
    metBy: [on('journal-entry-registered', 'commissionJournal')],
    role: 'commission',
    early: 'EPISODE',
  },
  {
    // A later message starts it again only when it tells of a threat (AS-06); CG-06: the order or the survey.
    key: 'surveyOrdered',
    rule: 'DL-06',
    triggeredBy: [
      on('report-forwarded', 'newMessage', 'firstOrThreat'),
      on('reported', 'toCommission', 'firstOrThreat'),
    ],
    metBy: [on('surveyed')],
    softTarget: 'surveyed',
    settledBy: DECIDED,
    role: 'commission',
    early: 'EPISODE',
  },
  {
    key: 'conclusionIssued',
    rule: 'DL-07',
    triggeredBy: [on('report-forwarded', 'newMessage', 'first'), on('reported', 'toCommission', 'first')],
    metBy: [on('conclusion-issued')],
    settledBy: DECIDED,
    role: 'commission',
    early: 'EPISODE',
  },
  {
    // Verification ends with the conclusion; where no conclusion is regulated, with the survey.
    key: 'decisionTaken',
    rule: 'DL-08',
    triggeredBy: [
      on('conclusion-issued', 'confirmed', 'undecided'),
      on('surveyed', 'primarySurvey', 'conclusionNotRegulated', 'undecided'),
    ],
    metBy: [
      on('resolution-adopted', 'decidesRecognition'),
      on('recognized-SOP'),
      on('recognition-declined'),
      on('referred-to-TZHS'),
    ],
    endedBy: [on('case-closed-unconfirmed')],
    role: 'commission',
    single: true,
  },
];

/** Registration, review and level: DL-09, DL-15, DL-17, DL-26, DL-29. */
const work: readonly DutyRule[] = [
  {
    key: 'registrationCopiesSent',
    rule: 'DL-09',
    triggeredBy: [on('recognized-SOP')],
    metBy: [on('resolution-copies-sent', 'forRegistration', 'sameResolution')],
    role: 'commission',
    early: 'DAY',
  },
  {
    key: 'programmeSubmitted',
    rule: 'DL-15',
    triggeredBy: [on('recognized-SOP', 'entersRegister')],
    receivedBy: [on('resolution-received', 'sameResolution', 'byCurator')],
    metBy: [on('programme-submitted')],
    endedBy: LEFT,
    role: 'curator',
    followsFamily: true,
    early: 'EPISODE',
  },
  {
    key: 'programmeDuration',
    rule: 'DL-17',
    triggeredBy: [on('IPR-approved')],
    metBy: [],
    role: 'commission',
    plan: true,
    check: 'PROGRAMME_TERM',
  },
  {
    // Counted from the decision, the stricter reading (CG-23), and again from each review while registered.
    key: 'reviewHeld',
    rule: 'DL-26',
    triggeredBy: [
      on('recognized-SOP', 'entersRegister'),
      on('review-held', 'registered', 'reviewRepeats'),
      on('kept-on-register', 'registered', 'reviewRepeats'),
    ],
    metBy: [on('review-held'), on('kept-on-register')],
    endedBy: LEFT,
    role: 'commission',
    followsFamily: true,
    renews: true,
    oncePerDay: true,
    plan: true,
  },
  {
    key: 'levelMaxDuration',
    rule: 'DL-29',
    triggeredBy: [on('accompaniment-started'), on('level-changed'), on('level-term-reviewed', 'sameLevel')],
    metBy: [on('level-changed'), on('accompaniment-ended'), on('level-term-reviewed', 'sameLevel')],
    endedBy: LEFT,
    role: 'institution',
    followsFamily: true,
    renews: true,
    plan: true,
  },
];

/** Leaving the register: DL-34, DL-35. */
const leaving: readonly DutyRule[] = [
  {
    key: 'deregistrationCopiesSent',
    rule: 'DL-34',
    triggeredBy: [on('deregistered')],
    metBy: [on('resolution-copies-sent', 'forDeregistration', 'sameResolution')],
    role: 'commission',
    early: 'DAY',
    outlivesEpisode: true,
  },
  {
    // KOCHKI 4.8: the curator acquaints the family with the resolution, the group and the programme.
    key: 'familyNotified',
    rule: 'DL-35',
    triggeredBy: [on('recognized-SOP')],
    metBy: [on('family-notified', 'aboutRegistration')],
    role: 'curator',
    early: 'DAY',
    inProfile: { MARIEL: { triggeredBy: [] } },
  },
  {
    // MARIEL 6.5: the minor and the parents are told that they left the register.
    key: 'familyNotified',
    rule: 'DL-35',
    triggeredBy: [on('deregistered')],
    metBy: [on('family-notified', 'aboutDeregistration')],
    role: 'commission',
    early: 'DAY',
    outlivesEpisode: true,
    inProfile: { KOCHKI: { triggeredBy: [] } },
  },
];

/** Every rule that facts of a family start, one entry each. Another rule is another entry. */
export const dutyRules: readonly DutyRule[] = [
  ...intake,
  ...work,
  ...bank,
  ...programme,
  ...leaving,
  ...withoutTerm,
  ...emergency,
  ...tzhs,
];
