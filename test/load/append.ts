import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ofPerson, list, object, text, token, uuid, date, type EventShapes } from '@kurator/kernel';
import {
  openEmbeddedLog,
  openHistories,
  openVault,
  type Histories,
  type History,
  type NewFact,
} from '@kurator/event-log';

const WRITERS = 64;
const SECONDS = 5;
const FAMILY_LENGTH = 20;
const MS = 1000;

const fields = {
  number: token(),
  on: date(),
  note: text(),
  persons: list(object({ personId: uuid(), name: ofPerson(token()) })),
};
const shapes: EventShapes = {
  get: (type) => (type === 'bench' ? { name: type, version: 1, upcasts: [], fields } : undefined),
};

/** A decision of about 700 stored bytes: some values in the clear, two persons or none, sealed as a real one's are. */
function fact(step: number, persons: readonly string[]): NewFact {
  const named = step % 4 === 0 ? persons.map((personId) => ({ personId, name: 'Иванова Мария Петровна' })) : [];
  const data = {
    number: `КДН-${step}/2026`,
    on: '2026-02-02',
    note: 'Семья нуждается в сопровождении',
    persons: named,
  };
  const actor = { userId: 'secretary-1', role: 'COMMISSION', officerId: 'o-1', agencyId: 'kdn-1' };
  return {
    eventId: randomUUID(),
    type: 'bench',
    occurredOn: '2026-02-02',
    episode: 1,
    data,
    recordedAt: '2026-02-02T06:15:00.000Z',
    actor,
    source: { channel: 'API_COMMISSION' },
    commandId: randomUUID(),
    commandMac: 'a'.repeat(64),
    municipality: 'm-1',
    profileId: 'mariel-sop',
    profileVersion: 1,
  };
}

async function writer(histories: Histories, until: number): Promise<number> {
  let count = 0;
  while (performance.now() < until) {
    const persons = [randomUUID(), randomUUID()];
    let history: History = await histories.load(`family-${randomUUID()}`);
    for (let step = 0; step < FAMILY_LENGTH && performance.now() < until; step++, count++)
      history = await histories.append(history, [fact(step, persons)]);
  }
  return count;
}

/** One write and one fdatasync per append of the same bytes: what a log without group commit would reach. */
function plainFile(file: string, bytes: number): number {
  const descriptor = openSync(file, 'a');
  const record = Buffer.alloc(bytes, 'x');
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < (SECONDS * MS) / 2; count++) {
    writeSync(descriptor, record);
    fdatasyncSync(descriptor);
  }
  closeSync(descriptor);
  return (count * MS) / (performance.now() - start);
}

async function averageBytes(
  histories: Histories,
  log: { read(stream: string): Promise<readonly unknown[] | null> },
): Promise<number> {
  let history = await histories.load('family-sample');
  for (let step = 0; step < FAMILY_LENGTH; step++)
    history = await histories.append(history, [fact(step, [randomUUID(), randomUUID()])]);
  return Math.round(Buffer.byteLength(JSON.stringify(await log.read('family-sample'))) / FAMILY_LENGTH);
}

/** Measures appends through the histories (sealing and chain on) beside the bare disk, and prints both. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kurator-append-'));
  const log = await openEmbeddedLog({ file: join(folder, 'events.db') });
  const vault = await openVault({ file: join(folder, 'keys.db'), masterKey: randomBytes(32) });
  const histories = openHistories({ log, vault, shapes });
  try {
    const bytes = await averageBytes(histories, log);
    const before = plainFile(join(folder, 'plain-1'), bytes);
    const start = performance.now();
    const counts = await Promise.all(Array.from({ length: WRITERS }, () => writer(histories, start + SECONDS * MS)));
    const rate = (counts.reduce((sum, count) => sum + count, 0) * MS) / (performance.now() - start);
    const after = plainFile(join(folder, 'plain-2'), bytes);
    const limit = (before + after) / 2;
    await log.close();
    const size = statSync(join(folder, 'events.db')).size / 1e6;
    console.log(
      [
        `append: ${WRITERS} writers, ${SECONDS} s, one event an append, streams of ${FAMILY_LENGTH}, a new revision each, ${bytes} bytes an event`,
        `  mix: free text sealed in every event, two persons in every fourth; hash chain on; no projections, no HTTP`,
        `  through the port, sealed and chained: ${Math.round(rate)}/s`,
        `  plain file, one fdatasync each: ${Math.round(limit)}/s (before ${Math.round(before)}, after ${Math.round(after)})`,
        `  ratio ${(rate / limit).toFixed(2)} (wanted 2); log ${size.toFixed(0)} MB; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
      ].join('\n'),
    );
  } finally {
    await histories.close();
    await log.close();
    await vault.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
