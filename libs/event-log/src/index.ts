export * from './port';
export { MAX_BATCH_BYTES, MAX_EVENT_BYTES } from './limits';
export { DataInUse } from './sqlite/folder-lock';
export { openEmbeddedLog } from './embedded/open';
export { openEmbeddedLogReader, type LogReader } from './embedded/reader';
