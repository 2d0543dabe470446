import { createStore } from '../ui/store';

/** The number of the inspection under which an inspector reads; in memory only: each sitting names it again. */
export const inspectionCase = createStore<string | null>(null);
