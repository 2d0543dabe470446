export * from './port';
export { withoutProcessor } from './kinds';
export { openInProcessJobs } from './in-process/open';
export { openBoard, type Admits, type Board } from './bull/board';
export { openBullJobs, type BullJobs } from './bull/open';
export { seeJobFile } from './in-process/seen';
export { seeBullJobs } from './bull/seen';
export type { JobSeen, JobsSeen } from './seen';
