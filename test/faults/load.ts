import { setTimeout as pause } from 'node:timers/promises';
import { TEST_PASSWORD } from '../support/directory';
import { idOf } from '../support/ids';
import { PLACES } from '../support/places';

const AT = PLACES.mariel;
/** When the n-th start takes place: each an hour after the one before, for the clock never goes back. */
export const clockAt = (start: number): string => new Date(Date.UTC(2026, 5, 1, 6 + start)).toISOString();

export interface Line {
  readonly commandId: string;
  readonly familyId: string;
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
}
/** A report and a recognition of each family; the families of one batch stand in one resolution of one session. */
export function batchOf(name: string, families: number, problem = 'Учебное сообщение'): readonly Line[] {
  return Array.from({ length: families }, (_none, at) => linesOf(`${name}/${at}`, name, problem)).flat();
}

function linesOf(family: string, resolution: string, problem: string): readonly Line[] {
  const familyId = idOf(family);
  const [parent, child] = [idOf(`${family} parent`), idOf(`${family} child`)];
  const persons = [
    { personId: parent, role: 'KR-01', name: { last: 'Вымышленная', first: 'Мария' }, birthDate: '1988-03-14' },
    { personId: child, role: 'KR-08', name: { last: 'Вымышленный', first: 'Илья' }, birthDate: '2014-05-20' },
  ];
  const report = {
    occurredOn: '2026-02-02',
    track: 'SOP',
    municipality: AT.oktmo,
    informationSource: 'IS-05',
    detectedByAgencyKind: 'AG-99',
    reporterKind: 'CITIZEN',
    messageForm: 'PHONE',
    problem,
    threatToLife: false,
    persons,
    addresses: [],
  };
  const number = resolution.slice(0, 40);
  const recognition = {
    occurredOn: '2026-02-17',
    resolution: {
      number,
      adoptedOn: '2026-02-17',
      sessionOn: '2026-02-17',
      commissionId: `kdn-${AT.key}`,
      chairOfficerId: `off-chair-${AT.key}`,
    },
    votes: { membersTotal: 11, present: 9, for: 9, against: 0, abstained: 0, castingVoteUsed: false },
    subjects: [{ kind: 'FAMILY', grounds: ['FG-01'] }],
    dangerLevel: 'MEDIUM',
    preventiveWorkOrdered: true,
    workTermFrom: '2026-02-17',
    responsibleAgencyId: `soc-${AT.key}`,
    curator: { agencyId: `soc-${AT.key}`, officerId: `off-curator-${AT.key}` },
    firstReviewOn: '2026-08-17',
  };
  return [
    { commandId: idOf(`${family} 1`), familyId, command: 'report', data: report },
    { commandId: idOf(`${family} 2`), familyId, command: 'recognise-sop', data: recognition },
  ];
}

/** One answered line: what was said, and its bytes. */
export interface Answered {
  readonly line: number;
  readonly commandId: string;
  readonly status: number;
  readonly code?: string;
  readonly title?: string;
  readonly events?: readonly { readonly eventId: string; readonly revision: number }[];
  readonly bytes: string;
}

/** The server answers that one of its engines is away: nothing was taken. */
export class EngineAway extends Error {}

/** @throws EngineAway */
export async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: `secretary-${AT.key}`, password: TEST_PASSWORD }),
  });
  if (response.status === 503) throw new EngineAway(await response.text());
  return `Bearer ${((await response.json()) as { accessToken: string }).accessToken}`;
}

/**
 * Pushes a batch and gives every line that was answered whole, also when the server is gone in the middle; none when an
 * engine of it is away.
 * @param onAnswers hears how many lines have just come back
 */
export async function push(
  url: string,
  authorization: string,
  lines: readonly Line[],
  onAnswers: (count: number) => void = () => undefined,
): Promise<readonly Answered[]> {
  let text = '';
  try {
    const response = await fetch(`${url}/api/v1/decisions`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    if (response.status === 503) return [];
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const more = decoder.decode(chunk, { stream: true });
      text += more;
      onAnswers(more.split('\n').length - 1);
    }
  } catch (error) {
    // The connection of a killed server breaks: what came before counts. (Jest's TypeError is not the one of fetch.)
    if ((error as Error).name !== 'TypeError') throw error;
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return whole.flatMap((bytes) => (bytes === '' ? [] : [{ ...(JSON.parse(bytes) as Answered), bytes }]));
}

/** Waits until something holds. @throws Error with `what` when it takes too long */
export async function until(what: string, holds: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (await holds()) return;
    await pause(5);
  }
  throw new Error(`not within ${withinMs} ms: ${what}`);
}

/** Waits until the read models stand at the log's head. */
export const untilCaughtUp = (managementUrl: string): Promise<void> =>
  until('the read models have caught up', async () => {
    const health = (await (await fetch(`${managementUrl}/health`)).json()) as {
      parts: { readModels: { caughtUp: boolean } };
    };
    return health.parts.readModels.caughtUp;
  });
