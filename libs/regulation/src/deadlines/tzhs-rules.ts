import type { DeadlineRule } from '../types';
import { on, type DutyRule, type Matcher } from './rule-table';

/** Only in a regulation that says so of families in a difficult life situation. */
const inOktyabrsky = (...triggeredBy: readonly Matcher[]) => ({
  triggeredBy: [],
  inProfile: { OKTYABRSKY: { triggeredBy } },
});

/** What the TZhS track asks for beside the rules that both tracks share (OKTYABRSKY 9; IRKUTSK 30, 31). */
const track: readonly DutyRule[] = [
  {
    // The application itself is what is entered; the journal of families in need of accompaniment (9.2) counts as well.
    key: 'reportJournaled',
    rule: 'DL-01',
    triggeredBy: [on('journal-entry-registered', 'needJournal'), on('application-registered')],
    metBy: [on('journal-entry-registered', 'needJournal'), on('application-registered')],
    role: 'reporter',
    itself: true,
    once: true,
  },
  {
    // The family asked an institution, not the commission (IRKUTSK 30 (3); OKTYABRSKY 9.2).
    key: 'surveyOrdered',
    rule: 'DL-06',
    triggeredBy: [on('application-registered', 'knowsTzhs', 'first')],
    metBy: [on('surveyed')],
    role: 'institution',
    early: 'EPISODE',
    once: true,
  },
  {
    key: 'decisionTaken',
    rule: 'DL-08',
    ...inOktyabrsky(on('need-determined', 'tzhsTrack')),
    metBy: [on('resolution-adopted', 'decidesEnrolment'), on('IPR-approved'), on('programme-rejected')],
    role: 'commission',
    once: true,
  },
  {
    key: 'personalFileOpened',
    rule: 'DL-13',
    triggeredBy: [on('accompaniment-started', 'tzhsTrack')],
    metBy: [on('personal-file-opened')],
    role: 'institution',
    early: 'EPISODE',
    once: true,
  },
  {
    key: 'programmeSubmitted',
    rule: 'DL-15',
    ...inOktyabrsky(on('need-determined', 'tzhsTrack')),
    metBy: [on('programme-submitted')],
    role: 'curator',
    early: 'EPISODE',
    once: true,
  },
  {
    // OKTYABRSKY 9.5, 14.3: interim and final results are considered at sessions.
    key: 'reviewHeld',
    rule: 'DL-26',
    ...inOktyabrsky(on('IPR-approved', 'tzhsTrack')),
    metBy: [on('review-held'), on('interim-result-concluded')],
    role: 'commission',
    once: true,
  },
  {
    // IRKUTSK 14, OKTYABRSKY 6.2: those who are accompanied are told of aims and results.
    key: 'familyNotified',
    rule: 'DL-35',
    triggeredBy: [on('accompaniment-started', 'tzhsTrack')],
    metBy: [on('family-notified')],
    role: 'curator',
    early: 'EPISODE',
    once: true,
  },
];

const federal = (clause: string, term: DeadlineRule['term'] & object): DeadlineRule => ({
  rule: '152-FZ',
  status: 'TERM',
  clause,
  term,
});

/** What no regulation has to say because a federal law does: a withdrawn consent (spec 9.2.3, 9.5). */
export const federalRules: readonly DutyRule[] = [
  {
    key: 'bankRecordBlocked',
    rule: '152-FZ',
    law: federal('152-FZ 21 (5)', { unit: 'immediate' }),
    triggeredBy: [on('consent-withdrawn', 'onConsentAlone', 'tzhsTrack', 'inBank')],
    metBy: [on('bank-record-blocked')],
    role: 'keeper',
  },
  {
    // Within 30 days of receipt, whatever else ends the episode.
    key: 'personalDataDestroyed',
    rule: '152-FZ',
    law: federal('152-FZ 21 (5)', { unit: 'calendar_day', value: 30 }),
    triggeredBy: [on('consent-withdrawn', 'onConsentAlone', 'wholly', 'tzhsTrack')],
    metBy: [on('personal-data-destroyed')],
    role: 'keeper',
    countedFrom: 'receivedOn',
    single: true,
    outlivesEpisode: true,
  },
];

export const tzhs: readonly DutyRule[] = [...track, ...federalRules];
