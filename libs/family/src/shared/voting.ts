import type { Profile } from '@kurator/regulation';
import type { Votes } from './structures';

const MAJORITY = 'MAJORITY_OF_MEMBERS_PRESENT';

/** Which question of the profile's voting rule a decision type answers (MARIEL 6.1 speaks of endings only). */
function question(decisionType: string): 'recognition' | 'deregistration' | null {
  if (decisionType === 'DT-RECOGNISE') return 'recognition';
  return decisionType.startsWith('DT-DEREG') || decisionType === 'DT-PREVENTIVE-REGISTER' ? 'deregistration' : null;
}

/** Whether the regulation demands a majority of the members present for such a decision (IRKUTSK 44; MARIEL 6.1). */
export function majorityRequired(profile: Profile, decisionType: string): boolean {
  const rule = profile.params['votingRule'];
  if (rule === undefined || rule === 'NOT_REGULATED') return false;
  if (typeof rule.value === 'string') return rule.value === MAJORITY;
  const asked = question(decisionType);
  return asked !== null && (rule.value as Record<string, unknown>)[asked] === MAJORITY;
}

/** for > present / 2; a tie only by the chair's casting vote where the profile has it (spec 3.5.4, CG-49). */
export function isMajority(votes: Votes, profile: Profile): boolean {
  if (votes.for * 2 > votes.present) return true;
  return (
    votes.for * 2 === votes.present && votes.castingVoteUsed && profile.assumptions.tieRule.value === 'CHAIR_CASTING'
  );
}

/**
 * More (or, without the chair's casting vote, as many) against as for. No regulation is needed to say that such a vote
 * carries nothing.
 */
export const isLost = ({ for: pro, against, castingVoteUsed }: Votes): boolean =>
  pro < against || (pro === against && !castingVoteUsed);

/** Fewer present than the quorum's share of all members (CG-49): a violation, never a refusal. */
export const lacksQuorum = (votes: Votes, profile: Profile): boolean =>
  votes.present < votes.membersTotal * profile.assumptions.quorumShareOfMembers.value;
