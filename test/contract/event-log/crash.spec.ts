import { spawn } from 'node:child_process';
import { openEmbeddedLog, type EventLog } from '@kurator/event-log';
import { builtFile } from '@kurator/platform';
import { aFolder } from './folder';

const ROUNDS = 3;
interface Said {
  begun: string[][];
  acknowledged: Set<string>;
}

/** Lets the child write until `acknowledged` events are confirmed, then kills it without warning. */
function writeAndKill(file: string, acknowledged: number): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builtFile('test/doubles/event-log/crash-writer'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    let seen = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      seen += chunk.split('=').length - 1;
      if (seen >= acknowledged) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error('the child ended by itself'));
      const lines = text.split('\n').slice(0, -1);
      const ids = (mark: string) =>
        lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1).split(','));
      resolve({ begun: ids('+'), acknowledged: new Set(ids('=').flat()) });
    });
  });
}

async function everything(log: EventLog) {
  const { events } = await log.readAll({ after: null, limit: 1_000_000 });
  return events;
}

test('after kill -9 with 16 writers every acknowledged event is there once, and no batch by half', async () => {
  const folder = aFolder();
  const file = folder.file('events.db');
  const acknowledged = new Set<string>();
  const begun: string[][] = [];
  let inFlight = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const said = await writeAndKill(file, round * 300);
    said.acknowledged.forEach((id) => acknowledged.add(id));
    begun.push(...said.begun);
    inFlight += said.begun.filter((batch) => !said.acknowledged.has(batch[0]!)).length;
    const log = await openEmbeddedLog({ file });
    const ids = (await everything(log)).map((event) => event.eventId);
    const stored = new Set(ids);
    expect(stored.size).toBe(ids.length);
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    for (const batch of begun) expect(new Set(batch.map((id) => stored.has(id))).size).toBe(1);
    const whole = new Set(begun.flat());
    expect(ids.filter((id) => !whole.has(id))).toEqual([]);
    await log.close();
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS * 300);
  expect(inFlight).toBeGreaterThanOrEqual(ROUNDS);
  folder.remove();
});
