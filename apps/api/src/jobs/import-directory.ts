import { JobRefused, type Processor } from '@kurator/jobs';
import type { Actor } from '@kurator/kernel';
import type { DirectoryImport } from '../parts';

/** What an administrator sent with `Prefer: respond-async`. */
interface ImportQuestion {
  readonly question: { readonly file: unknown; readonly actor: Actor };
}

/** Imports a directory file in the background; done again it finds nothing to change. @returns the differences */
export const importProcessor =
  (importFile: (file: unknown, actor: Actor) => Promise<DirectoryImport>): Processor =>
  async (input) => {
    const { file, actor } = (input as ImportQuestion).question;
    const result = await importFile(file, actor);
    if (result.ok) return result.differences;
    const [first] = result.problems;
    throw new JobRefused({
      code: 'DIRECTORY_INVALID',
      params: { path: first?.path ?? '', message: first?.message ?? '', problems: result.problems.length },
    });
  };
