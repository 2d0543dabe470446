export * from './counts';
export * from './counts-at';
export * from './of-family';
export * from './of-store';
export * from './touched';
