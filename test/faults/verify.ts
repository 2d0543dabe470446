import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { verifyChain, type StoredEvent } from '@kurator/event-log';
import { logProjections, openEmbeddedReadModels, rebuild, servingVersion } from '@kurator/read-models';
import { builtFile, makeClock, makeLogger } from '@kurator/platform';
import { v7 } from 'uuid';
import { decodeWith } from '../../apps/api/src/register/decode';
import { openGround } from '../../apps/api/src/register/ground';
import { collections, projections } from '../../apps/api/src/register/projections';

/** The master key that `startServer` gives. */
const MASTER_KEY = Buffer.alloc(32, 'kurator-test-master-key');

export interface Verified {
  /** Every stream with its events as stored. */
  readonly streams: ReadonlyMap<string, readonly StoredEvent[]>;
  /** Streams whose hash chain is broken, with the break. */
  readonly broken: readonly string[];
  /** Digest of the read models as the server left them, and of the same built from zero. */
  readonly served: unknown;
  readonly rebuilt: unknown;
}

/** Opens what a stopped server has left and holds it against itself: chains, and read models against a rebuild. */
export async function verify(dataDir: string): Promise<Verified> {
  const clock = makeClock(null);
  const ground = await openGround(
    { dataDir, masterKey: MASTER_KEY, clockStart: null },
    { clock, newId: v7, logger: makeLogger('silent') },
  );
  const apart = await mkdtemp(join(tmpdir(), 'kurator-from-zero-'));
  try {
    const streams = new Map<string, readonly StoredEvent[]>();
    for (const prefix of ['family-', 'resolution-'])
      for await (const stream of ground.log.streams(prefix)) streams.set(stream, (await ground.log.read(stream)) ?? []);
    const broken = [...streams].flatMap(([stream, events]) => {
      const found = verifyChain(events);
      return found === null ? [] : [`${stream}: ${found.reason} at ${found.revision}`];
    });
    const { readModels } = ground.files;
    const serving = await servingVersion(readModels);
    const living = await openEmbeddedReadModels({ file: join(readModels, serving?.file ?? ''), collections });
    const served = await living.digest();
    await living.close();
    const store = await openEmbeddedReadModels({ file: join(apart, 'from-zero.db'), collections, bulk: true });
    await rebuild({
      log: ground.log,
      store,
      now: clock.now,
      decode: decodeWith(ground.vault),
      logProjections: logProjections(projections),
      renderer: {
        module: builtFile('apps/api/src/register/renderer'),
        options: { log: ground.place, keys: ground.keys, masterKey: MASTER_KEY, law: ground.law() },
      },
    });
    const rebuilt = await store.digest();
    await store.close();
    return { streams, broken, served, rebuilt };
  } finally {
    await ground.close();
    await rm(apart, { recursive: true, force: true });
  }
}

/** Events of every command as the families' streams hold them: `<revision> <eventId>`, in order. */
export function storedByCommand({ streams }: Pick<Verified, 'streams'>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [stream, events] of streams) {
    if (!stream.startsWith('family-')) continue;
    for (const { metadata, eventId, revision } of events) {
      const commandId = metadata['commandId'] as string;
      found.set(commandId, [...(found.get(commandId) ?? []), `${revision} ${eventId}`]);
    }
  }
  return found;
}

/** How many of these commands stand in the log since before an instant: stored by a process that never answered them. */
export function recordedWithout(
  { streams }: Verified,
  { before, unanswered }: { readonly before: string; readonly unanswered: ReadonlySet<string> },
): number {
  const events = [...streams].flatMap(([stream, own]) => (stream.startsWith('family-') ? own : []));
  const mine = events.filter(({ metadata }) => (metadata['recordedAt'] as string) < before);
  return new Set(mine.map(({ metadata }) => metadata['commandId'] as string).filter((id) => unanswered.has(id))).size;
}

/** Adopted resolutions whose number is not claimed by that very resolution; none in a consistent register. */
export function unclaimed({ streams }: Pick<Verified, 'streams'>): readonly string[] {
  const claims = new Map(
    [...streams].flatMap(([stream, events]) => {
      const claim = events.at(-1)?.data;
      return stream.startsWith('resolution-') && claim ? [[keyOf(claim), claim] as const] : [];
    }),
  );
  const adopted = [...streams].flatMap(([stream, events]) =>
    stream.startsWith('family-') ? events.filter(({ type }) => type === 'resolution-adopted') : [],
  );
  return adopted.flatMap(({ data, eventId }) => {
    const resolution = data['resolution'] as Readonly<Record<string, string>>;
    const claim = claims.get(keyOf(resolution));
    const same = claim?.['adoptedOn'] === resolution['adoptedOn'] && isDeepStrictEqual(claim?.['votes'], data['votes']);
    return same ? [] : [`${eventId}: ${keyOf(resolution)}`];
  });
}

const keyOf = ({ commissionId, adoptedOn, number }: Readonly<Record<string, unknown>>): string =>
  `${String(commissionId)} ${String(adoptedOn).slice(0, 4)} ${String(number)}`;
