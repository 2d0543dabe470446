/**
 * The matrix of the domain spec (section 4.3), copied from it as it stands: what each rule says in each regulation. The
 * test reads it; the product's own rule data are not looked at.
 */
const MATRIX = `
| DL-01 | reportJournaled | not regulated | duty, no term (31) | duty, no term (4.3) | not regulated | duty, no term (9.2) |
| DL-02 | forwardedByPhone | not regulated | not regulated | **at once** (4.4) | **at once** (row 1) | not regulated |
| DL-03 | forwardedInWriting | **at once** (5.1) | not regulated | **3 wd** (4.4) | **at once** (row 1) | not regulated |
| DL-04 | guardianshipPhoned | not regulated | **at once** (14) | not regulated | not regulated | duty, no term (6.2) |
| DL-05 | commissionJournaled | not regulated | not regulated | duty, no term (4.5) | **at once ?** (2.1 (1)) | not regulated |
| DL-06 | surveyOrdered | **3 d** (5.2) | duty, no term (30 (3)) | not regulated | **3 d ?** (2.1 (2)) | duty, no term (9.2) |
| DL-07 | conclusionIssued | not regulated | not regulated | **5 wd** (4.6) | not regulated | not regulated |
| DL-08 | decisionTaken | **next session** (5.3) | duty, no term (44) | **next session** (5.2) | duty, no term (2.1 (3)) | duty, no term (7.2; 9.3) |
| DL-09 | registrationCopiesSent | **3 wd** (5.4) | not regulated | not regulated | not regulated | not regulated |
| DL-10 | bankDecisionSent | not regulated | **7 wd** (45) | not regulated | not regulated | not regulated |
| DL-11 | bankRecordIncluded | not regulated | **3 wd** (46) | not regulated | **3 d ?** (2.2 (1)) | duty, no term (11.5) |
| DL-12 | specialistsInformed | not regulated | not regulated | not regulated | **5 d ?** (2.2 (2)) | not regulated |
| DL-13 | personalFileOpened | not regulated | duty, no term (28; 35) | duty, no term (5.4) | duty, no term (2.2 (3)) | not regulated |
| DL-14 | groupProposalsSubmitted | **5 wd** (5.5) | not regulated | duty, no term (5.5) | duty, no term (3.2; 3.3) | not regulated |
| DL-15 | programmeSubmitted | **15 d** (5.6) | duty, no term (27) | **14 d** (5.3) | **3 d** (3.1) | duty, no term (9.1; 9.3) |
| DL-16 | programmeCopiesSent | duty, no term (2.2.2; 5.8) | not regulated | **3–5 d** (5.3) | not regulated | duty, no term (9.3) |
| DL-17 | programmeDuration | **≥6 m** (5.7) | **≤12/12/6/3 m** (9) | duty, no term (5.3) | not regulated | **e.g. 12/12/6/3 m** (5.4) |
| DL-18 | recordCardIssued | not regulated | not regulated | duty, no term (5.3) | duty, no term (row 1; 3.3 (3.3)) | not regulated |
| DL-19 | patronageVisit | **monthly** (4.8) | not regulated | duty, no term (5.6) | not regulated | not regulated |
| DL-20 | workingGroupMet | **monthly** (3.4.1) | not regulated | not regulated | not regulated | not regulated |
| DL-21 | groupReportSent | **quarterly** (3.4.3) | not regulated | not regulated | not regulated | not regulated |
| DL-22 | resultsSummedUp | **quarterly** (6.2; 6.3) | duty, no term (63; 64) | duty, no term (5.4) | **programme date** (3.1; 3.3 (3.4)) | duty, no term (9.1; 9.5) |
| DL-23 | curatorReportApproved | **quarterly** (2.2.5) | not regulated | not regulated | not regulated | not regulated |
| DL-24 | executorReported | **programme date** (6.1) | duty, no term (14) | duty, no term (5.5) | **programme date** (3.3 (2.2–2.3)) | not regulated |
| DL-25 | controlVisitAct | not regulated | **after 3 m** (29) | not regulated | not regulated | not regulated |
| DL-26 | reviewHeld | duty, no term (6.4) | **≤6 m** (44) | **after 6 m** (5.6) | **half-yearly ?** (3.1) | duty, no term (9.5; 14.3) |
| DL-27 | listReconciled | not regulated | not regulated | **quarterly** (5.6) | not regulated | not regulated |
| DL-28 | qualityAnalysed | not regulated | **quarterly by 10th** (14) | not regulated | not regulated | **quarterly by 10th** (6.2) |
| DL-29 | levelMaxDuration | not regulated | **≤12/12/6/3 m** (9) | not regulated | not regulated | **e.g. 12/12/6/3 m** (5.4) |
| DL-30 | dataChangeSubmitted | not regulated | **7 wd** (47) | not regulated | not regulated | not regulated |
| DL-31 | bankRecordChanged | not regulated | **3 wd** (48) | not regulated | not regulated | not regulated |
| DL-32 | exclusionDecisionSent | not regulated | **7 wd** (49) | not regulated | not regulated | not regulated |
| DL-33 | bankRecordExcluded | not regulated | **3 wd** (50) | not regulated | not regulated | not regulated |
| DL-34 | deregistrationCopiesSent | not regulated | not regulated | **10 wd** (6.5) | not regulated | not regulated |
| DL-35 | familyNotified | duty, no term (4.8) | duty, no term (14) | duty, no term (6.5) | not regulated | duty, no term (6.2) |
| DL-36 | quarterReportSubmitted | not regulated | **quarterly by 5th** (51) | not regulated | not regulated | not regulated |
| DL-37 | quarterSummaryFormed | not regulated | **quarterly by 10th** (52) | not regulated | not regulated | not regulated |
| DL-38 | municipalListSent | not regulated | not regulated | **quarterly** (5.6) | not regulated | not regulated |
| DL-39 | monthlyInfoSent | not regulated | not regulated | not regulated | **monthly by 25th ?** (2.2 (4)) | not regulated |
| DL-40 | annualAssessmentPublished | not regulated | **1 May** (60) | not regulated | not regulated | not regulated |
| DL-41 | informationAnswered | not regulated | **10 wd** (54) | not regulated | not regulated | duty, no term (11.1; 11.2) |
| DL-42 | emergencyVisitMade | not regulated | not regulated | **at once** (7.1 (1)) | not regulated | not regulated |
| DL-43 | removalActPrepared | not regulated | not regulated | **at once** (7.1 (3)(а)) | not regulated | not regulated |
| DL-44 | prosecutorNotified | not regulated | not regulated | **at once** (7.1 (4)) | not regulated | not regulated |
| DL-45 | orphanRegistryEntryMade | not regulated | not regulated | **3 wd** (7.1 (5)) | not regulated | not regulated |
| DL-46 | courtClaimFiled | not regulated | not regulated | **7 d** (7.1 (6)) | not regulated | not regulated |
| DL-47 | guardianshipReported | not regulated | not regulated | **3 wd** (7.1 (8)) | not regulated | not regulated |
| DL-48 | policeToGuardianship | not regulated | not regulated | **at once** (7.2 (1)) | not regulated | not regulated |
| DL-49 | policeReported | not regulated | not regulated | **3 wd** (7.2 (2)) | not regulated | not regulated |
| DL-50 | socialProtectionNotified | not regulated | not regulated | **at once** (7.2 (3)(г)) | not regulated | not regulated |
| DL-51 | deliveryReported | not regulated | not regulated | **3 wd** (7.2 (3)(д)) | not regulated | not regulated |
| DL-52 | handoverReported | not regulated | not regulated | **3 wd** (7.3) | not regulated | not regulated |
| DL-53 | urgentSituationNotified | duty, no term (4.8) | not regulated | duty, no term (5.4) | not regulated | not regulated |
| DL-54 | measureListHanded | not regulated | duty, no term (26) | not regulated | not regulated | not regulated |
| DL-55 | postAccompaniment | duty, no term (6.4) | duty, no term (31 (4)) | not regulated | not regulated | duty, no term (9.6) |
| DL-56 | qualityConclusion | not regulated | duty, no term (64) | not regulated | not regulated | duty, no term (14.3) |
| DL-57 | bankFedByAgencies | not regulated | not regulated | duty, no term (5.5) | not regulated | duty, no term (11.4) |
| DL-58 | republicanListFormed | not regulated | not regulated | duty, no term (5.7) | not regulated | not regulated |
| DL-59 | noThreatActDrawn | not regulated | not regulated | duty, no term (7.1 (7)) | not regulated | not regulated |
`;

export const REGULATIONS = ['KOCHKI', 'IRKUTSK', 'MARIEL', 'BORODINO', 'OKTYABRSKY'] as const;
export type Regulation = (typeof REGULATIONS)[number];
/** What a regulation says of a rule. */
export interface Cell {
  readonly rule: string;
  readonly key: string;
  readonly regulation: Regulation;
  /** `at once`, `3 wd`, `not regulated`, `duty, no term`. */
  readonly term: string;
  readonly clause: string;
  readonly inferred: boolean;
}

function cellOf(rule: string, key: string, regulation: Regulation, text: string): Cell {
  const [, term = '', clause = ''] = /^(.*?)(?: \((.*)\))?$/.exec(text.replaceAll('**', '')) ?? [];
  const inferred = term.endsWith(' ?');
  return { rule, key, regulation, term: inferred ? term.slice(0, -2) : term, clause, inferred };
}

export const CELLS: readonly Cell[] = MATRIX.trim()
  .split('\n')
  .flatMap((line) => {
    const [rule = '', key = '', ...texts] = line.slice(2, -2).split(' | ');
    return REGULATIONS.map((regulation, n) => cellOf(rule, key, regulation, texts[n] ?? ''));
  });
