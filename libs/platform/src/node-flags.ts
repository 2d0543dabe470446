/**
 * What Node is started with for the register. Histories and rendered rows live for about a second; in the young space
 * that Node takes by itself (16 MB) most of them are still alive when it is full, are moved to the old space, and die
 * there, where collecting costs a multiple: a tenth of the processor's time under load (`npm run bench -- http`).
 */
export const NODE_FLAGS = ['--max-semi-space-size=32'] as const;
