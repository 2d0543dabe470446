import { existsSync } from 'node:fs';
import { openSharedVault, openVault, openVaultReader, type KeyReader, type KeyVault } from '@kurator/event-log';
import { ConfigRefused, isShared, type Config } from '@kurator/platform';
import { openSharedStore, ringsIn, type SharedStore } from '@kurator/shared-store';

/** Where the keys are; plain data, so that a thread can be told too. */
export type KeyPlace =
  | { readonly kind: 'embedded'; readonly file: string }
  /** `MONGODB_URL`: in a database of its own beside the read models. */
  | { readonly kind: 'shared'; readonly url: string };

/**
 * In the data folder, or where all processes of the register reach them.
 * @param file `vault.db` of the data folder
 * @throws ConfigRefused when keys lie in the folder that have to be moved first: without them nothing could be read
 */
export function keyPlaceOf(config: Partial<Pick<Config, 'eventStoreUrl' | 'mongodbUrl'>>, file: string): KeyPlace {
  const { eventStoreUrl = null, mongodbUrl = null } = config;
  if (mongodbUrl === null || !isShared({ eventStoreUrl, mongodbUrl })) return { kind: 'embedded', file };
  if (!existsSync(file)) return { kind: 'shared', url: mongodbUrl };
  throw new ConfigRefused(
    `Ключи лежат в ${file}, а с EVENTSTORE_URL и MONGODB_URL вместе они хранятся в базе: задайте другой DATA_DIR ` +
      'для нового регистра, либо уберите одну из двух переменных, чтобы продолжить прежний, либо перевезите его: kurator ops move --to servers',
    `the keys lie in ${file}, but with both EVENTSTORE_URL and MONGODB_URL they are kept in the database: give another ` +
      'DATA_DIR for a new register, or take one of the two variables away to go on with the old one, or move it: kurator ops move --to servers',
  );
}

async function sharedVault(url: string, masterKey: Buffer): Promise<{ vault: KeyVault; shared: SharedStore }> {
  const shared = await openSharedStore(url);
  try {
    return { vault: await openSharedVault({ store: ringsIn(shared), masterKey, name: 'MONGODB_URL' }), shared };
  } catch (error) {
    await shared.close();
    throw error;
  }
}

/**
 * Opens the keys, and the store that they share with accounts and files when there is one; closing the keys closes it.
 * @throws WrongMasterKey, DataInUse, ConfigRefused
 */
export const openKeys = async (
  place: KeyPlace,
  masterKey: Buffer,
): Promise<{ readonly vault: KeyVault; readonly shared: SharedStore | null }> =>
  place.kind === 'shared'
    ? sharedVault(place.url, masterKey)
    : { vault: await openVault({ file: place.file, masterKey }), shared: null };

/** Opens the keys for a thread that only reads them. @throws WrongMasterKey, ConfigRefused */
export const openKeyReader = async (place: KeyPlace, masterKey: Buffer): Promise<KeyReader> =>
  place.kind === 'shared'
    ? (await sharedVault(place.url, masterKey)).vault
    : openVaultReader({ file: place.file, masterKey });
