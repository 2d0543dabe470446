import { setFlagsFromString } from 'node:v8';

/**
 * What Node is started with for the register. Histories and rendered rows live for about a second; in the young space
 * that Node takes by itself (16 MB) most of them are still alive when it is full, are moved to the old space, and die
 * there, where collecting costs a multiple: a tenth of the processor's time under load (`npm run bench -- http`).
 */
export const NODE_FLAGS = ['--max-semi-space-size=32'] as const;

/**
 * Leaves each thread started from now on the young space of its own `resourceLimits`: the flag above is meant for the
 * main thread, but overrules those limits in every thread, and seven of them took a third more memory than they need.
 */
export const letThreadsKeepTheirLimits = (): void => setFlagsFromString('--max-semi-space-size=0');
