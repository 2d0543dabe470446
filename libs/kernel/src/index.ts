export * from './beside';
export * from './catalogue';
export * from './exhaustive';
export * from './fact';
export * from './rejection';
export * from './shape';
export * from './time';
