import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HERE, openTown, registered, SECRETARY } from '../corrections/town';
import { openDesk } from './desk';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kurator-kept-file-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('a file that is ready is there for the rest of its hour when the register was started again', async () => {
  const before = await openTown(dir, '2026-04-20T04:00:00.000Z');
  await registered(before, 'kept');
  const filters = { unit: HERE.oktmo, period: '2026-Q1' };
  const { jobId } = await openDesk(before).ended(SECRETARY, { form: 'F-M7', filters, format: 'CSV' });
  const made = await openDesk(before).file(SECRETARY, jobId);
  await before.server.stop();
  const after = await openTown(dir, '2026-04-20T04:30:00.000Z');
  const found = await openDesk(after).file(SECRETARY, jobId);
  await after.client.moveClock('2026-04-20T05:30:00.000Z');
  const late = await openDesk(after).file(SECRETARY, jobId);
  await after.server.stop();
  expect([made.status, made.bytes.length > 0, late.status]).toEqual([200, true, 410]);
  expect([found.status, found.bytes]).toEqual([200, made.bytes]);
}, 60_000);
