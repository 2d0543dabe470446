export * from './connection';
export * from './errors';
export * from './lease';
export { endLeft, inTransaction, nameOfSession, SNAPSHOT, transactionIn } from './transaction';
