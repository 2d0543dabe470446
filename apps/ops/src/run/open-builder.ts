import { decodeSealed, historyReader, type KeyReader } from '@kurator/event-log';
import type { Config } from '@kurator/platform';
import { openSharedStore, type SharedStore } from '@kurator/shared-store';
import { join } from 'node:path';
import { lawParts, sharedRenderedLaw } from '../../../api/src/law-changes/rendered-law';
import type { BuildingOptions } from '../../../api/src/register/building';
import { keyPlaceOf, openKeyReader } from '../../../api/src/register/keys';
import { loadLaw } from '../../../api/src/register/law';
import { renderedLawIn } from '../../../api/src/register/read-side';
import { registerShapes } from '../../../api/src/register/shapes';
import { openSeen, placeOf, quiet, type Seen } from './open';

/** What a rebuild beside a running register stands on: nothing of it is written but the new version. */
export interface Builder {
  readonly seen: Seen;
  readonly options: Omit<BuildingOptions, 'percent' | 'accept' | 'signal' | 'now'>;
  close(): Promise<void>;
}

async function optionsOf(
  config: Config,
  { seen, vault, shared }: { readonly seen: Seen; readonly vault: KeyReader; readonly shared: SharedStore | null },
): Promise<Builder['options']> {
  const { log, versions } = seen;
  const reader = historyReader({ log, vault, shapes: registerShapes });
  const law = await loadLaw({ load: (stream) => reader.load(stream, 'persons') }, log);
  const keys = keyPlaceOf(config, join(config.dataDir, 'vault.db'));
  return {
    ...{ versions, log, logger: quiet },
    decode: (event) => decodeSealed(event, registerShapes),
    renderer: () => ({ log: placeOf(config), keys, masterKey: config.masterKey, law }),
    renderedLaw: renderedLawIn({ shared }, config.dataDir, versions),
    built: async (version) => {
      if (shared !== null) await sharedRenderedLaw(shared, version).set(lawParts(law));
    },
  };
}

/** @throws ConfigRefused, WrongMasterKey */
export async function openBuilder(config: Config): Promise<Builder> {
  const keys = keyPlaceOf(config, join(config.dataDir, 'vault.db'));
  const seen = await openSeen(config);
  const vault = await openKeyReader(keys, config.masterKey);
  const shared = keys.kind === 'shared' ? await openSharedStore(keys.url) : null;
  const close = async (): Promise<void> => {
    await shared?.close();
    await vault.close();
    await seen.close();
  };
  try {
    return { seen, options: await optionsOf(config, { seen, vault, shared }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
