import { StorageFull } from '@kurator/event-log';
import { BadDocument, CheckpointMoved, FencedOff, RenderingMissing, type WriteBatch } from '../port';
import type { Digest } from '../stored/multiset-hash';

/** What the calling thread asks of the writer thread; answered in order. */
export type Request =
  | { readonly op: 'write'; readonly batch: WriteBatch }
  | { readonly op: 'load'; readonly bytes: Uint8Array }
  | { readonly op: 'acquire' | 'finishLoad' | 'digest' | 'close' };
export type ToWriter = Request & { readonly id: number };

/** An error as it travels between threads: classes do not survive the way, names do. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}
export type FromWriter =
  { readonly id: number; readonly value: number | Digest | null } | { readonly id: number; readonly failure: Failure };

const CLASSES: Readonly<Record<string, new (message: string) => Error>> = {
  StorageFull,
  BadDocument,
  CheckpointMoved,
  FencedOff,
  RenderingMissing,
};
export function errorOf({ name, message }: Failure): Error {
  const Known = CLASSES[name];
  return Known ? new Known(message) : new Error(`${name}: ${message}`);
}
