import { randomUUID } from 'node:crypto';
import { makeClient, type Answer, type Client } from '../../support/client';
import { officer, testDirectory, user } from '../../support/directory';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import { startServer, type RunningServer } from '../../support/server';

export const HERE = PLACES.mariel;
export const [SECRETARY, DEPUTY, CURATOR] = [
  `secretary-${HERE.key}`,
  `deputy-${HERE.key}`,
  `curator-${HERE.key}`,
] as const;
/** A second account of the secretary's own officer, and an account of nobody. */
export const [TWIN, NOBODY] = [`twin-${HERE.key}`, `nobody-${HERE.key}`] as const;
/** Early in the morning of the day on which all is recorded. */
const START = '2026-04-20T03:00:00.000Z';

const deputy = officer(`off-deputy-${HERE.key}`, `kdn-${HERE.key}`, 'заместитель секретаря');
const secretary = officer(`off-secretary-${HERE.key}`, `kdn-${HERE.key}`, 'ответственный секретарь');
export const townDirectory = testDirectory({
  officers: [deputy],
  users: [
    user(DEPUTY, 'COMMISSION_SECRETARY', HERE, deputy),
    user(TWIN, 'COMMISSION_SECRETARY', HERE, secretary),
    user(NOBODY, 'COMMISSION_SECRETARY', HERE),
  ],
});

export interface Town {
  readonly client: Client;
  readonly server: RunningServer;
  /** Sends a command that must be accepted. @returns ids of its events by type */
  send(as: string, family: string, command: string, data: object): Promise<Readonly<Record<string, string>>>;
  /** Posts to `family/path` below `/families` with a new key, or with one that was used before. */
  post(as: string, where: readonly [family: string, path: string], body: unknown, key?: string): Promise<Answer>;
  get(path: string, as?: string): Promise<Readonly<Record<string, unknown>>>;
  /** Waits until the read models hold all that was accepted, and reads the quarter of the town. */
  quarter(name: string): Promise<Readonly<Record<string, unknown>>>;
}

/** A server of its own with one district in which somebody has second eyes. */
export async function openTown(
  dataDir?: string,
  clockStart = START,
  env: Readonly<Record<string, string>> = {},
): Promise<Town> {
  const server = await startServer({
    directory: townDirectory,
    clockStart,
    env,
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  const client = makeClient(server.url);
  let position = '';
  const seen = (answer: Answer): Answer => {
    const reached = (answer.json as { position?: string } | undefined)?.position;
    if (answer.status === 201 && reached !== undefined) position = reached;
    return answer;
  };
  const get: Town['get'] = async (path, as = SECRETARY) => {
    const answer = await client.get(as, path, position === '' ? {} : { after: position });
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
    return answer.json as Readonly<Record<string, unknown>>;
  };
  return {
    client,
    server,
    get,
    async send(as, family, command, data) {
      const answer = await client.command(as, {
        ...{ commandId: randomUUID(), familyId: idOf(family), command },
        data: data as Readonly<Record<string, unknown>>,
      });
      if (answer.status !== 201) throw new Error(`${command}: ${answer.status} ${answer.text}`);
      const { events } = seen(answer).json as { events: readonly { type: string; eventId: string }[] };
      return Object.fromEntries(events.map(({ type, eventId }) => [type, eventId]));
    },
    async post(as, [family, path], body, key = randomUUID()) {
      return seen(await client.post(as, `/families/${idOf(family)}${path}`, body, { 'idempotency-key': key }));
    },
    quarter: (name) => get(`/statistics/quarters/${name}?unit=${HERE.oktmo}`),
  };
}

/** `403 FORBIDDEN_ROLE` */
export const codeOf = ({ status, json }: Answer) => `${status} ${String((json as { code?: string }).code ?? '')}`;
export const proposalOf = ({ json }: Answer): string => (json as { proposalId: string }).proposalId;

export const idsOf = (family: string) => ({ mother: idOf(`${family} mother`), son: idOf(`${family} son`) });
/** The report of a family of two. */
export const reportOf = (family: string, occurredOn = '2026-02-02') => ({
  occurredOn,
  track: 'SOP',
  municipality: HERE.oktmo,
  informationSource: 'IS-05',
  detectedByAgencyKind: 'AG-99',
  reporterKind: 'CITIZEN',
  messageForm: 'PHONE',
  problem: 'Учебное сообщение',
  threatToLife: false,
  persons: [
    {
      personId: idsOf(family).mother,
      role: 'KR-01',
      name: { last: 'Тестова', first: 'Мария' },
      birthDate: '1988-03-14',
    },
    { personId: idsOf(family).son, role: 'KR-08', name: { last: 'Тестов', first: 'Илья' }, birthDate: '2014-05-20' },
  ],
  addresses: [{ kind: 'ACTUAL', municipality: HERE.oktmo, text: 'Учебная улица, дом 1' }],
});
export const session = (number: string, day: string) => ({
  number,
  adoptedOn: day,
  sessionOn: day,
  commissionId: `kdn-${HERE.key}`,
  chairOfficerId: `off-chair-${HERE.key}`,
});
export const VOTES = { membersTotal: 11, present: 9, for: 9, against: 0, abstained: 0, castingVoteUsed: false };
export const recognitionOf = (family: string, number: string, day = '2026-02-17') => ({
  occurredOn: day,
  ...{ resolution: session(number, day), votes: VOTES },
  subjects: [
    { kind: 'FAMILY', grounds: ['FG-01'] },
    { kind: 'MINOR', personId: idsOf(family).son, grounds: ['MG-01'] },
  ],
  dangerLevel: 'MEDIUM',
  preventiveWorkOrdered: true,
  workTermFrom: day,
  responsibleAgencyId: `soc-${HERE.key}`,
  curator: { agencyId: `soc-${HERE.key}`, officerId: `off-curator-${HERE.key}` },
  firstReviewOn: '2026-08-17',
});
export const departureOf = (family: string, number: string, day: string) => ({
  occurredOn: day,
  ...{ resolution: session(number, day), votes: VOTES },
  subjects: [
    { kind: 'FAMILY', ground: 'FD-06' },
    { kind: 'MINOR', personId: idsOf(family).son, ground: 'MD-05' },
  ],
  mode: 'PLAIN',
});

/** Proposes a change and has it confirmed by the deputy. @throws Error when either is refused */
export async function corrected(
  town: Town,
  [family, path]: readonly [family: string, path: string],
  body: object,
): Promise<Answer> {
  const proposed = await town.post(SECRETARY, [family, path], body);
  if (proposed.status !== 201) throw new Error(proposed.text);
  const confirmed = await town.post(DEPUTY, [family, `/proposals/${proposalOf(proposed)}/confirmation`], {});
  if (confirmed.status !== 201) throw new Error(confirmed.text);
  return confirmed;
}

/** Reports and recognises a family. @returns ids of its events by type */
export async function registered(town: Town, family: string): Promise<Readonly<Record<string, string>>> {
  const reported = await town.send(SECRETARY, family, 'report', reportOf(family));
  return { ...reported, ...(await town.send(SECRETARY, family, 'recognise-sop', recognitionOf(family, family))) };
}
