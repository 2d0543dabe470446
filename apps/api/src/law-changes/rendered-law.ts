import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { canonical } from '@kurator/event-log';
import type { LawSource } from '../register/law';

const known = new WeakMap<LawSource, string>();

/** The law, the calendars and the directory in one short text: another one means that rows may read otherwise. */
export function lawSignature(law: LawSource): string {
  const signature = known.get(law) ?? createHash('sha256').update(canonical(law)).digest('hex').slice(0, 32);
  known.set(law, signature);
  return signature;
}

/** Under which law all rows of the read models were rendered last, kept over a restart. */
export interface RenderedLaw {
  /** Null when nobody knows. */
  get(): string | null;
  set(signature: string): void;
}

/** @param file made anew beside itself and put in its place, so that a crash leaves the one or the other */
export const renderedLaw = (file: string): RenderedLaw => ({
  get: () => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null),
  set(signature) {
    writeFileSync(`${file}.new`, `${signature}\n`, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  },
});
