import type { ACTIONS } from '@kurator/access';
import { idOf } from '../../support/ids';
import { INSIDE } from './register';

export const FAMILY = idOf('policy family');
const UNKNOWN = idOf('policy unknown');
const REQUEST = idOf('policy request');
const PERIOD = `/periods/${INSIDE.oktmo}-2026-Q1`;

export interface Call {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How each action is called; `INSIDE` is always what is asked for, whoever asks. */
export const CALLS: Readonly<Record<keyof typeof ACTIONS, readonly [Call, object?]>> = {
  decisions: [{ method: 'POST', url: '/decisions' }, []],
  bank: [{ method: 'GET', url: `/bank/families?municipality=${INSIDE.oktmo}` }],
  numbers: [{ method: 'GET', url: `/bank/numbers?q=17&municipality=${INSIDE.oktmo}` }],
  'known-families': [
    { method: 'POST', url: '/families/known' },
    { persons: [{ name: { last: 'Тестова', first: 'Мария' } }] },
  ],
  card: [{ method: 'GET', url: `/families/${FAMILY}` }],
  history: [{ method: 'GET', url: `/families/${FAMILY}/history` }],
  'history-proof': [{ method: 'GET', url: `/families/${FAMILY}/history/proof` }],
  proposals: [{ method: 'GET', url: `/families/${FAMILY}/proposals` }],
  annulment: [{ method: 'POST', url: `/families/${FAMILY}/events/${UNKNOWN}/annulments` }, { reason: 'DUPLICATE' }],
  correction: [
    { method: 'POST', url: `/families/${FAMILY}/events/${UNKNOWN}/corrections` },
    { reason: 'Учебная причина', replacement: {} },
  ],
  'proposal-confirmation': [{ method: 'POST', url: `/families/${FAMILY}/proposals/${UNKNOWN}/confirmation` }, {}],
  'proposal-rejection': [
    { method: 'POST', url: `/families/${FAMILY}/proposals/${UNKNOWN}/rejection` },
    { reason: 'Учебная причина' },
  ],
  'stream-annulment': [{ method: 'POST', url: `${PERIOD}/events/${UNKNOWN}/annulments` }, { reason: 'DUPLICATE' }],
  'stream-correction': [
    { method: 'POST', url: `${PERIOD}/events/${UNKNOWN}/corrections` },
    { reason: 'Учебная причина', replacement: {} },
  ],
  'stream-proposal-confirmation': [{ method: 'POST', url: `${PERIOD}/proposals/${UNKNOWN}/confirmation` }, {}],
  'stream-proposal-rejection': [
    { method: 'POST', url: `${PERIOD}/proposals/${UNKNOWN}/rejection` },
    { reason: 'Учебная причина' },
  ],
  'stream-proposals': [{ method: 'GET', url: `${PERIOD}/proposals` }],
  'stream-history': [{ method: 'GET', url: `${PERIOD}/history` }],
  programme: [{ method: 'GET', url: `/families/${FAMILY}/programme` }],
  'family-deadlines': [{ method: 'GET', url: `/families/${FAMILY}/deadlines` }],
  deadlines: [{ method: 'GET', url: `/deadlines?municipality=${INSIDE.oktmo}` }],
  work: [{ method: 'GET', url: `/work?municipality=${INSIDE.oktmo}` }],
  reminders: [{ method: 'GET', url: `/reminders?municipality=${INSIDE.oktmo}` }],
  emergencies: [{ method: 'GET', url: `/emergencies?municipality=${INSIDE.oktmo}` }],
  quarter: [{ method: 'GET', url: `/statistics/quarters/2026-Q1?unit=${INSIDE.oktmo}` }],
  changes: [
    {
      method: 'GET',
      url: `/statistics/changes?unit=${INSIDE.oktmo}&figure=families.in&period=2026-Q1&from=2026-01-01`,
    },
  ],
  'figure-families': [
    { method: 'GET', url: `/statistics/quarters/2026-Q1/families?unit=${INSIDE.oktmo}&figure=families.in` },
  ],
  'compliance-families': [
    {
      method: 'GET',
      url: `/statistics/compliance/families?period=2026-Q1&unit=${INSIDE.oktmo}&figure=measures.total`,
    },
  ],
  'indicator-families': [
    { method: 'GET', url: `/statistics/indicators/families?year=2026&unit=${INSIDE.oktmo}&figure=ST-10` },
  ],
  'caseload-families': [
    { method: 'GET', url: `/caseload/families?unit=${INSIDE.oktmo}&figure=load&specialistId=off-1&on=2026-03-01` },
  ],
  compliance: [{ method: 'GET', url: `/statistics/compliance?period=2026-Q1&unit=${INSIDE.oktmo}` }],
  export: [
    { method: 'POST', url: '/exports' },
    { form: 'DEADLINES', filters: { municipality: INSIDE.oktmo }, format: 'JSON' },
  ],
  'job-file': [{ method: 'GET', url: `/jobs/${FAMILY}/file` }],
  'job-end': [{ method: 'DELETE', url: `/jobs/${FAMILY}` }],
  job: [{ method: 'GET', url: `/jobs/${FAMILY}` }],
  indicators: [{ method: 'GET', url: `/statistics/indicators?year=2026&unit=${INSIDE.oktmo}` }],
  'period-submission': [
    { method: 'POST', url: `/periods/${INSIDE.oktmo}/2026-Q1/submission` },
    {
      occurredOn: '2026-04-03',
      figures: { families: { opening: 0, in: 0, out: 0, closing: 0 } },
      signedByOfficerId: `off-head-${INSIDE.key}`,
    },
  ],
  'period-summary': [{ method: 'POST', url: '/periods/REGION/2026-Q1/summary' }, { occurredOn: '2026-04-08' }],
  'period-correction': [
    { method: 'POST', url: '/periods/REGION/2026-Q1/corrections' },
    { occurredOn: '2026-04-20', reason: 'Учебная причина.' },
  ],
  caseload: [{ method: 'GET', url: `/caseload?unit=${INSIDE.oktmo}&on=2026-03-01` }],
  feed: [{ method: 'GET', url: '/feed' }],
  journal: [{ method: 'GET', url: `/journals/kdn-${INSIDE.key}/2026` }],
  requests: [{ method: 'GET', url: `/requests?municipality=${INSIDE.oktmo}` }],
  request: [{ method: 'GET', url: `/requests/${REQUEST}` }],
  period: [{ method: 'GET', url: `/periods/${INSIDE.oktmo}-2026-Q1` }],
  audit: [{ method: 'GET', url: '/audit' }],
  rebuild: [{ method: 'POST', url: '/read-models/rebuild' }, {}],
  'directory-import': [{ method: 'POST', url: '/directory/imports' }, {}],
  clock: [{ method: 'PUT', url: '/clock' }, {}],
  classifiers: [{ method: 'GET', url: '/classifiers' }],
  directory: [{ method: 'GET', url: '/directory' }],
  profiles: [{ method: 'GET', url: '/profiles' }],
  profile: [{ method: 'GET', url: '/profiles/MARIEL' }],
  rule: [{ method: 'GET', url: '/profiles/MARIEL/rules/programmeSubmitted' }],
  'field-titles': [{ method: 'GET', url: '/field-titles' }],
  me: [{ method: 'GET', url: '/auth/me' }],
  'session-end': [{ method: 'DELETE', url: '/auth/session' }],
  password: [{ method: 'POST', url: '/auth/password' }, {}],
};
