import { bool, instant, int, opt } from '@kurator/kernel';

export const CLOCK = { now: instant() };
/** `accept`: the new read models serve even where they differ from those before; `percent` of one core, REBUILD_PERCENT when absent. */
export const REBUILD = { accept: opt(bool()), percent: opt(int(1, 100)) };
