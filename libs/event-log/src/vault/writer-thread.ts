import { serveWriter } from '../sqlite/serve-writer';
import { openVaultFile } from './vault-file';
import { vaultWriter } from './vault-writer';

serveWriter((start: { readonly file: string }) => vaultWriter(openVaultFile(start.file)));
