export * from './corrections';
export * from './given';
export * from './send';
export * from './world';
