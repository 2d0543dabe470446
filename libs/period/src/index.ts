export * from './requests/events';
export * from './requests/kind';
export * from './requests/request';
