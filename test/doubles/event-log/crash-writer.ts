import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openEmbeddedLog } from '@kurator/event-log';

const NOTHING = new Int32Array(new SharedArrayBuffer(4));
/** Says a line at once and whole: a pipe that is full, because its reader is busy, is waited for. */
function say(line: string): void {
  for (;;)
    try {
      writeSync(1, line);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(NOTHING, 0, 0, 1);
    }
}

/** Run as a child process: 16 writers that say on standard output what they begin (`+`) and what is acknowledged (`=`). */
async function writer(log: Awaited<ReturnType<typeof openEmbeddedLog>>, name: string): Promise<void> {
  for (let revision = -1; ;) {
    const ids = Array.from({ length: 1 + (revision % 3 === 0 ? 2 : 0) }, () => randomUUID());
    const events = ids.map((eventId) => ({ eventId, type: 't', data: { text: 'x'.repeat(400) }, metadata: {} }));
    say(`+${ids.join(',')}\n`);
    ({ revision } = await log.append(name, revision < 0 ? 'no-stream' : revision, events));
    say(`=${ids.join(',')}\n`);
  }
}

async function main(file: string): Promise<void> {
  const log = await openEmbeddedLog({ file });
  await Promise.all(Array.from({ length: 16 }, () => writer(log, `s-${randomUUID()}`)));
}
void main(process.argv[2] as string);
