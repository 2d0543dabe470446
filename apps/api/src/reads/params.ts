import { bool, date, instant, int, oneOf, opt, ref, text, token, uuid, type Fields } from '@kurator/kernel';

const UNIT = '\\d{8}|REGION';
const paged = { limit: opt(int(1, 500)), cursor: opt(token(500)), sort: opt(token(64, '-?[A-Za-z]+')) };

/** A day of the decision clock and an instant of the recording clock. */
const horizon = { asOf: opt(date()), knownAt: opt(instant()) };

/** Parameters of every query, in the same language as bodies: validation and OpenAPI both come from it. */
export const PARAMS = {
  bank: {
    municipality: opt(token(8, '\\d{8}')),
    state: opt(token(500, '[A-Za-z_]+(?:,[A-Za-z_]+)*')),
    level: opt(oneOf('ADAPTATION', 'BASE', 'CRISIS', 'EMERGENCY')),
    ground: opt(token(16)),
    curator: opt(ref()),
    q: opt(text(100)),
    ...horizon,
    ...paged,
  },
  numbers: { q: text(100), municipality: opt(token(8, '\\d{8}')), limit: paged.limit, cursor: paged.cursor },
  card: { familyId: uuid(), ...horizon },
  history: { familyId: uuid(), from: opt(int()), limit: opt(int(1, 500)), ...horizon },
  'history-proof': { familyId: uuid() },
  proposals: { familyId: uuid(), knownAt: opt(instant()) },
  programme: { familyId: uuid(), ...horizon },
  'family-deadlines': { familyId: uuid(), on: opt(date()), all: opt(bool()), knownAt: opt(instant()) },
  deadlines: {
    municipality: opt(token(8, UNIT)),
    status: opt(token(500, '[A-Z_]+(?:,[A-Z_]+)*')),
    dueBefore: opt(date()),
    responsible: opt(ref()),
    on: opt(date()),
    knownAt: opt(instant()),
    ...paged,
  },
  work: { municipality: opt(token(8, '\\d{8}')), limit: opt(int(1, 500)) },
  reminders: { municipality: opt(token(8, '\\d{8}')) },
  emergencies: {
    municipality: opt(token(8, '\\d{8}')),
    state: opt(token(500, '[A-Z_]+(?:,[A-Z_]+)*')),
    asOf: opt(date()),
    ...paged,
  },
  quarter: {
    quarter: token(7, '\\d{4}-Q[1-4]'),
    unit: token(8, UNIT),
    version: opt(int()),
    basis: opt(oneOf('RECALCULATED')),
    ...horizon,
    asOfPosition: opt(token(64)),
  },
  changes: {
    unit: token(8, UNIT),
    figure: token(80),
    period: token(7, '\\d{4}-Q[1-4]'),
    from: token(64),
    to: opt(token(64)),
    limit: paged.limit,
    cursor: paged.cursor,
  },
  'figure-families': {
    quarter: token(7, '\\d{4}-Q[1-4]'),
    unit: token(8, UNIT),
    figure: token(80),
    version: opt(int()),
    asOf: opt(date()),
    ...paged,
  },
  compliance: {
    period: token(7, '\\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?'),
    unit: token(8, UNIT),
    profile: opt(token(50)),
    ...horizon,
  },
  job: { jobId: uuid() },
  'job-file': { jobId: uuid() },
  indicators: { year: int(1990, 9998), unit: token(8, UNIT), ...horizon },
  caseload: { unit: token(8, UNIT), on: opt(date()), from: opt(date()), to: opt(date()), knownAt: opt(instant()) },
  feed: { from: opt(token(64)), types: opt(token(2000, '[A-Za-z-]+(?:,[A-Za-z-]+)*')) },
  audit: {
    family: opt(uuid()),
    user: opt(ref()),
    from: opt(date()),
    to: opt(date()),
    ...paged,
  },
  requests: {
    municipality: opt(token(8, UNIT)),
    fromAgency: opt(ref()),
    from: opt(date()),
    to: opt(date()),
    on: opt(date()),
    ...paged,
  },
  journal: {
    holderId: ref(),
    year: int(1900, 3000),
    asOf: opt(date()),
    ...paged,
  },
  request: { requestId: uuid(), on: opt(date()) },
  period: { periodId: token(20, '(?:\\d{8}|REGION)[-:]\\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?') },
  classifiers: {},
  directory: { municipality: opt(token(8, '\\d{8}')) },
  profiles: { asOf: opt(date()) },
  profile: { profileId: token(50), version: opt(int(1)) },
  rule: { profileId: token(50), ruleKey: token(64), version: opt(int(1)) },
  'field-titles': {},
} as const satisfies Readonly<Record<string, Fields>>;
export type QueryName = keyof typeof PARAMS;
