import { instant } from '@kurator/kernel';

export const CLOCK = { now: instant() };
