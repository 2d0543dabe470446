export * from './port';
export { withoutProcessor } from './kinds';
export { openInProcessJobs } from './in-process/open';
export { openBullJobs, type BullJobs } from './bull/open';
