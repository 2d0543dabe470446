import type { Build } from '../versions';

/** A build that its builder has not spoken of for so long is under way no more. */
const SILENT_MS = 60_000;
/** Unfinished builds that are kept to be gone on with: of the program that runs and of the one that comes. */
const KEPT = 2;

/** Whether somebody may still be at it. */
export const isUnderWay = ({ at }: Build, now: string): boolean => Date.parse(now) - Date.parse(at) < SILENT_MS;

/** The newest build of each program, and of two programs at most: those that may be gone on with. */
export function keptBuilds(builds: readonly Build[]): readonly Build[] {
  const newest = new Map(builds.map((build) => [build.signature, build]));
  return [...newest.values()].slice(-KEPT);
}
