import { setTimeout as pause } from 'node:timers/promises';
import { differences, valueAt } from '../compare';
import type { ExportStep } from '../model';
import { failIf, type Stage } from './stage';

const TRIES = 300;
const BETWEEN_MS = 50;

/** Waits until the job has ended. @throws Error when it does not, or fails */
async function ended(stage: Stage, as: string, jobId: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { json, text } = await stage.get(as, `/jobs/${jobId}`);
    const status = valueAt(json, 'status');
    if (status === 'DONE') return;
    if (status !== 'RUNNING' && status !== 'WAITING') throw new Error(`the job of the export: ${text}`);
    await pause(BETWEEN_MS);
  }
  throw new Error('the job of the export does not end');
}

/** Takes a form out of the register as its users do, and judges the file. */
export async function playExport(stage: Stage, { on, as, form, filters, expect }: ExportStep): Promise<void> {
  await stage.moveTo(on, '18:00');
  const begun = await stage.client.post(as, '/exports', { form, filters, format: 'JSON' });
  const jobId = valueAt(begun.json, 'jobId');
  if (begun.status !== 202 || typeof jobId !== 'string')
    throw new Error(`POST /exports: ${begun.status} ${begun.text}`);
  await ended(stage, as, jobId);
  const file = await stage.get(as, `/jobs/${jobId}/file`);
  const told = file.status === 200 ? [] : [`status ${file.status}: ${file.text}`];
  failIf(`${form} of ${JSON.stringify(filters)}`, told.length > 0 ? told : differences(file.json, expect));
}
