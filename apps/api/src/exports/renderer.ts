import type { Renderer } from '@kurator/read-models';
import type { ListQuestion } from '@projections/register-list';
import { regulationOf } from '../register/law';
import type { RendererOptions } from '../register/renderer';
import { openThreadReader } from '../register/thread-reader';
import { listedOf } from './sources/listing';

/** What a thread that fills a list opens for itself. */
export interface ListOptions extends RendererOptions {
  readonly question: ListQuestion;
}
/** Where a family's rows stand in what the thread answers. */
export const LISTED = 'listed';

/** Renders the rows of families in a thread of its own: readers are not disturbed. */
export async function createRenderer(options: unknown): Promise<Renderer> {
  const { law, question, ...files } = options as ListOptions;
  const reader = await openThreadReader(files);
  const regulation = regulationOf(law);
  return {
    async render(family) {
      const { facts, revision } = await reader.loadAll(family);
      if (revision < 0) return null;
      const listed = listedOf(family, facts, { regulation, question });
      return { family, revision, documents: { [LISTED]: [{ id: family, ...listed }] }, changes: [] };
    },
    close: () => reader.close(),
  };
}
