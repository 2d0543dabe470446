import { to, type ActionRule, type Grants } from './action-rule';
import { COMMISSION, roleNames, WORKERS } from './roles';
import { SERVICE_ACTIONS } from './service-actions';
import { STREAM_ACTIONS } from './stream-actions';

export type { ActionRule } from './action-rule';

const personal: Grants = { ...to(WORKERS, 'R'), INSPECTOR: 'CASE' };
const correctors: Grants = to([...WORKERS, 'MINISTRY_OPERATOR'], 'W');
const figures: Grants = {
  ...to([...COMMISSION, 'INSTITUTION_OPERATOR', 'REGIONAL_SECRETARY', 'MINISTRY_OPERATOR', 'INSPECTOR'], 'A'),
  MINISTRY_ANALYST: 'MASKED',
};

/** What somebody has to do. */
const ownList = {
  territory: 'UNIT',
  access: to([...WORKERS, 'REGIONAL_SECRETARY', 'MINISTRY_OPERATOR'], 'R'),
} as const;

/** Everything but the commands of a family, which stand in {@link COMMANDS}. What is missing here is denied. */
export const ACTIONS = {
  decisions: {
    route: 'POST /decisions',
    territory: 'FAMILY',
    access: to(WORKERS, 'W'),
    clause: 'api.md Commands; every line is checked as its own command',
  },
  bank: {
    route: 'GET /bank/families',
    territory: 'FAMILY',
    access: { ...personal, REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: '9.4 "bank card (F-I4)", "registration": lists for the regional secretary',
  },
  numbers: {
    route: 'GET /bank/numbers',
    territory: 'FAMILY',
    access: { ...personal, REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: '9.4 "bank card (F-I4)", "registration"; the same families by a number of their papers (issue 6)',
  },
  'known-families': {
    route: 'POST /families/known',
    territory: 'NONE',
    access: to(WORKERS, 'R'),
    clause: '3.3 C01: whoever may report; only who has the family and its number, 9.4 "journal, verification"',
  },
  card: {
    route: 'GET /families/{familyId}',
    territory: 'FAMILY',
    access: { ...personal, REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: '9.4 "bank card (F-I4)"',
  },
  history: {
    route: 'GET /families/{familyId}/history',
    territory: 'FAMILY',
    access: personal,
    clause: '9.4 "journal, verification", "visits": none for the ministry and the regional secretary',
  },
  'history-proof': {
    route: 'GET /families/{familyId}/history/proof',
    territory: 'FAMILY',
    access: personal,
    clause: 'api.md Queries; who may read the history may prove it',
  },
  programme: {
    route: 'GET /families/{familyId}/programme',
    territory: 'FAMILY',
    access: personal,
    clause: '9.4 "programme, measures"',
  },
  'family-deadlines': {
    route: 'GET /families/{familyId}/deadlines',
    territory: 'FAMILY',
    access: personal,
    clause: '9.4 "programme, measures"',
  },
  proposals: {
    route: 'GET /families/{familyId}/proposals',
    territory: 'FAMILY',
    access: personal,
    clause: 'api.md Corrections with four eyes',
  },
  annulment: {
    route: 'POST /families/{familyId}/events/{eventId}/annulments',
    territory: 'FAMILY',
    access: correctors,
    clause: '3.3 C44: the role that recorded the event, or the secretary',
  },
  correction: {
    route: 'POST /families/{familyId}/events/{eventId}/corrections',
    territory: 'FAMILY',
    access: correctors,
    clause: '3.3 C44: the role that recorded the event, or the secretary',
  },
  'proposal-confirmation': {
    route: 'POST /families/{familyId}/proposals/{proposalId}/confirmation',
    territory: 'FAMILY',
    access: correctors,
    clause: '3.3 C44, four eyes: another officer of the same rights',
  },
  'proposal-rejection': {
    route: 'POST /families/{familyId}/proposals/{proposalId}/rejection',
    territory: 'FAMILY',
    access: correctors,
    clause: '3.3 C44, four eyes',
  },
  deadlines: {
    route: 'GET /deadlines',
    territory: 'UNIT',
    access: { ...personal, MINISTRY_OPERATOR: 'R' },
    clause: '9.4 "programme, measures"; the ministry\'s own duties (api.md Queries, municipality=REGION)',
  },
  work: { route: 'GET /work', ...ownList, clause: '9.4 "programme, measures"; the own working list (issue 4)' },
  reminders: {
    route: 'GET /reminders',
    ...ownList,
    clause: '9.4 "programme, measures"; its part of the day (issue 5)',
  },
  emergencies: {
    route: 'GET /emergencies',
    territory: 'UNIT',
    access: personal,
    clause: '9.4 "emergency"; where a removed child is, 9.4 (c)',
  },
  quarter: {
    route: 'GET /statistics/quarters/{quarter}',
    territory: 'UNIT',
    access: { ...figures, ADMINISTRATOR: 'MASKED' },
    clause: '9.4 "quarter figures"; cells of 1-4 masked for roles without personal data',
  },
  changes: {
    route: 'GET /statistics/changes',
    territory: 'UNIT',
    access: figures,
    clause: 'api.md Queries; families are named to those only who may see them',
  },
  'figure-families': {
    route: 'GET /statistics/quarters/{quarter}/families',
    territory: 'UNIT',
    access: { ...personal, REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: '9.4 "registration": lists of families; api.md Queries',
  },
  'compliance-families': {
    route: 'GET /statistics/compliance/families',
    territory: 'UNIT',
    access: { ...personal, REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: '9.4 "registration": lists of families; issue 4: from every figure',
  },
  'indicator-families': {
    route: 'GET /statistics/indicators/families',
    territory: 'UNIT',
    access: { ...personal, REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: '9.4 "registration": lists of families; issue 4: from every figure',
  },
  'caseload-families': {
    route: 'GET /caseload/families',
    territory: 'UNIT',
    access: { ...personal, CURATOR: 'OWN', REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: '9.4 "caseload": a curator or specialist the own families only; issue 4: from every figure',
  },
  compliance: {
    route: 'GET /statistics/compliance',
    territory: 'UNIT',
    access: { ...figures, MINISTRY_ANALYST: 'A' },
    clause: '8.2 F; totals, not masked',
  },
  'job-end': {
    route: 'DELETE /jobs/{jobId}',
    territory: 'NONE',
    access: to(roleNames, 'OWN'),
    clause: 'issue 4: cancellable',
  },
  export: {
    route: 'POST /exports',
    territory: 'UNIT',
    access: { ...personal, REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: 'api.md Queries; each form has a row of its own below',
  },
  'job-file': {
    route: 'GET /jobs/{jobId}/file',
    territory: 'NONE',
    access: { ...to(roleNames, 'OWN'), INSPECTOR: 'CASE' },
    clause: 'api.md Queries; only who asked for it, judged by the row of its form again',
  },
  job: { route: 'GET /jobs/{jobId}', territory: 'NONE', access: to(roleNames, 'OWN'), clause: 'api.md Queries' },
  indicators: {
    route: 'GET /statistics/indicators',
    territory: 'UNIT',
    access: { ...figures, ADMINISTRATOR: 'MASKED' },
    clause: '9.4 "quarter figures"; IRKUTSK App., tables 1-3',
  },
  'period-submission': {
    route: 'POST /periods/{unit}/{quarter}/submission',
    territory: 'UNIT',
    access: { INSTITUTION_OPERATOR: 'KEEPER', COMMISSION_SECRETARY: 'KEEPER' },
    clause: '3.3 C43, CG-40: the institution, or the commission where no other agency keeps the bank',
  },
  'period-summary': {
    route: 'POST /periods/REGION/{quarter}/summary',
    territory: 'REGION',
    access: { MINISTRY_OPERATOR: 'W' },
    clause: '3.3 C43; IRKUTSK 52',
  },
  'period-correction': {
    route: 'POST /periods/REGION/{quarter}/corrections',
    territory: 'REGION',
    access: { MINISTRY_OPERATOR: 'W' },
    clause: '3.3 C43; 8.5',
  },
  caseload: {
    route: 'GET /caseload',
    territory: 'UNIT',
    access: { ...figures, MINISTRY_ANALYST: 'A', CURATOR: 'OWN' },
    clause: '9.4 "caseload"; not masked (api.md); a curator or specialist the own families only',
  },
  feed: {
    route: 'GET /feed',
    territory: 'FAMILY',
    access: { ...personal, REGIONAL_SECRETARY: 'A', MINISTRY_OPERATOR: 'A' },
    clause: 'api.md Queries: without personal values unless the role has them; 9.4 "journal, verification"',
  },
  journal: {
    route: 'GET /journals/{holderId}/{year}',
    territory: 'FAMILY',
    access: personal,
    clause: '9.4 "journal, verification": the commission all of its territory, an agency its own',
  },
  requests: {
    route: 'GET /requests',
    territory: 'FAMILY',
    access: { ...personal, REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: '9.3 "log request, requester, legal basis"; 9.4 "bank card: by request (54)"',
  },
  request: {
    route: 'GET /requests/{requestId}',
    territory: 'FAMILY',
    access: { ...personal, REGIONAL_SECRETARY: 'R', MINISTRY_OPERATOR: 'R' },
    clause: '9.3 "exactly which records were disclosed"',
  },
  audit: {
    route: 'GET /audit',
    territory: 'NONE',
    access: { INSPECTOR: 'R', MINISTRY_OPERATOR: 'OWN', ADMINISTRATOR: 'OWN' },
    clause: '9.4 "audit log"',
  },
  ...STREAM_ACTIONS,
  ...SERVICE_ACTIONS,
} as const satisfies Readonly<Record<string, ActionRule>>;
export type Action = keyof typeof ACTIONS;
