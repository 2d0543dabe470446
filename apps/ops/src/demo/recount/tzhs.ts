import type { Decision, FamilyStory } from '../story/types';

/** What a command makes of a family on the TZhS track (spec 3.2). */
const LEADS_TO: Readonly<Record<string, string>> = {
  'register-application': 'TZHS_APPLIED',
  'refer-to-tzhs': 'TZHS_APPLIED',
  'determine-need': 'TZHS_ASSESSED',
  'approve-programme': 'TZHS_PROGRAMME_APPROVED',
  'start-accompaniment': 'TZHS_ACCOMPANIED',
  'end-accompaniment': 'TZHS_ENDED',
  'start-post': 'TZHS_POST',
  'end-post': 'TZHS_CLOSED',
};
const BANK: Readonly<Record<string, string>> = {
  // Another application opens the next episode, whose record is yet to come.
  'register-application': 'BANK_ABSENT',
  'include-in-bank': 'BANK_INCLUDED',
  'withdraw-consent': 'BANK_BLOCKED',
  'exclude-from-bank': 'BANK_EXCLUDED',
};

/** What was accepted, in the order in which it happened. */
export const happened = ({ decisions }: Pick<FamilyStory, 'decisions'>): readonly Decision[] =>
  decisions
    .filter(({ refused }) => refused === undefined)
    .toSorted((a, b) => String(a.data['occurredOn']).localeCompare(String(b.data['occurredOn'])));

/** Whether the SOP track is in front after a command; undefined: it says nothing of that. */
function opensSop({ command, data }: Decision): boolean | undefined {
  if (command === 'report') return data['track'] === 'SOP';
  if (command === 'recognise-sop') return true;
  return command === 'close-unconfirmed' || command === 'refer-to-tzhs' ? false : undefined;
}

function stateAfter({ command, data }: Decision): string | undefined {
  if (command === 'reject-programme') return data['final'] === true ? 'TZHS_REJECTED' : undefined;
  return LEADS_TO[command];
}

/** The family was reported, or referred, as one in a difficult life situation. */
const wasOnTrack = ({ decisions }: Pick<FamilyStory, 'decisions'>): boolean =>
  decisions.some(
    ({ command, data }) => command === 'refer-to-tzhs' || (command === 'report' && data['track'] === 'TZHS'),
  );

/**
 * Main state of the TZhS track when the story ends; null for a family that is not on it, or that has the SOP track in
 * front of it.
 */
export function tzhsAtEnd(story: Pick<FamilyStory, 'decisions'>): string | null {
  let sop = false;
  let state: string | null = null;
  for (const decision of happened(story)) {
    sop = opensSop(decision) ?? sop;
    if (!sop) state = stateAfter(decision) ?? state;
  }
  return sop || !wasOnTrack(story) ? null : state;
}

const WITHDRAWN: Readonly<Record<string, boolean>> = { 'withdraw-consent': true, 'register-application': false };

/** Consent was withdrawn and nothing else keeps the family in the bank: no list shows it any more (spec 9.2.3). */
export const isHidden = (story: Pick<FamilyStory, 'decisions'>): boolean =>
  tzhsAtEnd(story) !== null &&
  happened(story).reduce((withdrawn, { command }) => WITHDRAWN[command] ?? withdrawn, false);

/** Where the family's bank record is when the story ends (OKTYABRSKY 11.5). */
export const bankAtEnd = (story: Pick<FamilyStory, 'decisions'>): string =>
  happened(story).reduce((state, { command }) => BANK[command] ?? state, 'BANK_ABSENT');
