import { on, type DutyRule } from './rule-table';

/** Guardianship has the information: it received it itself, or from the police (MARIEL 7.1, 7.2 (1)). */
const GUARDIANSHIP_KNOWS = [on('threat-reported', 'byGuardianship'), on('guardianship-informed-by-police')] as const;
const POLICE_KNOW = [on('threat-reported', 'byPolice')] as const;

/** Every duty of a chain is met within that chain and outlives the episode that it began in. */
const OF_A_CHAIN = { perEmergency: true, outlivesEpisode: true } as const;

/** Threats to life or health, removal and neglected children (MARIEL 7): DL-42 to DL-52, DL-59. */
export const emergency: readonly DutyRule[] = [
  {
    ...OF_A_CHAIN,
    key: 'emergencyVisitMade',
    rule: 'DL-42',
    triggeredBy: GUARDIANSHIP_KNOWS,
    metBy: [on('emergency-visit-made', 'sameEmergency')],
    role: 'guardianship',
  },
  {
    ...OF_A_CHAIN,
    key: 'removalActPrepared',
    rule: 'DL-43',
    triggeredBy: [on('emergency-visit-made', 'threatConfirmed')],
    metBy: [on('removal-act-prepared', 'sameEmergency')],
    endedBy: [on('no-threat-established', 'sameEmergency')],
    role: 'guardianship',
  },
  {
    // Told before the child is taken away, the prosecutor is told in time.
    ...OF_A_CHAIN,
    key: 'prosecutorNotified',
    rule: 'DL-44',
    triggeredBy: [on('child-removed')],
    metBy: [on('prosecutor-notified', 'sameEmergency')],
    role: 'guardianship',
    early: 'EPISODE',
  },
  {
    // A child whose other parent is there is not left without care.
    ...OF_A_CHAIN,
    key: 'orphanRegistryEntryMade',
    rule: 'DL-45',
    triggeredBy: [on('removal-act-prepared', 'noParentLeft')],
    metBy: [on('orphan-registry-entry-made', 'sameEmergency', 'sameChild')],
    role: 'guardianship',
    each: 'CHILD',
  },
  {
    ...OF_A_CHAIN,
    key: 'courtClaimFiled',
    rule: 'DL-46',
    triggeredBy: [on('removal-act-prepared')],
    metBy: [on('court-claim-filed', 'sameEmergency')],
    role: 'guardianship',
  },
  {
    ...OF_A_CHAIN,
    key: 'guardianshipReported',
    rule: 'DL-47',
    triggeredBy: GUARDIANSHIP_KNOWS,
    metBy: [on('emergency-reported-to-commission', 'sameEmergency', 'guardianshipReports')],
    role: 'guardianship',
  },
  {
    ...OF_A_CHAIN,
    key: 'policeToGuardianship',
    rule: 'DL-48',
    triggeredBy: POLICE_KNOW,
    metBy: [on('guardianship-informed-by-police', 'sameEmergency')],
    role: 'police',
  },
  {
    ...OF_A_CHAIN,
    key: 'policeReported',
    rule: 'DL-49',
    triggeredBy: POLICE_KNOW,
    metBy: [on('emergency-reported-to-commission', 'sameEmergency', 'policeReport')],
    role: 'police',
  },
  {
    ...OF_A_CHAIN,
    key: 'socialProtectionNotified',
    rule: 'DL-50',
    triggeredBy: [on('child-delivered')],
    metBy: [on('social-protection-notified', 'sameEmergency')],
    role: 'police',
  },
  {
    ...OF_A_CHAIN,
    key: 'deliveryReported',
    rule: 'DL-51',
    triggeredBy: [on('child-delivered')],
    metBy: [on('emergency-reported-to-commission', 'sameEmergency', 'policeReport')],
    role: 'police',
  },
  {
    ...OF_A_CHAIN,
    key: 'handoverReported',
    rule: 'DL-52',
    triggeredBy: [on('child-handed-to-carers')],
    metBy: [on('emergency-reported-to-commission', 'sameEmergency', 'socialProtectionReports')],
    role: 'socialProtection',
  },
  {
    ...OF_A_CHAIN,
    key: 'noThreatActDrawn',
    rule: 'DL-59',
    triggeredBy: [on('emergency-visit-made', 'noThreatSeen')],
    metBy: [on('no-threat-established', 'sameEmergency')],
    role: 'guardianship',
  },
];
