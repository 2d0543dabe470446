import { LEFT, on, type DutyRule } from './rule-table';

const STOPPED = [...LEFT, on('programme-completed')] as const;

/** File, programme and what is done by it: DL-13, DL-14, DL-16, DL-18 to DL-25. */
export const programme: readonly DutyRule[] = [
  {
    key: 'personalFileOpened',
    rule: 'DL-13',
    triggeredBy: [on('recognized-SOP', 'entersRegister')],
    metBy: [on('personal-file-opened')],
    role: 'curator',
    early: 'EPISODE',
  },
  {
    key: 'groupProposalsSubmitted',
    rule: 'DL-14',
    triggeredBy: [on('recognized-SOP', 'entersRegister')],
    metBy: [on('programme-proposals-submitted')],
    endedBy: LEFT,
    role: 'group',
    early: 'EPISODE',
  },
  {
    // «в течение 3-5 дней» is due on the fifth (CG-14).
    key: 'programmeCopiesSent',
    rule: 'DL-16',
    triggeredBy: [on('IPR-approved')],
    metBy: [on('programme-copies-sent', 'sameProgramme')],
    role: 'commission',
    early: 'DAY',
  },
  {
    // BORODINO: the card comes with the message.
    key: 'recordCardIssued',
    rule: 'DL-18',
    triggeredBy: [on('recognized-SOP', 'entersRegister')],
    metBy: [on('record-card-issued')],
    role: 'curator',
    early: 'EPISODE',
  },
  {
    key: 'patronageVisit',
    rule: 'DL-19',
    triggeredBy: [on('recognized-SOP', 'entersRegister')],
    metBy: [on('patronage-visit-made', 'inMonth')],
    endedBy: LEFT,
    role: 'curator',
    followsFamily: true,
    during: 'REGISTERED',
  },
  {
    key: 'workingGroupMet',
    rule: 'DL-20',
    triggeredBy: [on('IPR-approved')],
    metBy: [on('working-group-met', 'inMonth')],
    endedBy: STOPPED,
    role: 'group',
    during: 'PROGRAMME',
  },
  {
    key: 'groupReportSent',
    rule: 'DL-21',
    triggeredBy: [on('IPR-approved')],
    metBy: [on('group-report-submitted', 'sameQuarter')],
    role: 'group',
    during: 'PROGRAMME',
    outlivesEpisode: true,
  },
  {
    // KOCHKI 6.3: the curator's report of a quarter; BORODINO: on the control dates; the others set no term.
    key: 'resultsSummedUp',
    rule: 'DL-22',
    triggeredBy: [on('IPR-approved')],
    metBy: [on('curator-report-submitted', 'sameQuarter'), on('interim-result-concluded')],
    settledBy: STOPPED,
    role: 'curator',
    during: 'PROGRAMME',
    each: 'CONTROL_DATE',
    outlivesEpisode: true,
    inProfile: {
      KOCHKI: { metBy: [on('curator-report-submitted', 'sameQuarter')] },
      IRKUTSK: { metBy: [on('interim-result-concluded')] },
    },
  },
  {
    key: 'curatorReportApproved',
    rule: 'DL-23',
    triggeredBy: [on('curator-report-submitted')],
    metBy: [on('curator-report-approved', 'sameQuarter')],
    role: 'commission',
    ofQuarter: true,
    outlivesEpisode: true,
  },
  {
    key: 'executorReported',
    rule: 'DL-24',
    triggeredBy: [on('IPR-approved'), on('programme-amended'), on('measure-not-done', 'newDue')],
    metBy: [on('measure-done', 'sameMeasure'), on('measure-not-done', 'sameMeasure')],
    settledBy: STOPPED,
    role: 'executor',
    followsFamily: true,
    each: 'MEASURE',
    renews: true,
  },
  {
    // Once per episode, and never late (CG-52).
    key: 'controlVisitAct',
    rule: 'DL-25',
    triggeredBy: [on('accompaniment-started')],
    metBy: [on('control-visit-act-issued')],
    endedBy: [on('accompaniment-ended')],
    role: 'institution',
    followsFamily: true,
    once: true,
  },
];

/** Duties without a term that begin with what they tell of, or with the end of accompaniment: DL-53 to DL-56. */
export const withoutTerm: readonly DutyRule[] = [
  {
    // «своевременно»: nothing says when the situation arose.
    key: 'urgentSituationNotified',
    rule: 'DL-53',
    triggeredBy: [on('urgent-situation-notified')],
    metBy: [on('urgent-situation-notified')],
    role: 'curator',
    itself: true,
  },
  {
    key: 'measureListHanded',
    rule: 'DL-54',
    triggeredBy: [on('need-determined')],
    metBy: [on('measure-list-handed')],
    role: 'institution',
    early: 'DAY',
    single: true,
  },
  {
    // One watch, whichever ends first: the accompaniment, or the agreement while it still runs (spec 4.2).
    key: 'postAccompaniment',
    rule: 'DL-55',
    triggeredBy: [on('accompaniment-ended'), on('accompaniment-agreement-terminated', 'accompanied')],
    metBy: [on('post-accompaniment-started')],
    role: 'institution',
    early: 'DAY',
    single: true,
    outlivesEpisode: true,
    inProfile: {
      // KOCHKI 6.4: patronage of one agency, begun by the decision itself and shown by its first visit.
      KOCHKI: {
        triggeredBy: [on('deregistered', 'withPatronage')],
        metBy: [on('patronage-visit-made'), on('patronage-ended')],
      },
    },
  },
  {
    key: 'qualityConclusion',
    rule: 'DL-56',
    triggeredBy: [on('interim-result-concluded')],
    metBy: [on('interim-result-concluded')],
    role: 'commission',
    itself: true,
  },
];
