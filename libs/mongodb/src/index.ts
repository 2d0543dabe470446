export * from './connection';
export * from './errors';
export * from './lease';
export { SNAPSHOT, inTransaction } from './transaction';
