import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Checkpoint,
  CollectionSpec,
  FamilyWrite,
  LoadableStore,
  ReadModelStore,
  WriteBatch,
} from '@kurator/read-models';

export type OpenAdapter = (options: {
  readonly dir: string;
  readonly collections: readonly CollectionSpec[];
  readonly bulk?: boolean;
}) => Promise<LoadableStore>;

/** A folder of its own for each test, gone afterwards. */
export function temporaryFolder(): { dir: string } {
  const held = { dir: '' };
  beforeEach(() => {
    held.dir = mkdtempSync(join(tmpdir(), 'read-models-'));
  });
  afterEach(() => rmSync(held.dir, { recursive: true, force: true }));
  return held;
}

export const NOWHERE: Checkpoint = { position: null, eventId: null };
export const at = (n: number): Checkpoint => ({
  position: String(n),
  eventId: `e${n}`,
  stream: 'family-x',
  revision: n,
});
export const family = (name: string, revision: number, rest: Partial<FamilyWrite> = {}): FamilyWrite => ({
  family: name,
  revision,
  documents: {},
  changes: [],
  ...rest,
});

/** Writes with the checkpoint as it stands, and leaves it there unless told otherwise. */
export async function write(store: ReadModelStore, epoch: number, batch: Partial<WriteBatch>): Promise<void> {
  const from = await store.checkpoint();
  await store.write({ families: [], documents: [], parked: [], unparked: [], from, to: from, epoch, ...batch });
}
