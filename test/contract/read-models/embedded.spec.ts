import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedReadModels, openEmbeddedVersions } from '@kurator/read-models';
import { collections } from '../../doubles/counters/domain';
import { readModelContract } from './contract';
import { buildsContract } from './contract-builds';
import { temporaryFolder, type OpenAdapter } from './harness';

const open: OpenAdapter = ({ dir, ...options }) => {
  mkdirSync(dir, { recursive: true });
  return openEmbeddedReadModels({ ...options, file: join(dir, 'models.db') });
};

readModelContract('the embedded store', open);

const folder = temporaryFolder();
buildsContract('the embedded store', () => openEmbeddedVersions(join(folder.dir, 'versions'), collections));
