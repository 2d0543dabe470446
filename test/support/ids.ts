import { v5 } from 'uuid';

const NAMESPACE = '6f1c2a54-3f0e-4d7e-9d53-0c8f7a1b2c3d';

/** The UUID that a synthetic name stands for (`FAM-01`, `MIN-01-1`, a command's key): the same in every run. */
export const idOf = (name: string): string => v5(name, NAMESPACE);
