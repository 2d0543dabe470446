import { familyView } from '@kurator/family';
import { familyProjections, renderFamily, type Renderer } from '@kurator/read-models';
import { regulationOf, type LawSource } from './law';
import { projections } from './projections';
import { openThreadReader, type ReaderOptions } from './thread-reader';

/** What a renderer thread opens for itself: plain data, copied into it. */
export interface RendererOptions extends ReaderOptions {
  readonly law: LawSource;
}

/** Renders families for a rebuild, in a thread of its own, from the log and the vault opened read-only. */
export async function createRenderer(options: unknown): Promise<Renderer> {
  const reader = await openThreadReader(options as RendererOptions);
  const regulation = regulationOf((options as RendererOptions).law);
  const byFamily = familyProjections(projections);
  return {
    async render(familyId) {
      const { facts, revision } = await reader.load(familyId);
      if (revision < 0) return null;
      return renderFamily(byFamily, familyId, { view: familyView(familyId, facts, regulation), revision });
    },
    close: () => reader.close(),
  };
}
