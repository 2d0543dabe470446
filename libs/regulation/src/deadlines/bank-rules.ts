import { LEFT, on, type DutyRule } from './rule-table';

const NEW_IN_THE_REGISTER = [on('recognized-SOP', 'entersRegister'), on('transfer-accepted')] as const;
/** Where nothing tells of the sending, the keeper's receipt of the resolution itself counts (BORODINO 2.2). */
const RESOLUTION_AT_KEEPER = [on('resolution-received', 'sameResolution', 'byBankKeeper')] as const;

/** The record that was still to be made is the receiving side's from here on (spec 4.1.10). */
const MOVED = [on('transfer-accepted')] as const;

/** Into the bank, changes in it and out of it: DL-10 to DL-12, DL-30 to DL-33, DL-57. */
export const bank: readonly DutyRule[] = [
  {
    key: 'bankDecisionSent',
    rule: 'DL-10',
    triggeredBy: [on('recognized-SOP'), on('transfer-accepted')],
    metBy: [on('bank-decision-sent', 'sameResolution')],
    settledBy: MOVED,
    role: 'commission',
    early: 'DAY',
  },
  {
    // Another subject of a registered family is a change of the record that stands.
    key: 'bankRecordIncluded',
    rule: 'DL-11',
    triggeredBy: NEW_IN_THE_REGISTER,
    receivedBy: [on('bank-decision-received', 'ofThatSending')],
    metBy: [on('bank-record-included', 'sameBasis')],
    endedBy: LEFT,
    settledBy: MOVED,
    role: 'keeper',
    early: 'DAY',
    inProfile: {
      BORODINO: { receivedBy: RESOLUTION_AT_KEEPER },
      // OKTYABRSKY 11.5: only after the agreement.
      OKTYABRSKY: { triggeredBy: [on('accompaniment-agreement-concluded')] },
    },
  },
  {
    // No event of its own: the keeper sends the agencies' specialists what the resolution says.
    key: 'specialistsInformed',
    rule: 'DL-12',
    triggeredBy: NEW_IN_THE_REGISTER,
    receivedBy: RESOLUTION_AT_KEEPER,
    metBy: [on('resolution-copies-sent', 'notForDeregistration', 'sameResolution')],
    endedBy: LEFT,
    settledBy: MOVED,
    role: 'keeper',
    early: 'DAY',
  },
  {
    // A change that nobody told of when it happened begins its duty with the submission, counted from its own day.
    key: 'dataChangeSubmitted',
    rule: 'DL-30',
    triggeredBy: [
      on('residence-changed', 'registered'),
      on('family-composition-changed', 'registered'),
      on('data-change-submitted'),
    ],
    metBy: [on('data-change-submitted', 'sameChange')],
    role: 'curator',
    countedFrom: 'changedOn',
    perTriggerDay: true,
    itself: true,
  },
  {
    key: 'bankRecordChanged',
    rule: 'DL-31',
    triggeredBy: [on('data-change-submitted')],
    receivedBy: [on('bank-record-changed', 'basedOnIt')],
    metBy: [on('bank-record-changed', 'basedOnIt')],
    role: 'keeper',
    countedFrom: 'receivedOn',
    itself: true,
    settledBy: [on('bank-record-excluded')],
    outlivesEpisode: true,
  },
  {
    key: 'exclusionDecisionSent',
    rule: 'DL-32',
    triggeredBy: [on('deregistered', 'left')],
    metBy: [on('bank-exclusion-sent', 'sameResolution')],
    role: 'commission',
    early: 'DAY',
    outlivesEpisode: true,
  },
  {
    // The commission that gave the family away decides on its own exclusion, by a resolution of its own.
    key: 'exclusionDecisionSent',
    rule: 'DL-32',
    triggeredBy: [on('transfer-accepted')],
    metBy: [on('bank-exclusion-sent', 'byFormer')],
    role: 'formerCommission',
    early: 'DAY',
    outlivesEpisode: true,
  },
  {
    key: 'bankRecordExcluded',
    rule: 'DL-33',
    triggeredBy: [on('deregistered', 'left')],
    receivedBy: [on('bank-exclusion-received', 'ofThatSending')],
    metBy: [on('bank-record-excluded', 'sameBasis')],
    role: 'keeper',
    early: 'DAY',
    outlivesEpisode: true,
  },
  {
    key: 'bankRecordExcluded',
    rule: 'DL-33',
    triggeredBy: [on('transfer-accepted')],
    receivedBy: [on('bank-exclusion-received', 'byFormer')],
    metBy: [on('bank-record-excluded', 'byFormer')],
    role: 'formerKeeper',
    early: 'DAY',
    outlivesEpisode: true,
  },
  {
    // Nothing says when an agency comes to hold data: each time that it gives them is a fact of its own.
    key: 'bankFedByAgencies',
    rule: 'DL-57',
    triggeredBy: [on('data-change-submitted')],
    metBy: [on('data-change-submitted')],
    role: 'reporter',
    itself: true,
  },
];
