import { setFlagsFromString } from 'node:v8';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { builtFile } from './built-file';

/**
 * Starts a thread that keeps to its limits. The flag that Node is started with for the sake of the main thread
 * (`NODE_FLAGS`) overrules the young space of every thread started after it: with it, those that render and write took a
 * third more memory than they need.
 * @param module path from the project's root, as for `builtFile`
 * @throws Error when nothing is built
 */
export function limitedThread(module: string, workerData: unknown, resourceLimits: ResourceLimits): Worker {
  setFlagsFromString('--max-semi-space-size=0');
  return new Worker(builtFile(module), { workerData, resourceLimits });
}
