export * from './embedded/open';
export * from './port';
export * from './projection';
