export * from './built-file';
