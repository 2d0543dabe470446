import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedLogReader } from '@kurator/event-log';
import { projectRoot } from '@kurator/platform';
import { MOTHER, SON } from '../../libs/family/src/shared/examples';
import { sent } from '../../libs/family/src/testing';
import { batchOf } from '../faults/load';
import { makeClient, type Client } from '../support/client';
import { testDirectory } from '../support/directory';
import { idOf } from '../support/ids';
import { startServer, type RunningServer } from '../support/server';

type Body = Readonly<Record<string, unknown>>;
const SECRETARY = 'secretary-mariel';
const NOBODY = '00000000-0000-4000-8000-00000000dead';
const [REPORT, RECOGNITION] = batchOf('refused', 1);

let server: RunningServer;
let client: Client;
let dataDir: string;
let keys = 0;
const familyId = idOf('refused/0');
const [parent, child] = [idOf('refused/0 parent'), idOf('refused/0 child')];
const freshKey = (): string => idOf(`refused key ${(keys += 1)}`);

/** The example of a command with the family, agencies and officers of this server, and other values. */
function bodyOf(command: string, day: string, changes: Body): Body {
  const { occurredAt } = changes;
  const { body } = sent(command, changes);
  const here = JSON.stringify({ ...body, occurredOn: day, occurredAt })
    .replaceAll(MOTHER, parent)
    .replaceAll(SON, child)
    .replaceAll('"kdn-1"', '"kdn-mariel"')
    .replaceAll('"soc-1"', '"soc-mariel"')
    .replaceAll('"off-1"', '"off-chair-mariel"')
    .replaceAll('"off-7"', '"off-curator-mariel"');
  return JSON.parse(here) as Body;
}
const DAY = '2026-03-10';
const AT = '2026-03-10T06:00:00Z';
const CURATOR = { agencyId: 'soc-1', officerId: 'off-7' };
/** A session of its own for each refusal: the number must not be what is wrong. */
const session = (number: string) => ({
  resolution: { number, adoptedOn: DAY, sessionOn: DAY, commissionId: 'kdn-1', chairOfficerId: 'off-1' },
});
const minor = (personId: string, grounds: readonly string[] = ['MG-01']) => ({ kind: 'MINOR', personId, grounds });
const leaving = (ground: string) => ({ subjects: [{ kind: 'FAMILY', ground }] });

/** Guards of a registered family: command, what is wrong with it, the code and where it points. */
const REFUSED: readonly (readonly [code: string, command: string, changes: Body, path: string | null])[] = [
  ['AGENCY_UNKNOWN', 'assign-curator', { curator: { agencyId: 'nobody' } }, 'curator.agencyId'],
  [
    'OFFICER_UNKNOWN',
    'assign-curator',
    { curator: { agencyId: 'soc-1', officerId: 'off-nobody' } },
    'curator.officerId',
  ],
  ['NOT_YET_18', 'deregister', { ...session('51/1'), ...leaving('FD-01') }, 'subjects[0].ground'],
  ['MINOR_REMAINS', 'deregister', { ...session('51/2'), ...leaving('FD-02') }, 'subjects[0].ground'],
  [
    'SUBJECT_NOT_REGISTERED',
    'deregister',
    { ...session('51/3'), subjects: [{ kind: 'MINOR', personId: SON, ground: 'MD-05' }] },
    'subjects[0]',
  ],
  ['SUBJECT_ALREADY_REGISTERED', 'recognise-sop', session('51/4'), 'subjects[0]'],
  ['NO_GROUND', 'recognise-sop', { ...session('51/5'), subjects: [minor(SON, [])] }, 'subjects[0].grounds'],
  ['PERSON_UNKNOWN', 'recognise-sop', { ...session('51/6'), subjects: [minor(NOBODY)] }, 'subjects[0].personId'],
  ['NOT_A_MINOR', 'recognise-sop', { ...session('51/7'), subjects: [minor(MOTHER)] }, 'subjects[0].personId'],
  [
    'VOTES_INCONSISTENT',
    'keep-on-register',
    {
      ...session('51/8'),
      subjects: [{ kind: 'FAMILY' }],
      votes: { membersTotal: 11, present: 9, for: 3, against: 0, abstained: 1, castingVoteUsed: false },
    },
    'votes',
  ],
  ['CONSENT_MISSING', 'withdraw-consent', { consentEventId: NOBODY }, 'consentEventId'],
  ['WRONG_STATE', 'exclude-from-bank', { basis: { resolution: session('51/9').resolution } }, null],
  ['CURATOR_UNCHANGED', 'replace-curator', { ...session('51/10'), new: CURATOR }, 'new'],
  ['LEVEL_UNCHANGED', 'change-level', { to: 'CRISIS' }, 'to'],
  ['TERM_REVERSED', 'review-level-term', { newPlannedEnd: '2026-03-01' }, 'newPlannedEnd'],
  ['EMERGENCY_UNKNOWN', 'establish-no-threat', { occurredAt: AT, emergencyId: NOBODY }, 'emergencyId'],
  ['EMERGENCY_EXISTS', 'report-threat', { occurredAt: AT }, 'emergencyId'],
];
/** Who sends what the secretary may not. */
const SENDERS: Readonly<Record<string, string>> = {
  'exclude-from-bank': 'operator-mariel',
  'start-accompaniment': 'operator-mariel',
  'change-level': 'operator-mariel',
  'review-level-term': 'operator-mariel',
  'establish-no-threat': 'guardian-mariel',
  'report-threat': 'guardian-mariel',
};
const send = (command: string, changes: Body) =>
  client.command(SENDERS[command] ?? SECRETARY, {
    ...{ familyId, commandId: freshKey(), command },
    data: bodyOf(command, DAY, changes),
  });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kurator-refused-'));
  server = await startServer({ directory: testDirectory(), clockStart: '2026-06-01T06:00:00.000Z', dataDir });
  client = makeClient(server.url);
  for (const line of [REPORT, RECOGNITION]) {
    if (!line) throw new Error('no line');
    const { status, text } = await client.command(SECRETARY, { ...line, familyId });
    if (status !== 201) throw new Error(text);
  }
  const begun = [
    await send('start-accompaniment', { level: 'CRISIS', specialistId: undefined }),
    await send('report-threat', { occurredAt: AT }),
  ];
  expect(begun.map(({ status, text }) => (status === 201 ? status : text))).toEqual([201, 201]);
}, 60_000);
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
});

/** All that the log holds: its head, and every stream that claims a resolution's number. */
async function stored() {
  const log = openEmbeddedLogReader({ file: join(dataDir, 'log.db') });
  const head = (await log.last())?.position;
  const claims: string[] = [];
  for await (const stream of log.streams('resolution-')) claims.push(stream);
  await log.close();
  return { head, claims };
}

type Problem = Readonly<{ code: string; detail: string; errors?: readonly { path: string }[] }>;

describe('a hard guard says why in Russian and leaves nothing behind', () => {
  it.each(REFUSED)('%s: %s', async (code, command, changes, path) => {
    const before = await stored();
    const answer = await send(command, changes);
    const problem = answer.json as Problem;
    expect([answer.status, problem.code]).toEqual([422, code]);
    expect(problem.detail).toMatch(/[а-яё]{3}/i);
    expect(problem.errors?.map((one) => one.path) ?? []).toEqual(path === null ? [] : [path]);
    expect(await stored()).toEqual(before);
  });
});

const filesIn = (...folder: readonly string[]): readonly string[] => {
  const at = join(projectRoot, ...folder);
  return readdirSync(at, { recursive: true, encoding: 'utf8' }).map((file) => join(at, file));
};
const textOf = (files: readonly string[]): string => files.map((file) => readFileSync(file, 'utf8')).join('\n');
const domain = filesIn('libs', 'family', 'src').filter((file) => file.endsWith('.ts'));
const codes = [
  ...new Set(
    [...textOf(domain.filter((file) => !file.endsWith('.spec.ts'))).matchAll(/reject\(\s*'([A-Z0-9_]+)'/g)].map(
      ([, code = '']) => code,
    ),
  ),
].sort();
const specs = textOf([
  ...domain.filter((file) => file.endsWith('.spec.ts')),
  ...filesIn('test', 'e2e').filter((file) => file.endsWith('.ts')),
  ...filesIn('test', 'acceptance').filter((file) => file.endsWith('.ts')),
]);

it.each(codes)('%s is provoked by a spec of the domain or over HTTP', (code) => {
  expect(specs).toMatch(new RegExp(`\\b${code}\\b`));
});
