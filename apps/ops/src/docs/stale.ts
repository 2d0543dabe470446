import type { Page } from './pages';

/**
 * The pages whose committed text differs from what the code says now, or that do not exist.
 * @param committed text of a file of the project, null when there is none
 */
export const stalePages = (pages: readonly Page[], committed: (file: string) => string | null): readonly Page[] =>
  pages.filter(({ file, render }) => committed(file) !== render());
