export { checkDirectory, isProblems } from './check-directory';
export * from './differences';
export * from './directory';
export * from './events';
export * from './file';
export * from './import-directory';
export * from './registries/events';
export * from './registries/kinds';
