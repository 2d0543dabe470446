import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedReadModels } from '@kurator/read-models';
import { readModelContract } from './contract';
import type { OpenAdapter } from './harness';

const open: OpenAdapter = ({ dir, ...options }) => {
  mkdirSync(dir, { recursive: true });
  return openEmbeddedReadModels({ ...options, file: join(dir, 'models.db') });
};

readModelContract('the embedded store', open);
