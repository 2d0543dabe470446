import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The project's root: the folder that holds `package.json`, whether this runs from `dist` or from the sources. */
export const projectRoot = ((): string => {
  const here = join(__dirname, '..', '..', '..');
  return here.endsWith(`${sep}dist`) ? join(here, '..') : here;
})();

/**
 * The compiled file of a module that runs in a worker thread. A worker cannot load TypeScript, so tests that run
 * from the sources use the build (`npm test` builds first).
 * @param module path from the project's root without extension, `libs/event-log/src/embedded/writer-thread`
 * @throws Error when nothing is built
 */
export function builtFile(module: string): string {
  const file = join(projectRoot, 'dist', `${module}.js`);
  if (!existsSync(file)) throw new Error(`${relative(projectRoot, file)} is missing: run "npm run build" first`);
  return file;
}
