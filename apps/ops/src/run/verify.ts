import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeSealed, verifyChain, type LogReader } from '@kurator/event-log';
import { builtFile, makeClock, type Config } from '@kurator/platform';
import { logProjections, openEmbeddedReadModels, rebuild } from '@kurator/read-models';
import { v7 } from 'uuid';
import { openGround, type Ground } from '../../../api/src/register/ground';
import { collections, FOLLOWED, keptFamilies, projections } from '../../../api/src/register/projections';
import { registerShapes } from '../../../api/src/register/shapes';
import type { Command } from './command';
import { openSeen, quiet } from './open';
import type { Outcome } from './outcome';
import { signedLines, signedOf } from './verify-signed';

interface Chains {
  readonly streams: number;
  readonly events: number;
  /** Streams whose hashes do not follow each other, and events whose id stands twice. */
  readonly broken: readonly string[];
}

/** Reads every stream of the log once: its hashes and revisions, and that no id stands twice in it. */
async function chainsOf(log: Pick<LogReader, 'streams' | 'read'>): Promise<Chains> {
  const broken: string[] = [];
  let [streams, events] = [0, 0];
  for await (const stream of log.streams('')) {
    const stored = (await log.read(stream)) ?? [];
    streams += 1;
    events += stored.length;
    const found = verifyChain(stored);
    if (found !== null) broken.push(`${stream}: ${found.reason}, событие ${found.revision}`);
    if (new Set(stored.map(({ eventId }) => eventId)).size !== stored.length)
      broken.push(`${stream}: один номер события стоит дважды`);
  }
  return { streams, events, broken };
}

/** Builds the read models from the log in a folder that is thrown away. @returns their digest and the position reached */
async function fromZero(config: Config, ground: Ground, dir: string) {
  const store = await openEmbeddedReadModels({ file: join(dir, 'from-zero.db'), collections, bulk: true });
  try {
    const { position } = await rebuild({
      ...{ log: ground.log, store, now: makeClock(null).now, prefixes: FOLLOWED, alsoTouches: keptFamilies },
      decode: (event) => decodeSealed(event, registerShapes),
      logProjections: logProjections(projections),
      renderer: {
        module: builtFile('apps/api/src/register/renderer'),
        options: { log: ground.place, keys: ground.keys, masterKey: config.masterKey, law: ground.law() },
      },
    });
    return { position, digest: await store.digest() };
  } finally {
    await store.close();
  }
}

/** Null when decisions came meanwhile: two states of one register are no finding. */
async function compared(config: Config, ground: Ground, dir: string) {
  const seen = await openSeen(config);
  try {
    if (seen.serving === null) return null;
    const before = await seen.serving.store.checkpoint();
    const rebuilt = await fromZero(config, ground, dir);
    const served = await seen.serving.store.digest();
    const after = await seen.serving.store.checkpoint();
    const last = (await ground.log.readAll({ after: before.position, limit: 1, prefixes: ['family-', ...FOLLOWED] }))
      .events;
    if (before.eventId !== after.eventId || last.length > 0) return null;
    return { served, rebuilt: rebuilt.digest, equal: served.checksum === rebuilt.digest.checksum };
  } finally {
    await seen.close();
  }
}

const verdict = (readModels: Awaited<ReturnType<typeof compared>>): string => {
  if (readModels === null) return 'Витрины: не сравнивались — они не построены, или в это время принимались решения';
  const { served, rebuilt, equal } = readModels;
  if (equal)
    return `Витрины: ${served.documents} записей, ${served.changes} изменений чисел, равны построенным из журнала`;
  return `Витрины РАСХОДЯТСЯ с журналом: ${served.documents} записей вместо ${rebuilt.documents}; перестройте их`;
};

/**
 * Every stream's chain of hashes, ids and counts, that the log is what was signed of it, and that the read models are what
 * the log gives. Where the log lies in a folder the register has to be stopped before.
 */
async function verified(config: Config): Promise<Outcome> {
  const ground = await openGround(config, { clock: makeClock(config.clockStart), newId: v7, logger: quiet });
  const dir = await mkdtemp(join(tmpdir(), 'kurator-verify-'));
  try {
    const chains = await chainsOf(ground.log);
    const signed = await signedOf(config, ground);
    const readModels = await compared(config, ground, dir);
    return {
      well: chains.broken.length + signed.broken.length === 0 && readModels?.equal !== false,
      found: { ...chains, signed, readModels },
      lines: [
        `Журнал: потоков ${chains.streams}, событий ${chains.events}, нарушений цепочки ${chains.broken.length}`,
        ...chains.broken.map((one) => `  ${one}`),
        ...signedLines(signed),
        verdict(readModels),
      ],
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
    await ground.close();
  }
}

export const verify: Command = {
  run: (read) => verified(read()),
  options: {},
  takesNames: false,
  ru: {
    line: 'цепочки хешей, подписи контрольных точек, номера и число событий, равенство витрин журналу',
    text: `Читает весь журнал и строит витрины заново во временной папке. Пока журнал лежит в папке, регистр останавливают; с
EVENTSTORE_URL проверять можно рядом с работающим. Код 1: цепочка нарушена или витрины расходятся с журналом.`,
  },
  en: {
    line: 'chains of hashes, signatures of checkpoints, ids and counts of events, the read models against the log',
    text: `Reads the whole log and builds the read models anew in a folder that is thrown away. Where the log lies in a folder the
register is stopped before; with EVENTSTORE_URL it may run. Code 1: a chain is broken, or the read models differ.`,
  },
};
